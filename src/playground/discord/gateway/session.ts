import { GatewayOpcodes, GatewayIntentBits as Intents } from 'discord-api-types/v10';
import type { WebSocket } from 'ws';
import { LIMITS } from '../limits.ts';
import type { Json } from '../refusal.ts';

/** A session. It outlives its socket for a while, and what is dispatched meanwhile waits in its backlog. */
export interface Session {
  readonly id: string;
  readonly shard: readonly [id: number, count: number];
  readonly intents: number;
  sequence: number;
  readonly backlog: { readonly sequence: number; readonly text: string }[];
  socket: WebSocket | undefined;
  /** When its socket was closed, in epoch milliseconds. */
  leftAt: number;
  /** Nothing after this sequence is sent: it waits in the backlog. */
  silentFrom: number | undefined;
}

/** Intents that Discord must grant to an app. */
const PRIVILEGED = Intents.GuildMembers | Intents.GuildPresences | Intents.MessageContent;
const KNOWN = Object.values(Intents).reduce<number>(
  (all, one) => (typeof one === 'number' ? all | one : all),
  0,
);

/** The code with which Discord closes a connection for its intents, if any. */
export function badIntents(intents: unknown): 4013 | 4014 | undefined {
  if (typeof intents !== 'number' || !Number.isInteger(intents) || (intents & ~KNOWN) !== 0) return 4013;
  return (intents & PRIVILEGED) === 0 ? undefined : 4014;
}

/** Whether an event is sent to a session, by its shard and its intents. */
export function concerns(session: Session, event: string, guildId: string | undefined): boolean {
  const [id, count] = session.shard;
  const shard = guildId === undefined ? 0 : Number((BigInt(guildId) >> 22n) % BigInt(count));
  if (shard !== id) return false;
  if (event.startsWith('MESSAGE_')) {
    return (session.intents & (guildId === undefined ? Intents.DirectMessages : Intents.GuildMessages)) !== 0;
  }
  if (event.startsWith('GUILD_') || event.startsWith('CHANNEL_'))
    return (session.intents & Intents.Guilds) !== 0;
  return true;
}

/** Sends an event to a session, and adds it to the backlog from which a resume sends it again. */
export function dispatchTo(session: Session, event: string, data: Json): void {
  const sequence = ++session.sequence;
  const text = JSON.stringify({ op: GatewayOpcodes.Dispatch, s: sequence, t: event, d: data });
  session.backlog.push({ sequence, text });
  if (session.backlog.length > LIMITS.backlog) session.backlog.shift();
  if (session.silentFrom === undefined) session.socket?.send(text);
}

/** Sends what came after `sequence` again; false where the backlog no longer holds all of it. */
export function replay(session: Session, sequence: number): boolean {
  const first = session.backlog[0]?.sequence ?? session.sequence + 1;
  if (sequence > session.sequence || sequence + 1 < first) return false;
  for (const one of session.backlog) if (one.sequence > sequence) session.socket?.send(one.text);
  return true;
}
