import { GatewayDispatchEvents, GatewayOpcodes } from 'discord-api-types/v10';
import { isRecord } from '../../shared/fields.ts';
import { isSafeAddress } from '../../shared/address.ts';

/** A frame of the gateway, by what is to be done with it. */
export type Frame =
  /** `payload` is handed to the SDK. */
  | { readonly kind: 'fit'; readonly payload: Readonly<Record<string, unknown>> }
  /** It is dropped. `why` holds nothing of what was sent. */
  | { readonly kind: 'unreadable'; readonly why: string }
  /** The connection cannot go on after it, and another is opened. */
  | { readonly kind: 'broken'; readonly why: string };

const unreadable = (why: string): Frame => ({ kind: 'unreadable', why });
const broken = (why: string): Frame => ({ kind: 'broken', why });

const OPS: ReadonlySet<unknown> = new Set(
  Object.values(GatewayOpcodes).filter((one) => typeof one === 'number'),
);
/**
 * The heartbeat intervals that are accepted, in milliseconds. Discord asks for one every 41 s; a much shorter one would
 * flood it, and with a much longer one a dead connection would go unnoticed.
 */
const HEARTBEAT = { least: 100, most: 600_000 };
/** The names of events. discord.js emits each under its name, and one named "error" without a listener would throw. */
const EVENT = /^[A-Z][A-Z_]{1,63}$/;
/**
 * The name given to an event that cannot be read: the SDK counts its number, so that a resume does not send it again.
 */
const NOTHING = 'UNREADABLE';

/**
 * Checks a frame before the SDK reads it, which throws on missing parts where nothing catches. `resumeAt` is the URL at
 * which a session is resumed where Discord gives none that is safe.
 */
export function readFrame(payload: unknown, resumeAt: string): Frame {
  if (!isRecord(payload)) return unreadable('a frame that is no object');
  const { op, d } = payload;
  if (!OPS.has(op)) return unreadable('an operation that is not known');
  switch (op) {
    case GatewayOpcodes.Hello:
      return isHeartbeat(isRecord(d) ? d['heartbeat_interval'] : undefined)
        ? { kind: 'fit', payload }
        : broken('a greeting without a heartbeat');
    case GatewayOpcodes.InvalidSession:
      return { kind: 'fit', payload: { ...payload, d: d === true } };
    case GatewayOpcodes.Dispatch:
      return dispatched(payload, resumeAt);
    default:
      return { kind: 'fit', payload };
  }
}

const isHeartbeat = (ms: unknown): boolean =>
  typeof ms === 'number' && ms >= HEARTBEAT.least && ms <= HEARTBEAT.most;

function dispatched(payload: Readonly<Record<string, unknown>>, resumeAt: string): Frame {
  const { t, s, d } = payload;
  if (!Number.isSafeInteger(s)) return unreadable('an event without its number');
  if (t === GatewayDispatchEvents.Ready) return ready(payload, d, resumeAt);
  // RESUMED has next to no data.
  if (t === GatewayDispatchEvents.Resumed) return { kind: 'fit', payload };
  if (typeof t === 'string' && EVENT.test(t) && isRecord(d)) return { kind: 'fit', payload };
  return { kind: 'fit', payload: { op: GatewayOpcodes.Dispatch, t: NOTHING, s, d: {} } };
}

function ready(payload: Readonly<Record<string, unknown>>, d: unknown, resumeAt: string): Frame {
  if (!isRecord(d) || typeof d['session_id'] !== 'string' || d['session_id'] === '')
    return broken('a session without its id');
  const { user, guilds, resume_gateway_url: address } = d;
  if (!isRecord(user) || typeof user['id'] !== 'string') return broken('a session of nobody');
  const resume_gateway_url = typeof address === 'string' && isSafeAddress(address) ? address : resumeAt;
  const known = Array.isArray(guilds) ? guilds.filter(isRecord) : [];
  return { kind: 'fit', payload: { ...payload, d: { ...d, guilds: known, resume_gateway_url } } };
}

/** Whether an event is one that could not be read. */
export const isNothing = (event: unknown): boolean => event === NOTHING;
