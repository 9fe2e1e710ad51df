import { GatewayOpcodes as Op } from 'discord-api-types/v10';
import type { RawData, WebSocket } from 'ws';
import { z } from 'zod';
import { LIMITS } from '../limits.ts';
import type { Json } from '../refusal.ts';
import type { Session } from './session.ts';

// An unknown opcode is read as Hello, which clients may not send either.
const packet = z.looseObject({ op: z.enum(Op).catch(Op.Hello), d: z.unknown() });
type Packet = z.infer<typeof packet>;
const identify = z.looseObject({
  token: z.string(),
  intents: z.unknown(),
  properties: z.looseObject({}),
  shard: z.tuple([z.int(), z.int()]).optional(),
});
const resume = z.looseObject({ token: z.string(), session_id: z.string(), seq: z.int() });

/** The payloads with which a client identifies and resumes. */
export type Identify = z.infer<typeof identify>;
/** The payload with which a client resumes a session. */
export type Resume = z.infer<typeof resume>;

/** One socket of a client. */
export interface Connection {
  readonly socket: WebSocket;
  session: Session | undefined;
  /** Half open: what comes in is dropped and nothing is sent, while TCP stays. */
  frozen: boolean;
  send(payload: Json): void;
  close(code: number, reason?: string): void;
}

/** The gateway's handlers for a client's payloads. */
export interface ClientHandlers {
  readonly now: () => number;
  readonly heartbeatMs: number;
  identify(connection: Connection, data: Identify): void;
  resume(connection: Connection, data: Resume): void;
  /** The socket was closed, with this code. */
  closed(connection: Connection, code: number): void;
}

/** Serves one client: hello, heartbeats, rate limits, and the codes that close the connection. */
export function openConnection(socket: WebSocket, handlers: ClientHandlers): Connection {
  const { now, heartbeatMs } = handlers;
  const connection: Connection = {
    socket,
    session: undefined,
    frozen: false,
    send: (payload) => {
      if (!connection.frozen && socket.readyState === socket.OPEN)
        socket.send(JSON.stringify({ s: null, t: null, ...payload }));
    },
    close: (code, reason) => socket.close(code, reason),
  };
  const isTooOften = commandCounter(now);
  let lastBeat = now();
  const watch = setInterval(() => {
    if (!connection.frozen && now() - lastBeat > heartbeatMs * 2)
      connection.close(4009, 'Session timed out.');
  }, heartbeatMs);
  watch.unref();

  socket.on('message', (raw) => {
    if (connection.frozen) return;
    if (isTooOften()) {
      connection.close(4008, 'Rate limited.');
      return;
    }
    const message = readPacket(raw);
    if (!message) {
      connection.close(4002, 'Error while decoding payload.');
      return;
    }
    if (message.op === Op.Heartbeat) lastBeat = now();
    handlePacket(connection, handlers, message);
  });
  socket.on('error', () => undefined);
  socket.on('close', (code) => {
    clearInterval(watch);
    handlers.closed(connection, code);
  });
  connection.send({ op: Op.Hello, d: { heartbeat_interval: heartbeatMs, _trace: [] } });
  return connection;
}

/** Counts what a client sends; true where it is more than Discord takes in a minute. */
function commandCounter(now: () => number): () => boolean {
  const sent: number[] = [];
  return () => {
    sent.push(now());
    while (now() - (sent[0] ?? 0) > LIMITS.gatewayWindowMs) sent.shift();
    return sent.length > LIMITS.gatewayCommands;
  };
}

/** A client's payload; undefined where it is too long or cannot be read. */
function readPacket(raw: RawData): Packet | undefined {
  const text = (raw as Buffer).toString('utf8');
  if (Buffer.byteLength(text) > LIMITS.gatewayBytes) return undefined;
  try {
    return packet.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function handlePacket(connection: Connection, handlers: ClientHandlers, { op, d }: Packet): void {
  switch (op) {
    case Op.Heartbeat:
      connection.send({ op: Op.HeartbeatAck });
      return;
    case Op.Identify:
      authenticate(connection, identify.safeParse(d), (data) => handlers.identify(connection, data));
      return;
    case Op.Resume:
      authenticate(connection, resume.safeParse(d), (data) => handlers.resume(connection, data));
      return;
    case Op.PresenceUpdate:
    case Op.VoiceStateUpdate:
    case Op.RequestGuildMembers:
    case Op.RequestSoundboardSounds:
    case Op.RequestChannelInfo:
      if (!connection.session) connection.close(4003, 'Not authenticated.');
      return;
    case Op.Dispatch:
    case Op.Reconnect:
    case Op.InvalidSession:
    case Op.Hello:
    case Op.HeartbeatAck:
    default:
      connection.close(4001, 'Unknown opcode.');
  }
}

/** Hands a client's identify or resume on, unless it has a session already or the payload cannot be read. */
function authenticate<Data>(
  connection: Connection,
  { data }: z.ZodSafeParseResult<Data>,
  handle: (data: Data) => void,
): void {
  if (connection.session) connection.close(4005, 'Already authenticated.');
  else if (data === undefined) connection.close(4002, 'Error while decoding payload.');
  else handle(data);
}
