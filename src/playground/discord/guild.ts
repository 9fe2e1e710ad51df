import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { channelControls, type ChannelControls } from './channels.ts';
import { faultBook, type Faults } from './faults.ts';
import type { Gateway } from './gateway/controls.ts';
import { openGateway } from './gateway/gateway.ts';
import { LIMITS } from './limits.ts';
import { personOf, type Person } from './people/person.ts';
import { aboutRoutes } from './rest/about.ts';
import { channelRoutes } from './rest/channels.ts';
import { commandRoutes } from './rest/commands.ts';
import { interactionRoutes } from './rest/interactions.ts';
import { openRest, type Call } from './rest/server.ts';
import type { Route } from './rest/route.ts';
import { webhookRoutes } from './rest/webhooks.ts';
import { commandOf } from './wire.ts';
import { openWorld, type World } from './world.ts';
import type { Json } from './refusal.ts';

/** How a guild is set up. The defaults are Discord's own, except that identifies need no wait between them. */
export interface Setup {
  /** The time in epoch milliseconds; the machine's clock unless given. */
  readonly now?: () => number;
  readonly port?: number;
  /** Identifies left today; when they are used up the token is reset. */
  readonly remainingIdentifies?: number;
  /** How far apart identifies of shards in one group must be: Discord's own is 5000. */
  readonly identifyEveryMs?: number;
  readonly shards?: number;
  readonly maxConcurrency?: number;
  readonly heartbeatMs?: number;
  /** How long a person waits for a first answer, in real milliseconds. */
  readonly patienceMs?: number;
  /** DMs that may be opened in ten minutes. */
  readonly dmOpens?: number;
  /** Whether rate limits hold. */
  readonly rates?: boolean;
  /** Requests a second that the global rate limit allows. */
  readonly globalRequests?: number;
  /** Whether a mention of the app's role lets it read the message, as one of the app does. */
  readonly roleMentionsCount?: boolean;
  /** How many calls are kept to be read, the newest; all unless given. */
  readonly keeps?: number;
}

/** How a person is made. */
export interface PersonOptions {
  /** Whether a role of theirs may do everything. */
  readonly admin?: boolean;
  /** Whether a role of theirs may manage the guild. */
  readonly manages?: boolean;
  /** Whether they installed the app for themselves. */
  readonly installed?: boolean;
  /** Whether they take no DMs from the app. */
  readonly dmsClosed?: boolean;
  readonly locale?: string;
}

/** A local Discord with one guild, spoken to over real sockets. */
export interface Guild extends ChannelControls {
  readonly origin: string;
  /** The address that discord.js takes as `rest.api`. */
  readonly apiUrl: string;
  readonly guildId: string;
  /** A guild that the app is not in, until `gateway.guildCreate` adds it. */
  readonly foreignGuildId: string;
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
  /** Called with every request that is let in, before it is handled; what it throws becomes an HTTP 500. */
  onRequest?: (method: string, path: string, body: unknown) => void;
  addPerson(name: string, options?: PersonOptions): Person;
  /** Commands as they are registered now. */
  commands(): readonly Json[];
  readonly faults: Faults;
  readonly gateway: Gateway;
  /** Calls back after a change that somebody may see. Returns how to stop. */
  onChange(listener: () => void): () => void;
  waitFor(check: () => boolean, ms?: number): Promise<void>;
  close(): Promise<void>;
}

/** The machine's clock, monotonic. */
const machineNow = (): number => performance.timeOrigin + performance.now();

/** Opens a guild on a port of the loopback address. */
export async function openGuild(setup: Setup = {}): Promise<Guild> {
  let origin = '';
  const world = openWorld(setup.now ?? machineNow, () => origin, setup.roleMentionsCount ?? true);
  const { token } = world;
  const faults = faultBook();
  const calls: Call[] = [];
  const server = openRest({
    ...{ world, faults, calls, routes: routesOf(setup, () => gate.remaining()) },
    ...{ rates: setup.rates ?? true, keeps: setup.keeps ?? Infinity },
    globalRequests: setup.globalRequests ?? LIMITS.globalRequests,
    onCall: ({ method, path, body }) => guild.onRequest?.(method, path, body),
  });
  const gate = openGateway(server, world, {
    heartbeatMs: setup.heartbeatMs ?? 41_250,
    remaining: setup.remainingIdentifies ?? LIMITS.identifies,
    identifyEveryMs: setup.identifyEveryMs ?? 0,
    maxConcurrency: setup.maxConcurrency ?? 1,
  });
  world.dispatch = gate.dispatch;
  await new Promise<void>((resolve) => server.listen(setup.port ?? 0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const guild: Guild = {
    origin,
    apiUrl: `${origin}/api`,
    guildId: world.guildId,
    foreignGuildId: world.foreignGuildId,
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
    addPerson: (name, options) => addPerson(world, name, options, setup.patienceMs ?? LIMITS.ackMs),
    ...channelControls(world),
    commands: () => world.commands.map((one) => commandOf(world, one)),
    faults,
    gateway: gate.gateway,
    onChange: (listener) => {
      world.listeners.add(listener);
      return () => void world.listeners.delete(listener);
    },
    waitFor,
    async close() {
      gate.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return guild;
}

/** Every route of the REST interface; `remaining` says how many identifies are left today. */
const routesOf = ({ shards, maxConcurrency, dmOpens }: Setup, remaining: () => number): readonly Route[] => [
  ...aboutRoutes({
    shards: shards ?? 1,
    total: LIMITS.identifies,
    remaining,
    maxConcurrency: maxConcurrency ?? 1,
  }),
  ...commandRoutes,
  ...channelRoutes({ dmOpens: dmOpens ?? 50 }),
  ...interactionRoutes,
  ...webhookRoutes,
];

/** Adds a person, who waits so many real milliseconds for a first answer. */
function addPerson(
  world: World,
  name: string,
  {
    admin = false,
    manages = false,
    installed = false,
    dmsClosed = false,
    locale = 'en-US',
  }: PersonOptions = {},
  patienceMs: number,
): Person {
  const record = { id: world.nextId(), name, admin, manages, installed, dmsClosed, locale };
  world.people.set(record.id, record);
  return personOf(world, record, patienceMs);
}

async function waitFor(check: () => boolean, ms = 5000): Promise<void> {
  const end = performance.now() + ms;
  while (!check()) {
    if (performance.now() > end) throw new Error(`not so within ${ms} ms: ${check.toString()}`);
    await wait(5);
  }
}
