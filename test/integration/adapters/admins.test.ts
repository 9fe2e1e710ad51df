import { afterEach, describe, expect, it } from 'vitest';
import { type Profile } from '../../../src/core/declare/command.ts';
import { ACTOR, openApp, VENUE } from '../../harness/app.ts';
import { openDiscord } from '../../harness/platforms/discord.ts';
import { openSlack, type SlackChat, type SlackOptions } from '../../harness/platforms/slack.ts';
import { openStreams } from '../../harness/platforms/terminal.ts';
import { untilOn } from '../../harness/until.ts';
import { extra, CARD } from '../../harness/fixtures/integration/adapters/admins.ts';

let close: (() => Promise<void>) | undefined;
afterEach(async () => {
  await close?.();
  close = undefined;
});

describe('given a card in a channel of Slack', () => {
  async function open(options: SlackOptions = {}): Promise<SlackChat> {
    const chat = await openSlack({ extra, ...options });
    close = () => chat.close();
    return chat;
  }
  /** What somebody is told who presses a button of the card. */
  async function told(one: SlackChat, name: string, admin: boolean, label = 'May I?'): Promise<string> {
    const { workspace, adapter: slack } = one;
    const person = workspace.addPerson(name, { admin });
    const channel = workspace.addChannel(`with-${name}`, { members: [person], bot: true });
    const venue = { platform: 'slack', workspace: workspace.teamId, channel: channel.id, direct: false };
    await slack.send(venue, CARD, name);
    const [card] = person.sees(channel);
    if (!card) throw new Error('there is no card');
    await person.press(card, label);
    return untilOn(workspace, () => person.sees(channel)[1]?.words());
  }

  it('when an admin asks, then that is known, and of anybody else that they are none', async () => {
    const one = await open();
    expect(await told(one, 'cleo', true)).toContain('admin true, zone unknown');
    expect(await told(one, 'dan', false)).toContain('admin false');
  });

  it('when the command has no use for it, then nobody is looked up', async () => {
    const one = await open();
    expect(await told(one, 'cleo', true, 'Who am I?')).toContain('admin unknown, zone unknown');
    expect(one.workspace.calls.filter(({ method }) => method === 'users.info')).toEqual([]);
  });

  it.each([
    ['the scope is missing', (one: SlackChat) => one.workspace.faults.removeScopes('users:read')],
    ['Slack is slow', (one: SlackChat) => one.workspace.faults.set({ method: 'users.info', kind: 'hang' })],
    ['Slack fails', (one: SlackChat) => one.workspace.faults.set({ method: 'users.info', kind: '5xx' })],
  ])('when %s, then it is not known', async (_, spoil) => {
    const one = await open({ pace: 0.1 });
    spoil(one);
    expect(await told(one, 'cleo', true)).toContain('admin unknown');
    expect(one.bugs).toEqual([]);
  });
});

describe('given a card in a channel of Discord', () => {
  it.each([
    ['who may do everything', { admin: true }, 'admin true'],
    ['who may manage the server', { manages: true }, 'admin true'],
    ['who may do neither', {}, 'admin false'],
  ])('when somebody presses it %s, then that is known without asking Discord', async (_, rights, words) => {
    const discordChat = await openDiscord({ extra });
    close = () => discordChat.close();
    const { adapter: discord, general, guild } = discordChat;
    const cleo = guild.addPerson('cleo', rights);
    const venue = { platform: 'discord', workspace: guild.guildId, channel: general.id, direct: false };
    await discord.send(venue, CARD, 'k1');
    const [card] = cleo.sees(general);
    if (!card) throw new Error('there is no card');
    await cleo.press(card, 'May I?');
    await untilOn(guild, () => cleo.sees(general).at(-1)?.words().includes(words) === true);
    await cleo.press(card, 'Who am I?');
    await untilOn(guild, () => cleo.sees(general).at(-1)?.words().includes('admin unknown') === true);
    expect(
      guild.calls.filter(({ method, path }) => method === 'GET' && /members|guilds\//.test(path)),
    ).toEqual([]);
    expect(discordChat.bugs).toEqual([]);
  });

  it('when it is asked in private, by a press or in words, then there is no server to run', async () => {
    const discordChat = await openDiscord({ extra });
    close = () => discordChat.close();
    const cleo = discordChat.guild.addPerson('cleo', { admin: true });
    const words = (): string => cleo.sees(cleo.dm()).at(-1)?.words() ?? '';
    await cleo.say(cleo.dm(), 'mayi');
    await discordChat.until(() => words().includes('admin unknown'));
    await discordChat.adapter.send({ platform: 'discord', channel: cleo.id, direct: true }, CARD, 'k1');
    const card = cleo.sees(cleo.dm()).at(-1);
    if (!card) throw new Error('there is no card');
    await cleo.press(card, 'May I?');
    await discordChat.until(() => words().includes('admin unknown'));
  });
});

describe('given the terminal', () => {
  it('when its person asks, then they run the place', async () => {
    const { app, type } = await openStreams({ extra });
    expect(await type('/mayi', '/whoami')).toMatch(/admin true, zone unknown[^]*admin unknown/);
    await app.close();
    expect(app.bugs).toEqual([]);
  });
});

describe('given the core', () => {
  it.each<[string, () => Promise<Profile>, string]>([
    ['both', () => Promise.resolve({ admin: true, zone: 'Europe/Berlin' }), 'admin true, zone unknown'],
    ['that they are none', () => Promise.resolve({ admin: false }), 'admin false'],
    ['nothing', () => Promise.resolve({}), 'admin unknown'],
    ['an error', () => Promise.reject(new Error('away')), 'admin unknown'],
  ])('when a profile gives %s, then a command is told what it has a use for', async (_, profile, words) => {
    const { core, bugs, close } = await openApp({ extra });
    const asked = {
      path: ['mayi'],
      input: { kind: 'fields', fields: {} },
      actor: ACTOR,
      venue: VENUE,
      at: 0,
    } as const;
    expect((await core.invoke({ ...asked, id: '1' }, { profile })).reply.summary).toContain(words);
    expect((await core.handleOnce({ ...asked, id: '2' }, { profile }))?.reply.summary).toContain(words);
    expect((await core.invoke({ ...asked, id: '3' })).reply.summary).toContain('admin unknown');
    await close();
    expect(bugs).toEqual([]);
  });
});
