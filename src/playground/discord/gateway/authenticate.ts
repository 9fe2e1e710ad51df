import { randomUUID } from 'node:crypto';
import { GatewayOpcodes as Op } from 'discord-api-types/v10';
import { LIMITS } from '../limits.ts';
import { guildOf } from '../places.ts';
import { userOf } from '../wire.ts';
import type { World } from '../world.ts';
import type { Connection, Identify, Resume } from './connection.ts';
import { badIntents, concerns, dispatchTo, replay, type Session } from './session.ts';

/** The gateway's limits. */
export interface GatewaySetup {
  readonly heartbeatMs: number;
  /** Identifies left today; when they are used up the token is reset. */
  readonly remaining: number;
  /** How long two identifies of one group of shards must be apart; Discord's own is 5000. */
  readonly identifyEveryMs: number;
  /** How many groups there are: shards whose ids leave the same remainder are one. */
  readonly maxConcurrency: number;
}

/** The gateway's state: its clients, and how often they identified. */
export interface GatewayState {
  readonly world: World;
  readonly setup: GatewaySetup;
  readonly connections: Set<Connection>;
  /** By their ids. */
  readonly sessions: Map<string, Session>;
  /** When each group of shards identified last. */
  readonly lastIdentify: Map<number, number>;
  identifies: number;
  resumes: number;
}

const isToken = (world: World, token: string): boolean =>
  world.token !== '' && token.replace(/^Bot /, '') === world.token;

/** Starts a session for a client, or closes its connection with the code that Discord would. */
export function identify(state: GatewayState, connection: Connection, data: Identify): void {
  const { world, setup, lastIdentify } = state;
  state.identifies++;
  if (state.identifies > setup.remaining) world.token = '';
  if (!isToken(world, data.token)) {
    connection.close(4004, 'Authentication failed.');
    return;
  }
  const [shard, count] = data.shard ?? [0, 1];
  if (count < 1 || shard < 0 || shard >= count) {
    connection.close(4010, 'Invalid shard.');
    return;
  }
  const bad = badIntents(data.intents);
  if (bad) {
    connection.close(bad, bad === 4014 ? 'Disallowed intent(s).' : 'Invalid intent(s).');
    return;
  }
  const group = shard % setup.maxConcurrency;
  const before = lastIdentify.get(group) ?? -Infinity;
  if (world.now() - before < setup.identifyEveryMs) {
    connection.send({ op: Op.InvalidSession, d: false });
    return;
  }
  lastIdentify.set(group, world.now());
  startSession(state, connection, data, [shard, count]);
}

/** Sends a new session its READY and its guilds. */
function startSession(
  { world, sessions }: GatewayState,
  connection: Connection,
  data: Identify,
  shard: readonly [number, number],
): void {
  const session: Session = {
    id: randomUUID().replaceAll('-', ''),
    shard,
    intents: data.intents as number,
    sequence: 0,
    backlog: [],
    socket: connection.socket,
    leftAt: 0,
    silentFrom: undefined,
  };
  sessions.set(session.id, session);
  connection.session = session;
  const guilds = [...world.guilds.values()].filter(
    (one) => one.joined && concerns(session, 'GUILD_CREATE', one.id),
  );
  dispatchTo(session, 'READY', {
    v: 10,
    user: {
      ...userOf(world, world.botUserId),
      bot: true,
      verified: true,
      mfa_enabled: false,
      email: null,
      flags: 0,
    },
    guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
    session_id: session.id,
    resume_gateway_url: `${world.origin().replace('http', 'ws')}/gateway`,
    session_type: 'normal',
    shard,
    application: { id: world.appId, flags: 0 },
    private_channels: [],
    _trace: [],
  });
  for (const guild of guilds)
    if (!guild.unavailable) dispatchTo(session, 'GUILD_CREATE', guildOf(world, guild));
}

/** Resumes a session on a new connection and sends what was missed, or refuses as Discord would. */
export function resume(state: GatewayState, connection: Connection, data: Resume): void {
  const { world, sessions } = state;
  if (!isToken(world, data.token)) {
    connection.close(4004, 'Authentication failed.');
    return;
  }
  const session = sessions.get(data.session_id);
  const isOver = !session || (!session.socket && world.now() - session.leftAt > LIMITS.sessionMs);
  if (isOver) {
    connection.send({ op: Op.InvalidSession, d: false });
    return;
  }
  if (data.seq > session.sequence) {
    connection.close(4007, 'Invalid seq.');
    return;
  }
  if (session.socket !== connection.socket) session.socket?.terminate();
  session.socket = connection.socket;
  session.silentFrom = undefined;
  connection.session = session;
  if (!replay(session, data.seq)) {
    connection.session = undefined;
    sessions.delete(session.id);
    connection.send({ op: Op.InvalidSession, d: false });
    return;
  }
  state.resumes++;
  dispatchTo(session, 'RESUMED', { _trace: [] });
}

/** Notes that a client's socket was closed; one that says goodbye ends its session. */
export function disconnect(state: GatewayState, connection: Connection, code: number): void {
  const { world, connections, sessions } = state;
  connections.delete(connection);
  const { session } = connection;
  if (session?.socket !== connection.socket) return;
  session.socket = undefined;
  session.leftAt = world.now();
  if (code === 1000 || code === 1001) sessions.delete(session.id);
}
