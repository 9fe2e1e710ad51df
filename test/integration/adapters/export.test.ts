import { afterEach, describe, expect, it } from 'vitest';
import type { SeenMessage } from '../../../src/playground/slack/workspace.ts';
import type { PersonKey } from '../../../src/store/store.ts';
import { openDiscord, type DiscordChat } from '../../harness/platforms/discord.ts';
import { openSlack, type SlackChat } from '../../harness/platforms/slack.ts';
import { START, NAME, expected, known } from '../../harness/fixtures/integration/adapters/export.ts';

let close: (() => Promise<void>) | undefined;
afterEach(() => close?.());

describe('given a person on Slack with a plan', () => {
  const personOf = ({ workspace, ada }: SlackChat): PersonKey => ({
    platform: 'slack',
    workspace: workspace.teamId,
    person: ada.id,
  });
  async function open(): Promise<SlackChat> {
    const one = await openSlack();
    close = () => one.close();
    await one.type(START);
    await one.until(() => one.read().includes('You’re in!'));
    await known(one.store, personOf(one));
    return one;
  }
  const inDm = ({ ada }: SlackChat): SeenMessage | undefined => ada.sees(ada.dm()).at(-1);
  const ask = async (one: SlackChat, words: string): Promise<void> => {
    await one.type('/rung privacy export');
    await one.until(() => one.read().includes(words));
  };

  it('when they ask for it as a file, then it is in their messages, whole, and nobody else sees it', async () => {
    const one = await open();
    await ask(one, 'in your messages with Rung');
    const [file] = inDm(one)?.files ?? [];
    if (!file) throw new Error('there is no file');
    expect(file.name).toMatch(NAME);
    const said = JSON.parse(one.ada.download(file).toString()) as object;
    expect(said).toEqual(await expected(one.store, personOf(one)));
    expect(one.overheard()).not.toContain('rung-export');
    expect(() => one.bob.download(file)).toThrow('sees no file');
    expect(one.newest().ephemeral).toBe(true);
    expect(JSON.stringify(one.telemetry.lines)).not.toContain('30-days');
    expect(one.bugs).toEqual([]);
  });

  it('when the page of all that is held is open, then a button gets the file', async () => {
    const one = await open();
    await one.type('/rung privacy');
    await one.until(() => one.read().includes('Get a file'));
    await one.press('Get a file');
    await one.until(() => inDm(one)?.files.length === 1);
    expect(one.bugs).toEqual([]);
  });

  it('when the app may not upload, or the upload fails, then the answer has it all in words', async () => {
    const one = await open();
    one.workspace.faults.set({ method: 'upload', kind: '5xx', times: 1 });
    await ask(one, '"format": "rung-export"');
    expect(one.telemetry.lines.join()).toContain('HTTP 500');
    one.workspace.faults.removeScopes('files:write');
    await ask(one, '"format": "rung-export"');
    await one.until(() => one.telemetry.lines.join().includes('missing_scope'));
    expect(one.ada.sees(one.ada.dm()).flatMap(({ files }) => files)).toEqual([]);
    expect(one.overheard()).not.toContain('rung-export');
  });
});

describe('given a person on Discord with a plan', () => {
  const personOf = ({ ada }: DiscordChat): PersonKey => ({
    platform: 'discord',
    workspace: '',
    person: ada.id,
  });
  async function open(): Promise<DiscordChat> {
    const one = await openDiscord();
    close = () => one.close();
    await one.type(START);
    await one.until(() => one.read().includes('You’re in!'));
    await known(one.store, personOf(one));
    return one;
  }
  const attached = (one: DiscordChat): readonly { filename: string; url: string }[] =>
    one.newest().attachments as unknown as { filename: string; url: string }[];

  it('when they ask for it as a file, then it is in the answer, whole, and nobody else sees it', async () => {
    const one = await open();
    await one.type('/rung privacy');
    await one.until(() => one.read().includes('Get a file'));
    await one.press('Get a file');
    await one.until(() => attached(one).length === 1);
    const [file] = attached(one);
    expect(file?.filename).toMatch(NAME);
    const said = (await (await fetch(file?.url ?? '')).json()) as object;
    expect(said).toEqual(await expected(one.store, personOf(one)));
    expect(one.newest().ephemeral).toBe(true);
    expect(one.bob.sees(one.general).flatMap(({ attachments }) => attachments)).toEqual([]);
    expect(one.overheard()).not.toContain('rung-export');
    expect(one.bugs).toEqual([]);
  });

  it('when another answer takes its place, then the file goes with it', async () => {
    const one = await open();
    await one.type('/rung privacy export');
    await one.until(() => attached(one).length === 1);
    await one.press('Show it here');
    await one.until(() => one.read().includes('Settings') || one.read().includes('Your plans'));
    expect(attached(one)).toEqual([]);
    expect(one.bugs).toEqual([]);
  });

  it('when Discord does not take the file, then the answer has it all in words', async () => {
    const one = await open();
    one.guild.faults.set({ route: /@original$/, kind: '5xx', status: 413, times: 1 });
    await one.type('/rung privacy export');
    await one.until(() => one.read().includes('"format": "rung-export"'));
  });
});
