import { describe, expect } from 'vitest';
import { testClosing } from '../harness/closing.ts';
import { temporaryFolder } from '../harness/folder.ts';
import { openDiscord, type DiscordChat, type DiscordOptions } from '../harness/platforms/discord.ts';
import { openSlack, type SlackChat } from '../harness/platforms/slack.ts';
import { enveloped } from '../harness/slack-payloads/payload.ts';
import type { Channel } from '../../src/playground/slack/workspace.ts';

const folder = temporaryFolder();
const HELLO = 'I’m Rung: I help engineers move into AI';
const BUTTONS = ['What would I earn?', 'What should I learn?', 'Show me a 30-day plan'];

let files = 0;
const store = () => ({ kind: 'sqlite', file: folder.file(`greeting-${++files}.sqlite`) }) as const;

/** Resolves once whatever Rung was about to write in a channel of Slack's is written: its posts there are in one queue. */
async function written({ workspace, adapter }: SlackChat, { id: channel }: Channel): Promise<void> {
  await workspace.settled();
  const venue = { platform: 'slack', workspace: workspace.teamId, channel, direct: false };
  const last = { summary: 'The last', blocks: [], actions: [] };
  expect(await adapter.send(venue, last, 'last')).toMatchObject({ kind: 'sent' });
}

describe.concurrent('given Rung on Slack', () => {
  const it = testClosing;
  const greetings = ({ ada }: SlackChat, channel: Channel): number =>
    ada.sees(channel).filter((one) => one.words().includes(HELLO)).length;

  it('when it is added to a channel, then that channel is greeted once, and nobody else', async ({
    closing,
  }) => {
    const slack = closing(await openSlack());
    const { workspace, ada, bob, elsewhere } = slack;
    await bob.run(elsewhere, '/invite @rung');
    await slack.until(() => greetings(slack, elsewhere) === 1);
    await workspace.settled();
    const posts = workspace.calls.filter(({ method }) => method.startsWith('chat.'));
    expect(posts.map(({ args }) => args['channel'])).toEqual([elsewhere.id]);
    for (const label of BUTTONS) expect(ada.sees(elsewhere).at(-1)?.words()).toContain(label);
    expect(workspace.calls.some(({ method }) => method === 'conversations.open')).toBe(false);
    expect(slack.bugs).toEqual([]);
  });

  it('when the greeting’s button is pressed, then only who pressed it sees the answer', async ({
    closing,
  }) => {
    const slack = closing(await openSlack());
    await slack.bob.run(slack.elsewhere, '/invite @rung');
    await slack.until(() => greetings(slack, slack.elsewhere) === 1);
    slack.at = slack.elsewhere;
    await slack.press('What should I learn?');
    await slack.until(() => slack.read().includes('AI engineering skills'));
    expect(slack.overheard()).not.toContain('AI engineering skills');
  });

  it('when somebody sends it a file without a word, then they are greeted', async ({ closing }) => {
    const slack = closing(await openSlack());
    const { workspace, ada } = slack;
    slack.at = ada.dm();
    const ids = {
      ...{ team: workspace.teamId, app: workspace.appId, bot: workspace.botUserId, answers: '', unique: '1' },
      ...{ user: ada.id, name: 'ada', channel: slack.general.id, direct: slack.at.id },
    };
    const event = {
      type: 'message',
      subtype: 'file_share',
      user: ada.id,
      channel: slack.at.id,
      text: '',
    };
    await workspace.deliver('events_api', enveloped(ids, event));
    await slack.until(() => slack.read().includes('What would I earn?'));
    expect(slack.read()).toContain('senior in London');
  });

  it('when that is delivered again, or it is taken out and added again, then it is not greeted again', async ({
    closing,
  }) => {
    const slack = closing(await openSlack());
    slack.workspace.faults.repeat(3);
    for (let times = 0; times < 2; times++) {
      await slack.bob.run(slack.elsewhere, '/invite @rung');
      await slack.until(() => greetings(slack, slack.elsewhere) === 1);
      await slack.bob.run(slack.elsewhere, '/remove @rung');
    }
    await written(slack, slack.elsewhere);
    expect(greetings(slack, slack.elsewhere)).toBe(1);
    expect(slack.bugs).toEqual([]);
  });

  it('when another process hears of it, or one that starts later, then it is not greeted again', async ({
    closing,
  }) => {
    const shared = store();
    const first = closing(await openSlack({ store: shared }));
    const { workspace, bob, elsewhere } = first;
    const second = await openSlack({ store: shared, workspace, names: ['eve', 'joe'] });
    workspace.faults.repeat(4);
    await bob.run(elsewhere, '/invite @rung');
    await first.until(() => greetings(first, elsewhere) === 1);
    await workspace.settled();
    await second.close();
    const third = closing(await openSlack({ store: shared, workspace, names: ['kim', 'lee'] }));
    await bob.run(elsewhere, '/remove @rung');
    await bob.run(elsewhere, '/invite @rung');
    await written(first, elsewhere);
    await written(third, elsewhere);
    expect(greetings(first, elsewhere)).toBe(1);
    expect([...first.bugs, ...second.bugs, ...third.bugs]).toEqual([]);
  });

  it('when others are added, or it may not write there, then nothing is said', async ({ closing }) => {
    const slack = closing(await openSlack());
    const { workspace, ada, general } = slack;
    workspace.addPerson('cleo');
    await ada.run(general, '/invite @cleo');
    const strict = workspace.addChannel('news', { members: [ada], restricted: true });
    await ada.run(strict, '/invite @rung');
    await workspace.settled();
    expect(greetings(slack, general) + greetings(slack, strict)).toBe(0);
    expect(ada.sees(ada.dm())).toEqual([]);
    expect(slack.telemetry.lines).toEqual([]);
    expect(slack.bugs).toEqual([]);
  });

  it('when Slack is throttled just then, then it is greeted a little later', async ({ closing }) => {
    const slack = closing(await openSlack({ pace: 0.01 }));
    slack.workspace.faults.set({ method: 'chat.postMessage', kind: 'throttle', times: 1, retryAfter: 1 });
    await slack.bob.run(slack.elsewhere, '/invite @rung');
    await slack.until(() => greetings(slack, slack.elsewhere) === 1);
  });
});

describe.concurrent('given Rung on Discord', () => {
  const it = testClosing.extend('open', ({ closing }) => async (over: DiscordOptions = {}) => {
    const discord = closing(await openDiscord(over));
    const { guild } = discord;
    const welcome = guild.addChannel('welcome', { foreign: true, bot: true });
    guild.makeSystemChannel(welcome);
    const home = guild.addChannel('home');
    guild.makeSystemChannel(home);
    return { discord, guild, welcome, home };
  });
  const greetings = ({ ada }: DiscordChat, channel: DiscordChat['general']): number =>
    ada.sees(channel).filter((one) => one.words().includes(HELLO)).length;
  /** Resolves once whatever the gateway sent before is handled. */
  const handled = async (one: DiscordChat): Promise<void> => {
    one.at = one.general;
    const before = one.read();
    await one.type('/salary senior london');
    await one.until(() => one.read() !== before && one.read().includes('£90K'));
  };

  it('when it joins a server, then its system channel is greeted once, however often that is sent', async ({
    open,
  }) => {
    const { discord, guild, welcome } = await open();
    guild.gateway.repeat(3);
    guild.gateway.guildCreate(guild.foreignGuildId);
    await discord.until(() => greetings(discord, welcome) === 1);
    guild.gateway.repeat(1);
    for (const label of BUTTONS) expect(discord.ada.sees(welcome).at(-1)?.words()).toContain(label);
    guild.gateway.guildDelete(false, guild.foreignGuildId);
    guild.gateway.guildCreate(guild.foreignGuildId);
    await handled(discord);
    expect(greetings(discord, welcome)).toBe(1);
    expect(guild.calls.some(({ path }) => path.endsWith('/users/@me/channels'))).toBe(false);
    expect(discord.bugs).toEqual([]);
  });

  it('when it was in a server before, then an outage, a new session or a repetition greets nobody', async ({
    open,
  }) => {
    const { discord, guild, home } = await open();
    guild.gateway.guildDelete(true);
    guild.gateway.guildCreate();
    guild.gateway.guildCreate();
    guild.gateway.invalidate(false);
    // Sessions are started five seconds apart.
    await discord.until(() => guild.identifies === 2, 10_000);
    await discord.until(() => guild.connections() === 1);
    await handled(discord);
    expect(greetings(discord, home)).toBe(0);
    expect(discord.bugs).toEqual([]);
  });

  it('when it joined before it restarted, then it does not greet again', async ({ closing, open }) => {
    const { discord, guild, welcome } = await open({ store: store() });
    guild.gateway.guildCreate(guild.foreignGuildId);
    await discord.until(() => greetings(discord, welcome) === 1);
    await discord.stop();
    const next = closing(await openDiscord({ beside: discord }));
    guild.gateway.guildCreate(guild.foreignGuildId);
    await handled(next);
    expect(greetings(discord, welcome)).toBe(1);
  });

  it.for([
    ['there is no system channel', { isSystem: false, writes: true }],
    ['Rung may not write there', { isSystem: true, writes: false }],
  ] as const)(
    'when %s, then nothing is said and nobody is told',
    async ([, { isSystem, writes }], { closing }) => {
      const discord = closing(await openDiscord());
      const { guild } = discord;
      const welcome = guild.addChannel('welcome', { foreign: true, bot: true, writes });
      if (isSystem) guild.makeSystemChannel(welcome);
      guild.gateway.guildCreate(guild.foreignGuildId);
      await handled(discord);
      expect(discord.ada.sees(welcome)).toEqual([]);
      expect(discord.telemetry.lines).toEqual([]);
      expect(discord.bugs).toEqual([]);
    },
  );
});
