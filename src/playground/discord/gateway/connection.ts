import { GatewayOpcodes as Op } from 'discord-api-types/v10';
import type { RawData, WebSocket } from 'ws';
import { z } from 'zod';
import { LIMITS } from '../limits.ts';
import type { Json } from '../refusal.ts';
import type { Session } from './session.ts';

// An opcode that does not exist is read as one that clients may not send.
const packet = z.looseObject({ op: z.enum(Op).catch(Op.Hello), d: z.unknown() });
const identify = z.looseObject({
  token: z.string(),
  intents: z.unknown(),
  properties: z.looseObject({}),
  shard: z.tuple([z.int(), z.int()]).optional(),
});
const resume = z.looseObject({ token: z.string(), session_id: z.string(), seq: z.int() });

/** The payloads with which a client identifies and resumes. */
export type Identify = z.infer<typeof identify>;
export type Resume = z.infer<typeof resume>;

/** One socket of a client. */
export interface Connection {
  readonly socket: WebSocket;
  session: Session | undefined;
  /** Half open: it takes everything and says nothing, but its TCP stays. */
  frozen: boolean;
  send(payload: Json): void;
  close(code: number, reason?: string): void;
}

/** The gateway's handlers for a client's payloads. */
export interface Desk {
  readonly now: () => number;
  readonly heartbeatMs: number;
  identify(connection: Connection, data: Identify): void;
  resume(connection: Connection, data: Resume): void;
  gone(connection: Connection, code: number): void;
}

/** Talks to one client: hello, heartbeats, and the codes that close. */
export function openConnection(socket: WebSocket, desk: Desk): Connection {
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
  let lastBeat = desk.now();
  const sent: number[] = [];
  const watch = setInterval(() => {
    if (!connection.frozen && desk.now() - lastBeat > desk.heartbeatMs * 2)
      connection.close(4009, 'Session timed out.');
  }, desk.heartbeatMs);
  watch.unref();

  function hear(raw: RawData): void {
    if (connection.frozen) return;
    const text = (raw as Buffer).toString('utf8');
    sent.push(desk.now());
    while (desk.now() - (sent[0] ?? 0) > LIMITS.gatewayWindowMs) sent.shift();
    if (sent.length > LIMITS.gatewayCommands) {
      connection.close(4008, 'Rate limited.');
      return;
    }
    if (Buffer.byteLength(text) > LIMITS.gatewayBytes) {
      connection.close(4002, 'Error while decoding payload.');
      return;
    }
    let message;
    try {
      message = packet.parse(JSON.parse(text));
    } catch {
      connection.close(4002, 'Error while decoding payload.');
      return;
    }
    switch (message.op) {
      case Op.Heartbeat:
        lastBeat = desk.now();
        {
          connection.send({ op: Op.HeartbeatAck });
          return;
        }
      case Op.Identify: {
        if (connection.session) {
          connection.close(4005, 'Already authenticated.');
          return;
        }
        const data = identify.safeParse(message.d);
        if (data.success) desk.identify(connection, data.data);
        else connection.close(4002, 'Error while decoding payload.');
        return;
      }
      case Op.Resume: {
        if (connection.session) {
          connection.close(4005, 'Already authenticated.');
          return;
        }
        const data = resume.safeParse(message.d);
        if (data.success) desk.resume(connection, data.data);
        else connection.close(4002, 'Error while decoding payload.');
        return;
      }
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
      case Op.HeartbeatAck: {
        connection.close(4001, 'Unknown opcode.');
        return;
      }
      default: {
        connection.close(4001, 'Unknown opcode.');
        return;
      }
    }
  }

  socket.on('message', hear);
  socket.on('error', () => undefined);
  socket.on('close', (code) => {
    clearInterval(watch);
    desk.gone(connection, code);
  });
  connection.send({ op: Op.Hello, d: { heartbeat_interval: desk.heartbeatMs, _trace: [] } });
  return connection;
}
