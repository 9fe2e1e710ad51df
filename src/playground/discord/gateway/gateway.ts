import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { GatewayOpcodes as Op } from 'discord-api-types/v10';
import { WebSocketServer } from 'ws';
import { LIMITS } from '../limits.ts';
import type { Json } from '../refusal.ts';
import type { World } from '../world.ts';
import { guildOf } from '../places.ts';
import { userOf } from '../wire.ts';
import { controls, type Gateway, type Switches } from './controls.ts';
import { openConnection, type Connection, type Desk, type Identify, type Resume } from './connection.ts';
import { badIntents, concerns, dispatchTo, replay, type Session } from './session.ts';

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
  const switches: Switches = { refusing: false, repeats: 1 };

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
        for (let n = 0; n < switches.repeats; n++) dispatchTo(session, event, data);
    }
  }

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (switches.refusing)
      return void socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n');
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

  const gateway = controls({ world, connections, sessions, switches, dispatch });
  return {
    gateway,
    dispatch,
    connections: () => [...connections].filter((one) => one.session).length,
    sessions: () => [...sessions.values()],
    identifies: () => identifies,
    resumes: () => resumes,
    remaining: () => Math.max(0, setup.remaining - identifies),
    stop: () => {
      for (const one of connections) one.socket.terminate();
      sockets.close();
    },
  };
}
