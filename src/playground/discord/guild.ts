import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { setThread } from './announce.ts';
import { faultBook, type Faults } from './faults.ts';
import type { Gateway } from './gateway/controls.ts';
import { openGateway } from './gateway/gateway.ts';
import { LIMITS } from './limits.ts';
import { personOf, type Channel, type Person } from './people/person.ts';
import { aboutRoutes } from './rest/about.ts';
import { channelRoutes } from './rest/channels.ts';
import { commandRoutes } from './rest/commands.ts';
import { interactionRoutes } from './rest/interactions.ts';
import { openRest, type Call } from './rest/server.ts';
import { webhookRoutes } from './rest/webhooks.ts';
import { channelOf } from './places.ts';
import { commandOf } from './wire.ts';
import { openWorld, type ChannelRecord } from './world.ts';
import type { Json } from './refusal.ts';

/** How a guild is set up; without anything it is as Discord is, but for the wait between identifies. */
export interface Setup {
  /** Epoch milliseconds; the machine's clock unless given. */
  readonly now?: () => number;
  readonly port?: number;
  /** Identifies left today; when they are used up the token is reset. */
  readonly remainingIdentifies?: number;
  /** How far apart identifies of one shard must be: Discord's own is 5000. */
  readonly identifyEveryMs?: number;
  readonly shards?: number;
  readonly maxConcurrency?: number;
  readonly heartbeatMs?: number;
  /** How long a person waits for a first answer, in real milliseconds. */
  readonly patienceMs?: number;
  /** DMs that may be opened in ten minutes. */
  readonly dmOpens?: number;
  /** Whether routes and the whole have their limits. */
  readonly rates?: boolean;
  readonly globalRequests?: number;
  /** Whether naming the app's role lets it read the message, as naming the app does. */
  readonly roleMentionsCount?: boolean;
}

/** A local Discord with one guild, spoken to over real sockets. */
export interface Guild {
  readonly origin: string;
  /** The address that discord.js takes as `rest.api`. */
  readonly apiUrl: string;
  readonly guildId: string;
  readonly appId: string;
  readonly botUserId: string;
  readonly botRoleId: string;
  readonly token: string;
  readonly calls: readonly Call[];
  readonly identifies: number;
  readonly resumes: number;
  /** Requests answered by 401, 403 or 429: 10,000 in ten minutes and Discord bans the address. */
  readonly invalidRequests: number;
  /** Sockets that are identified or resumed. */
  connections(): number;
  /** Sees every request that is let in, before it is done; what it throws becomes an HTTP 500. */
  onRequest?: (method: string, path: string, body: unknown) => void;
  addPerson(
    name: string,
    options?: {
      /** Whether a role of theirs may do everything, or manage the guild. */
      admin?: boolean;
      manages?: boolean;
      installed?: boolean;
      dmsClosed?: boolean;
      locale?: string;
    },
  ): Person;
  addChannel(
    name: string,
    options?: { bot?: boolean; writes?: boolean; externalApps?: boolean; foreign?: boolean },
  ): Channel;
  /** A thread of a channel; the app sees it where it sees the channel. */
  addThread(channel: Channel, name: string, options?: { writes?: boolean }): Channel;
  /** Sets the app's permissions in a channel. */
  permit(channel: Channel, rights: { readonly bot?: boolean; readonly writes?: boolean }): void;
  /** Archives a thread, or opens it again; a locked one is opened by moderators alone. */
  setThread(thread: Channel, change: { readonly archived?: boolean; readonly locked?: boolean }): void;
  /** A DM between persons, where only apps that they installed can be used. */
  addPrivate(...people: readonly Person[]): Channel;
  /** Commands as they are registered now. */
  commands(): readonly Json[];
  readonly faults: Faults;
  readonly gateway: Gateway;
  waitFor(check: () => boolean, ms?: number): Promise<void>;
  close(): Promise<void>;
}

/** The machine's clock, monotonic. */
const machineNow = (): number => performance.timeOrigin + performance.now();

/** Opens a guild on a port of the loopback address. */
export async function openGuild(setup: Setup = {}): Promise<Guild> {
  let address = '';
  const world = openWorld(setup.now ?? machineNow, () => address, setup.roleMentionsCount ?? true);
  const foreignId = [...world.guilds.keys()][1] ?? '';
  const { token } = world;
  const faults = faultBook();
  const calls: Call[] = [];
  const starts = {
    shards: setup.shards ?? 1,
    total: LIMITS.identifies,
    remaining: () => gate.remaining(),
    maxConcurrency: setup.maxConcurrency ?? 1,
  };
  const server = openRest({
    world,
    faults,
    calls,
    routes: [
      ...aboutRoutes(starts),
      ...commandRoutes,
      ...channelRoutes({ dmOpens: setup.dmOpens ?? 50 }),
      ...interactionRoutes,
      ...webhookRoutes,
    ],
    rates: setup.rates ?? true,
    globalRequests: setup.globalRequests ?? LIMITS.globalRequests,
    heard: ({ method, path, body }) => guild.onRequest?.(method, path, body),
  });
  const gate = openGateway(server, world, {
    heartbeatMs: setup.heartbeatMs ?? 41_250,
    remaining: setup.remainingIdentifies ?? LIMITS.identifies,
    identifyEveryMs: setup.identifyEveryMs ?? 0,
  });
  world.dispatch = gate.dispatch;
  await new Promise<void>((resolve) => server.listen(setup.port ?? 0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  address = origin;

  const addChannel = (made: Omit<ChannelRecord, 'id' | 'messages'>): Channel => {
    const channel: ChannelRecord = { id: world.nextId(), messages: [], ...made };
    world.channels.set(channel.id, channel);
    return channel;
  };
  const recordOf = ({ id, name }: Channel): ChannelRecord => {
    const found = world.channels.get(id);
    if (!found) throw new Error(`there is no channel ${name}`);
    return found;
  };
  const guild: Guild = {
    origin,
    apiUrl: `${origin}/api`,
    guildId: world.guildId,
    appId: world.appId,
    botUserId: world.botUserId,
    botRoleId: world.botRoleId,
    token,
    calls,
    get identifies() {
      return gate.identifies();
    },
    get resumes() {
      return gate.resumes();
    },
    get invalidRequests() {
      return calls.filter(({ status }) => status === 401 || status === 403 || status === 429).length;
    },
    connections: () => gate.connections(),
    addPerson: (name, options = {}) => {
      const {
        admin = false,
        manages = false,
        installed = false,
        dmsClosed = false,
        locale = 'en-US',
      } = options;
      const record = { id: world.nextId(), name, admin, manages, installed, dmsClosed, locale };
      world.people.set(record.id, record);
      return personOf(world, record, setup.patienceMs ?? LIMITS.ackMs);
    },
    addChannel: (name, { bot, writes = true, externalApps = true, foreign = false } = {}) => {
      const guildId = foreign ? foreignId : world.guildId;
      const channel = addChannel({
        name,
        kind: 'guild',
        guildId,
        recipients: [],
        bot: bot ?? !foreign,
        writes,
        externalApps,
      });
      const record = world.channels.get(channel.id);
      if (record && !foreign) world.dispatch('CHANNEL_CREATE', channelOf(world, record), guildId);
      return channel;
    },
    addThread: (parent, name, { writes = true } = {}) => {
      const { guildId, bot, externalApps } = recordOf(parent);
      const thread = { parentId: parent.id, archived: false, locked: false };
      const made = addChannel({
        ...{ name, kind: 'guild', recipients: [], bot, writes, externalApps, thread },
        ...(guildId !== undefined && { guildId }),
      });
      if (bot) world.dispatch('THREAD_CREATE', channelOf(world, recordOf(made)), guildId);
      return made;
    },
    permit: (channel, rights) => void Object.assign(recordOf(channel), rights),
    setThread: (thread, change) => setThread(world, recordOf(thread), change),
    addPrivate: (...people) =>
      addChannel({
        name: people.map((one) => one.name).join(', '),
        kind: 'private',
        recipients: people.map((one) => one.id),
        bot: false,
        writes: false,
        externalApps: true,
      }),
    commands: () => world.commands.map((one) => commandOf(world, one)),
    faults,
    gateway: gate.gateway,
    async waitFor(check, ms = 5000) {
      const end = performance.now() + ms;
      while (!check()) {
        if (performance.now() > end) throw new Error(`not so within ${ms} ms: ${check.toString()}`);
        await wait(5);
      }
    },
    async close() {
      gate.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return guild;
}
