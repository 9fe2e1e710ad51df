import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDiscordClient } from '../../../../../src/playground/page/discord/client/client.ts';
import { ActRefused, type ChatClient } from '../../../../../src/playground/page/seam/client.ts';
import { openDiscord, type DiscordChat } from '../../../../harness/platforms/discord.ts';

const NOW = Date.UTC(2026, 10, 25, 10);
const ADA = { person: 'Ada', place: 'general' };
const BO = { person: 'Bo', place: 'general' };

let chat: DiscordChat;
let client: ChatClient;
let changes = 0;

beforeAll(async () => {
  chat = await openDiscord({ now: () => NOW });
  client = openDiscordClient({ guild: chat.guild, now: () => NOW });
  client.onChange(() => changes++);
});
afterAll(() => chat.close());

const type = (line: string, at = ADA): Promise<void> =>
  client.act(at, { act: { kind: 'type' }, value: line });
const screen = (at = ADA): string => (client.draw(at).entries.at(-1)?.html ?? '').replaceAll(/\s+/g, ' ');
const decoded = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
/** What the page would post for an element with these words in it. */
function actOn(html: string, words: string): unknown {
  const found = [
    ...html.matchAll(/<(?:button|select)[^>]*data-act="([^"]*)"[^>]*>([^]*?)<\/(?:button|select)>/g),
  ];
  const [, act = ''] = found.find(([, , inside = '']) => inside.includes(words)) ?? [];
  if (act === '') throw new Error(`there is no ${words} in ${html}`);
  return JSON.parse(decoded(act));
}

describe('given Rung in the Discord of the page', () => {
  it('when places and people are asked for, then they are those of the page', () => {
    expect(client.people.map((one) => one.name)).toEqual(['Ada', 'Bo', 'Chen']);
    expect(client.places('Ada').map((one) => one.id)).toEqual(['general', 'ml-team', 'rung']);
    expect(client.draw({ person: 'Chen', place: 'rung' }).composer).toEqual({ placeholder: 'Message @Rung' });
    expect(() => client.draw({ person: 'Dan', place: 'general' })).toThrow(ActRefused);
    expect(() => client.draw({ person: 'Ada', place: 'nowhere' })).toThrow(ActRefused);
  });

  it('when a command is typed, then its answer is drawn for that person alone, and changes were told', async () => {
    const before = changes;
    await type('/salary level:senior place:london');
    await chat.until(() => screen().includes('Senior AI engineer'));
    expect(screen()).toContain('used <span class="dc-used">/salary</span>');
    expect(screen()).toContain('Only you can see this');
    expect(client.draw(BO).entries).toEqual([]);
    expect(changes).toBeGreaterThan(before);
  });

  it('when a button of it is pressed and a list is used, then the message changes under its key', async () => {
    const key = client.draw(ADA).entries.at(-1)?.key;
    await client.act(ADA, { act: actOn(screen(), 'Show the maths') });
    await chat.until(() => screen().includes('The maths'));
    await client.act(ADA, { act: actOn(screen(), 'Back') });
    await chat.until(() => screen().includes('Add a specialisation'));
    expect(client.draw(ADA).entries.at(-1)?.key).toBe(key);
    const value = decoded(/<option value="([^"]+)"/.exec(screen())?.[1] ?? '');
    const before = screen();
    await client.act(ADA, { act: actOn(screen(), 'Add a specialisation'), value });
    await chat.until(() => screen() !== before);
  });

  it('when a line is being typed, then commands, options and what Rung completes are offered', async () => {
    const first = async (typed: string) => (await client.suggest(ADA, typed))[0];
    expect(await first('/sal')).toMatchObject({ label: '/salary', fill: '/salary ', sends: false });
    expect(await first('/salary pl')).toMatchObject({ label: 'place', fill: '/salary place:' });
    const place = await first('/salary level:senior place:lond');
    expect(place?.fill).toBe('/salary level:senior place:London, UK ');
    await type(place?.fill ?? '');
    await chat.until(() => screen().includes('Senior AI engineer'));
  });

  it('when a form is opened, then it is filled in and submitted, or closed', async () => {
    await type('/rung settings');
    await chat.until(() => screen().includes('Your settings'));
    const change = actOn(screen(), 'Change');
    await client.act(ADA, { act: change });
    expect(client.draw({ ...ADA, place: 'rung' }).modal).toContain('Submit');
    await client.act(ADA, { act: { kind: 'close' } });
    expect(client.draw(ADA).modal).toBeUndefined();
    await client.act(ADA, { act: change });
    const form = client.draw(ADA).modal ?? '';
    const act = JSON.parse(decoded(/<form[^>]*data-act="([^"]*)"/.exec(form)?.[1] ?? '')) as unknown;
    const fields = [...form.matchAll(/name="([^"]+)"/g)].map((one) => one[1] ?? '');
    const place = fields.find((one) => one.includes('place')) ?? '';
    await client.act(ADA, { act, value: { [place]: 'Berlin' } });
    await chat.until(() => screen().includes('Berlin'));
    expect(client.draw(ADA).modal).toBeUndefined();
    await expect(client.act(ADA, { act, value: {} })).rejects.toThrow('This form is no longer open.');
  });

  it('when an answer is dismissed, then it is gone for that person', async () => {
    const entry = client.draw(ADA).entries.at(-1);
    await client.act(ADA, { act: actOn(screen(), 'Dismiss message') });
    expect(client.draw(ADA).entries.map((one) => one.key)).not.toContain(entry?.key);
  });

  it('when Rung is mentioned, then everyone reads the answer, and it is unread until they look', async () => {
    client.draw(BO);
    await type('hi @Rung salary senior berlin');
    await chat.until(() => screen(ADA).includes('Berlin') && screen(ADA).includes('APP'));
    expect(client.unread('Bo')).toEqual(['general']);
    expect(screen(BO)).toContain('>@Ada<');
    expect(client.unread('Bo')).toEqual([]);
  });

  it.each([
    ['/nothing', 'There is no command /nothing here.'],
    ['/rung', /^Choose one: \/rung about, /],
    ['/salary plce:x', '/salary has no option "plce".'],
    ['  ', 'Type something first.'],
  ])('when %j is typed, then it is refused with a sentence', async (line, words) => {
    await expect(type(line)).rejects.toThrow(ActRefused);
    await expect(type(line)).rejects.toThrow(words);
  });

  it('when the page posts what no element holds, then it is refused', async () => {
    await expect(client.act(ADA, { act: { kind: 'fly' } })).rejects.toThrow(ActRefused);
    const act = { kind: 'press', message: '1', id: 'x' };
    await expect(client.act(ADA, { act })).rejects.toThrow('The message was deleted.');
  });

  it('when a file comes, then who sees it has its bytes, and nobody else', async () => {
    await type('/roadmap export roadmap:software engineer');
    await chat.until(() => screen().includes('software-engineer.yaml'));
    const id = /\/file\/discord\/Ada\/(\d+)/.exec(screen())?.[1] ?? '';
    expect(Buffer.from(client.file('Ada', id)?.bytes ?? []).toString()).toContain('software-engineer');
    expect(client.file('Bo', id)).toBeUndefined();
  });
});

describe('given trouble of the network', () => {
  const switchOf = (name: string) => {
    const found = client.network.find((one) => one.name === name);
    if (!found) throw new Error(`there is no ${name}`);
    return found;
  };

  it('when the connection closes, then Rung resumes by itself and answers', async () => {
    switchOf('disconnect').begin();
    expect(switchOf('disconnect').active()).toBe(true);
    await chat.until(() => !switchOf('disconnect').active());
    await type('/rung help');
    await chat.until(() => screen().includes('What I can help with'));
  });

  it('when a request is dropped or throttled, then it is said until it is over', async () => {
    const drop = switchOf('drop-reply');
    drop.begin();
    expect(drop.active()).toBe(true);
    await type('/rung about');
    expect(drop.active()).toBe(false);
    const throttle = switchOf('throttle');
    throttle.begin();
    expect(throttle.active()).toBe(true);
    throttle.end?.();
    expect(throttle.active()).toBe(false);
  });
});
