import { MessageFlags } from 'discord-api-types/v10';
import { afterEach, describe, expect, it } from 'vitest';
import { openDiscord, type DiscordChat } from '../../../harness/platforms/discord.ts';
import type { Channel, Person } from '../../../../src/playground/discord/people/person.ts';
import type { SeenMessage } from '../../../../src/playground/discord/people/screen.ts';
import { untilOn } from '../../../harness/until.ts';

let discord: DiscordChat | undefined;
afterEach(async () => {
  await discord?.close();
  discord = undefined;
});
const open = async (options: Parameters<typeof openDiscord>[0] = {}): Promise<DiscordChat> =>
  (discord = await openDiscord(options));
const ours = (person: Person, channel: Channel): readonly SeenMessage[] =>
  person.sees(channel).filter((one) => one.from === 'rung' && !one.loading);
const newest = (person: Person, channel: Channel): string => ours(person, channel).at(-1)?.words() ?? '';

describe('given a person who types a command', () => {
  it('when they type an option, then choices come within 50 ms, none of them taken already', async () => {
    const { ada, general, guild } = await open();
    await ada.complete(general, 'salary', 'place', 'lon');
    const began = performance.now();
    const found = await ada.complete(general, 'salary', 'place', 'lon');
    expect(performance.now() - began).toBeLessThan(50);
    expect(found[0]?.name).toBe('London, UK');
    const taken = String(found[0]?.value);
    const others = await ada.complete(general, 'salary-compare', 'place-2', 'lon', { place: taken });
    expect(others.length).toBeGreaterThan(0);
    expect(others.map((one) => one.value)).not.toContain(taken);
    const all = await ada.complete(general, 'salary', 'place', '');
    expect(all.length).toBeGreaterThan(3);
    expect(all.length).toBeLessThanOrEqual(25);
    expect(await ada.complete(general, 'salary', 'place', 'x'.repeat(5_000))).toEqual([]);
    expect(guild.calls.filter((one) => one.path.endsWith('/callback') && one.status >= 400)).toEqual([]);
  });

  it('when they name several places, then each is an option of its own', async () => {
    const { ada, general, guild } = await open();
    await ada.run(general, 'salary-compare', { level: 'senior', place: 'london', 'place-2': 'berlin' });
    await untilOn(guild, () => newest(ada, general).includes('Berlin'));
    expect(newest(ada, general)).toContain('London');
  });

  it('when they press in their private answer, then the new one takes its place', async () => {
    const one = await open();
    await one.type('/salary senior wonderland');
    await one.until(() => one.read().includes('wonderland'));
    await one.press('Sunderland, UK');
    await one.until(() => one.read().includes('Sunderland'));
    expect(ours(one.ada, one.general)).toHaveLength(1);
  });

  it('when another presses a public answer, then they get one of their own', async () => {
    const one = await open();
    await one.ada.say(one.general, '@rung salary senior london');
    await one.until(() => one.read().includes('£90K–£130K'));
    const [shown] = ours(one.bob, one.general);
    if (!shown) throw new Error('bob sees the answer');
    await one.bob.press(shown, 'Show the maths');
    await one.until(() => newest(one.bob, one.general).includes('The maths'));
    expect(ours(one.bob, one.general)).toHaveLength(2);
    expect(ours(one.ada, one.general)).toHaveLength(1);
  });

  it('when a button is no longer known, then it says so', async () => {
    const one = await open();
    const { components } = await one.ada.say(one.general, 'nothing for Rung');
    expect(components).toEqual([]);
    await one.type('/salary senior london');
    await one.until(() => one.read().includes('£90K–£130K'));
    const channel = one.general;
    const message = one.newest();
    one.core.resolveAction = () => undefined;
    await one.ada.press(message, 'Show the maths');
    await one.until(() => newest(one.ada, channel) !== message.words());
    expect(one.bugs).toEqual([]);
  });
});

describe('given a channel where everyone reads along', () => {
  it('when a lookup is asked by a mention, then it is answered publicly, in reply, and nobody is pinged', async () => {
    const one = await open();
    const asked = await one.ada.say(one.general, '@rung salary senior london');
    await one.until(() => one.overheard().includes('£90K–£130K'));
    const sent = one.guild.calls.find((call) => call.path.endsWith('/messages') && call.method === 'POST');
    expect(sent?.body).toMatchObject({
      allowed_mentions: { parse: [], replied_user: false },
      enforce_nonce: true,
      message_reference: { message_id: asked.id },
    });
    expect(one.pinged()).toEqual([]);
    expect(one.overheard()).not.toContain('[Share here]');
  });

  it('when the role of Rung is picked instead of its name, then that is a mention too', async () => {
    const one = await open();
    await one.ada.say(one.general, '@&rung salary senior london');
    await one.until(() => one.overheard().includes('£90K–£130K'));
  });

  it('when Rung is not called by name, then it is silent', async () => {
    const one = await open();
    await one.ada.say(one.general, 'salary senior london');
    await one.ada.say(one.general, '@everyone salary senior london');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(ours(one.bob, one.general)).toEqual([]);
  });

  it('when something personal is asked, then only a button is public, and each who presses it is answered alone', async () => {
    const one = await open();
    await one.type('/rung settings senior singapore');
    await one.until(() => one.read().includes('Settings saved'));
    await one.ada.say(one.general, '@rung settings');
    await one.until(() => one.overheard().includes('That is for you alone'));
    expect(one.overheard()).not.toContain('Singapore');
    await one.press('Open privately');
    await one.until(() => one.read().includes('Singapore'));
    expect(one.overheard()).not.toContain('Singapore');
  });

  it('when settings are said by a mention, then nothing changes before they were seen in a form', async () => {
    const one = await open();
    await one.ada.say(one.general, '@rung settings senior berlin');
    await one.until(() => one.overheard().includes('That is for you alone'));
    await one.press('Open privately');
    await one.until(() => one.hasForm());
    await one.submit({});
    await one.until(() => one.read().includes('Settings saved'));
    expect(one.read()).toContain('Berlin');
  });

  it('when a lookup leaves out what is remembered, then that is not told to everyone', async () => {
    const one = await open();
    await one.type('/rung settings senior singapore');
    await one.until(() => one.read().includes('Settings saved'));
    await one.ada.say(one.general, '@rung salary');
    await one.until(() => one.overheard().includes('?'));
    expect(one.overheard()).not.toContain('ingapore');
  });

  it('when help is asked for or a word is unknown, then it is answered publicly', async () => {
    const one = await open();
    await one.ada.say(one.general, '@rung help');
    await one.until(() => one.overheard().includes('What I can help with'));
    await one.ada.say(one.general, '@rung salry senior london');
    await one.until(() => one.overheard().includes('I don’t know'));
  });

  it.each(['@rung', '@rung hello'])('when “%s” is all that is said, then it is greeted', async (said) => {
    const one = await open();
    await one.ada.say(one.general, said);
    await one.until(() => one.overheard().includes('What would I earn?'));
    expect(one.overheard()).not.toContain('What I can help with');
  });

  it('when Rung may not write there, then the answer comes in private', async () => {
    const one = await open();
    const quiet = one.guild.addChannel('quiet', { writes: false });
    await one.ada.say(quiet, '@rung salary senior london');
    const dm = one.ada.dm();
    await one.until(() => newest(one.ada, dm).includes('£90K–£130K'));
    expect(newest(one.ada, dm)).toContain('I may not write in the channel');
  });

  it('when the person is not to be reached either, then the operator is told, with the fix', async () => {
    const one = await open();
    const quiet = one.guild.addChannel('quiet', { writes: false });
    one.ada.setDms(true);
    await one.ada.say(quiet, '@rung salary senior london');
    await one.until(() => one.telemetry.counts.get('undelivered') === 1);
    expect(one.telemetry.lines.join()).toContain('Let Rung’s role view the channel');
  });
});

describe('given a person who installed Rung for themselves', () => {
  const elsewhere = async (options: { externalApps: boolean }) => {
    const one = await open();
    const cleo = one.guild.addPerson('cleo', { installed: true });
    return { one, cleo, channel: one.guild.addChannel('there', { foreign: true, ...options }) };
  };

  it('when they use it in a server that lets them, then they can share', async () => {
    const { one, cleo, channel } = await elsewhere({ externalApps: true });
    await cleo.run(channel, 'salary', { level: 'senior', place: 'berlin' });
    await one.until(() => newest(cleo, channel).includes('€95K'));
    expect(ours(one.bob, channel)).toEqual([]);
    const [message] = ours(cleo, channel);
    if (message) await cleo.press(message, 'Share here');
    await one.until(() => newest(one.bob, channel).includes('€95K'));
  });

  it('when the server keeps such answers private, then sharing says so', async () => {
    const { one, cleo, channel } = await elsewhere({ externalApps: false });
    await cleo.run(channel, 'salary', { level: 'senior', place: 'berlin' });
    await one.until(() => newest(cleo, channel).includes('€95K'));
    const [message] = ours(cleo, channel);
    if (message) await cleo.press(message, 'Share here');
    await one.until(() => newest(cleo, channel).includes('This server keeps answers of apps'));
    expect(ours(one.bob, channel)).toEqual([]);
  });

  it('when they use it in a conversation of two, then only they see the answer', async () => {
    const one = await open();
    const cleo = one.guild.addPerson('cleo', { installed: true });
    const between = one.guild.addPrivate(cleo, one.bob);
    await cleo.run(between, 'salary', { level: 'senior', place: 'berlin' });
    await one.until(() => newest(cleo, between).includes('€95K'));
    expect(ours(one.bob, between)).toEqual([]);
  });
});

describe('given the conversation with Rung', () => {
  it('when a button is pressed there, then the answer takes the place of the message', async () => {
    const one = await open();
    one.at = one.ada.dm();
    await one.ada.say(one.at, 'salary senior london');
    await one.until(() => one.read().includes('£90K–£130K'));
    await one.press('Show the maths');
    await one.until(() => one.read().includes('The maths'));
    expect(ours(one.ada, one.at)).toHaveLength(1);
    await one.type('/salary senior berlin');
    await one.until(() => one.read().includes('€95K'));
    expect(one.newest().flags & MessageFlags.Ephemeral).toBe(0);
  });
});
