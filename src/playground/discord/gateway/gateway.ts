import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { LIMITS } from '../limits.ts';
import type { World } from '../world.ts';
import { disconnect, identify, resume, type GatewaySetup, type GatewayState } from './authenticate.ts';
import { openConnection, type ClientHandlers } from './connection.ts';
import { controls, type Gateway, type Switches } from './controls.ts';
import { concerns, dispatchTo, type Session } from './session.ts';

/** The gateway, as the rest of the playground uses it. */
export interface OpenGateway {
  readonly gateway: Gateway;
  readonly dispatch: World['dispatch'];
  /** How many connections have a session. */
  connections(): number;
  sessions(): readonly Session[];
  identifies(): number;
  resumes(): number;
  /** Identifies left today. */
  remaining(): number;
  stop(): void;
}

/** Opens the gateway on a server's upgrades. */
export function openGateway(server: Server, world: World, setup: GatewaySetup): OpenGateway {
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  const state: GatewayState = {
    world,
    setup,
    connections: new Set(),
    sessions: new Map(),
    lastIdentify: new Map(),
    identifies: 0,
    resumes: 0,
  };
  const { connections, sessions } = state;
  const switches: Switches = { refusing: false, repeats: 1 };
  const handlers: ClientHandlers = {
    now: world.now,
    heartbeatMs: setup.heartbeatMs,
    identify: (connection, data) => identify(state, connection, data),
    resume: (connection, data) => resume(state, connection, data),
    closed: (connection, code) => disconnect(state, connection, code),
  };
  const dispatch = dispatcherOf(state, switches);

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (switches.refusing)
      return void socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n');
    sockets.handleUpgrade(request, socket, head, (open) => {
      if (closeIfUnsupported(open, request)) return;
      connections.add(openConnection(open, handlers));
    });
  });

  return {
    gateway: controls({ world, connections, sessions, switches, dispatch }),
    dispatch,
    connections: () => [...connections].filter((one) => one.session).length,
    sessions: () => [...sessions.values()],
    identifies: () => state.identifies,
    resumes: () => state.resumes,
    remaining: () => Math.max(0, setup.remaining - state.identifies),
    stop: () => {
      for (const one of connections) one.socket.terminate();
      sockets.close();
    },
  };
}

/** Sends events to every session that they concern, and drops sessions that were left too long ago. */
function dispatcherOf({ world, sessions }: GatewayState, switches: Switches): World['dispatch'] {
  return (event, data, guildId) => {
    for (const session of sessions.values()) {
      if (!session.socket && world.now() - session.leftAt > LIMITS.sessionMs) sessions.delete(session.id);
      else if (concerns(session, event, guildId))
        for (let n = 0; n < switches.repeats; n++) dispatchTo(session, event, data);
    }
  };
}

/** Closes a socket that asks for a version or an encoding that the playground does not speak; whether it did. */
function closeIfUnsupported(socket: WebSocket, request: IncomingMessage): boolean {
  const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const version = searchParams.get('v') ?? '10';
  if (version !== '10' && version !== '9') {
    socket.close(4012, 'Invalid API version.');
    return true;
  }
  if ((searchParams.get('encoding') ?? 'json') === 'json') return false;
  socket.close(4002, 'Error while decoding payload.');
  return true;
}
