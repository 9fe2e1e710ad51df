import { GatewayOpcodes, GatewayIntentBits as Intents } from 'discord-api-types/v10';
import type { WebSocket } from 'ws';
import { LIMITS } from '../limits.ts';
import type { Json } from '../refusal.ts';

/** A session: it outlives its socket for a while, and keeps what was sent meanwhile. */
export interface Session {
  readonly id: string;
  readonly shard: readonly [id: number, count: number];
  readonly intents: number;
  sequence: number;
  readonly backlog: { readonly sequence: number; readonly text: string }[];
  socket: WebSocket | undefined;
  /** When its socket went. */
  leftAt: number;
  /** Told to stay silent from this sequence on: what is dispatched waits in the backlog. */
  silentFrom: number | undefined;
}

/** Intents an app has only when Discord granted them. */
const PRIVILEGED = Intents.GuildMembers | Intents.GuildPresences | Intents.MessageContent;
const KNOWN = Object.values(Intents).reduce<number>(
  (all, one) => (typeof one === 'number' ? all | one : all),
  0,
);

/** The close code that a set of intents deserves, if any. */
export function badIntents(intents: unknown): 4013 | 4014 | undefined {
  if (typeof intents !== 'number' || !Number.isInteger(intents) || (intents & ~KNOWN) !== 0) return 4013;
  return (intents & PRIVILEGED) === 0 ? undefined : 4014;
}

/** Whether a session hears of an event. */
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

/** Sends a dispatch, or keeps it until the session is back. */
export function dispatchTo(session: Session, event: string, data: Json): void {
  const sequence = ++session.sequence;
  const text = JSON.stringify({ op: GatewayOpcodes.Dispatch, s: sequence, t: event, d: data });
  session.backlog.push({ sequence, text });
  if (session.backlog.length > LIMITS.backlog) session.backlog.shift();
  if (session.silentFrom === undefined) session.socket?.send(text);
}

/** Sends again what came after `sequence`; false when that is no longer all there. */
export function replay(session: Session, sequence: number): boolean {
  const first = session.backlog[0]?.sequence ?? session.sequence + 1;
  if (sequence > session.sequence || sequence + 1 < first) return false;
  for (const one of session.backlog) if (one.sequence > sequence) session.socket?.send(one.text);
  return true;
}
