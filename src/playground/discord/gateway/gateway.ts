import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { GatewayOpcodes as Op } from 'discord-api-types/v10';
import { WebSocketServer } from 'ws';
import { LIMITS } from '../limits.ts';
import type { Json } from '../refusal.ts';
import type { World } from '../world.ts';
import { guildOf, userOf } from '../wire.ts';
import { openConnection, type Connection, type Desk, type Identify, type Resume } from './connection.ts';
import { badIntents, concerns, dispatchTo, replay, type Session } from './session.ts';

/** What a test can do to the gateway. */
export interface Gateway {
  /** Closes every connection with a code. */
  close(code: number): void;
  /** Asks every client to reconnect and resume (op 7). */
  reconnect(): void;
  /** Op 9; what cannot be resumed is forgotten. */
  invalidate(resumable: boolean): void;
  /** New connections are refused with 503 until `accept`. */
  refuse(): void;
  accept(): void;
  /** Half open: no acks, nothing sent, TCP stays. What is dispatched waits to be resumed. */
  freeze(): void;
  /** A zombie: heartbeats are acknowledged, nothing else arrives. */
  silence(): void;
  /** Undoes `silence` and sends what was kept. A frozen socket stays dead, as it would. */
  thaw(): void;
  /** Every event is dispatched so many times from now on. */
  repeat(times: number): void;
  /** The connection's TCP is cut without a word. */
  cut(): void;
  /** The guild goes away for a while, or the app is removed from it. */
  guildDelete(unavailable: boolean, guildId?: string): void;
  guildCreate(guildId?: string): void;
}

/** The gateway's limits and switches. */
export interface GatewaySetup {
  readonly heartbeatMs: number;
  readonly remaining: number;
  /** How long two identifies of one shard must be apart; Discord's own is 5000. */
  readonly identifyEveryMs: number;
}

/** The gateway with what the server needs of it. */
export interface OpenGateway {
  readonly gateway: Gateway;
  readonly dispatch: World['dispatch'];
  connections(): number;
  sessions(): readonly Session[];
  identifies(): number;
  resumes(): number;
  remaining(): number;
  stop(): void;
}

/** Opens the gateway on a server's upgrades. */
export function openGateway(server: Server, world: World, setup: GatewaySetup): OpenGateway {
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  const connections = new Set<Connection>();
  const sessions = new Map<string, Session>();
  const lastIdentify = new Map<number, number>();
  let identifies = 0;
  let resumes = 0;
  let refusing = false;
  let repeats = 1;

  const desk: Desk = {
    now: world.now,
    heartbeatMs: setup.heartbeatMs,
    identify(connection, data) {
      identifies++;
      if (identifies > setup.remaining) world.token = '';
      if (world.token === '' || data.token.replace(/^Bot /, '') !== world.token) {
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
      const before = lastIdentify.get(shard) ?? -Infinity;
      if (world.now() - before < setup.identifyEveryMs) {
        connection.send({ op: Op.InvalidSession, d: false });
        return;
      }
      lastIdentify.set(shard, world.now());
      greet(connection, data, [shard, count]);
    },
    resume(connection, data: Resume) {
      if (world.token === '' || data.token.replace(/^Bot /, '') !== world.token) {
        connection.close(4004, 'Authentication failed.');
        return;
      }
      const session = sessions.get(data.session_id);
      const gone = !session || (!session.socket && world.now() - session.leftAt > LIMITS.sessionMs);
      if (gone) {
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
      resumes++;
      dispatchTo(session, 'RESUMED', { _trace: [] });
    },
    gone(connection, code) {
      connections.delete(connection);
      const { session } = connection;
      if (session?.socket !== connection.socket) return;
      session.socket = undefined;
      session.leftAt = world.now();
      // A client that says goodbye ends its session.
      if (code === 1000 || code === 1001) sessions.delete(session.id);
    },
  };

  function greet(connection: Connection, data: Identify, shard: readonly [number, number]): void {
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

  function dispatch(event: string, data: Json, guildId?: string): void {
    for (const session of sessions.values()) {
      if (!session.socket && world.now() - session.leftAt > LIMITS.sessionMs) sessions.delete(session.id);
      else if (concerns(session, event, guildId))
        for (let n = 0; n < repeats; n++) dispatchTo(session, event, data);
    }
  }

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (refusing) return void socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n');
    sockets.handleUpgrade(request, socket, head, (open) => {
      const version = url.searchParams.get('v') ?? '10';
      if (version !== '10' && version !== '9') {
        open.close(4012, 'Invalid API version.');
        return;
      }
      if ((url.searchParams.get('encoding') ?? 'json') !== 'json') {
        open.close(4002, 'Error while decoding payload.');
        return;
      }
      connections.add(openConnection(open, desk));
    });
  });

  const each = (act: (connection: Connection) => void): void => [...connections].forEach(act);
  const hush = ({ session }: Connection): void => {
    if (session) session.silentFrom ??= session.sequence;
  };
  const guildOfId = (id: string | undefined) => world.guilds.get(id ?? world.guildId);
  const gateway: Gateway = {
    close: (code) => each((one) => one.close(code)),
    reconnect: () => each((one) => one.send({ op: Op.Reconnect, d: null })),
    invalidate: (resumable) =>
      each((one) => {
        const { session } = one;
        if (session && resumable) session.socket = undefined;
        else if (session) sessions.delete(session.id);
        // A client may resume or identify on the same socket.
        if (session) session.leftAt = world.now();
        one.session = undefined;
        one.send({ op: Op.InvalidSession, d: resumable });
      }),
    refuse: () => void (refusing = true),
    accept: () => void (refusing = false),
    freeze: () =>
      each((one) => {
        one.frozen = true;
        hush(one);
      }),
    silence: () => each(hush),
    thaw: () =>
      each(({ session, frozen }) => {
        if (session?.silentFrom === undefined || frozen) return;
        replay(session, session.silentFrom);
        session.silentFrom = undefined;
      }),
    repeat: (times) => void (repeats = times),
    cut: () => each((one) => one.socket.terminate()),
    guildDelete: (unavailable, guildId) => {
      const guild = guildOfId(guildId);
      if (!guild) return;
      guild.unavailable = unavailable;
      guild.joined = unavailable;
      dispatch('GUILD_DELETE', { id: guild.id, ...(unavailable && { unavailable }) }, guild.id);
    },
    guildCreate: (guildId) => {
      const guild = guildOfId(guildId);
      if (!guild) return;
      guild.unavailable = false;
      guild.joined = true;
      dispatch('GUILD_CREATE', guildOf(world, guild), guild.id);
    },
  };
  return {
    gateway,
    dispatch,
    connections: () => [...connections].filter((one) => one.session).length,
    sessions: () => [...sessions.values()],
    identifies: () => identifies,
    resumes: () => resumes,
    remaining: () => Math.max(0, setup.remaining - identifies),
    stop: () => {
      each((one) => one.socket.terminate());
      sockets.close();
    },
  };
}
