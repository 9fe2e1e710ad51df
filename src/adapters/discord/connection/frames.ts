import { GatewayDispatchEvents, GatewayOpcodes } from 'discord-api-types/v10';
import { isRecord } from '../../shared/fields.ts';
import { isSafeAddress } from '../../shared/address.ts';

/** How a frame of the gateway is passed on, if at all. */
export type Frame =
  /** The SDK may have it, as it is here. */
  | { readonly kind: 'fit'; readonly payload: Readonly<Record<string, unknown>> }
  /** Not to be understood: it is passed over. `why` holds nothing of what was sent. */
  | { readonly kind: 'unreadable'; readonly why: string }
  /** The connection cannot go on with it: another is opened. */
  | { readonly kind: 'broken'; readonly why: string };

const unreadable = (why: string): Frame => ({ kind: 'unreadable', why });
const broken = (why: string): Frame => ({ kind: 'broken', why });

const OPS: ReadonlySet<unknown> = new Set(
  Object.values(GatewayOpcodes).filter((one) => typeof one === 'number'),
);
/** Discord asks for a heartbeat every 41 s; much less would be a flood of ours, much more a line that is dead unseen. Milliseconds. */
const HEARTBEAT = { least: 100, most: 600_000 };
/** As Discord names its events. discord.js emits each under its name, and “error” without a listener would throw. */
const EVENT = /^[A-Z][A-Z_]{1,63}$/;
/** The name under which a dispatch without its parts goes on: its number is counted, so that a resume does not send it again. */
const NOTHING = 'UNREADABLE';

/**
 * Reads a frame before the SDK does, which takes each of its parts for granted and throws where nothing catches.
 * `resumeAt` is where a session is resumed where Discord names no place that may be spoken to.
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
  // Of a session that was resumed Discord says next to nothing.
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

/** Whether a dispatch had no content; its number has been counted. */
export const isNothing = (event: unknown): boolean => event === NOTHING;
