import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** How far a time stamp may lie behind and ahead of our clock, in seconds. Slack asks for five minutes behind. */
const STALE = 300;
const AHEAD = 60;

const SIGNATURE = /^v0=[0-9a-f]{64}$/;
const SECONDS = /^\d{1,12}$/;

/** A signature as its headers give it, before it is known to be good. */
export interface Claim {
  readonly signature: string;
  /** Epoch seconds. */
  readonly at: number;
}

/** The signature that a request claims to bear; undefined where it has none that could be good at `now` (epoch seconds). */
export function claimOf(headers: IncomingHttpHeaders, now: number): Claim | undefined {
  const signature = headers['x-slack-signature'];
  const stamp = headers['x-slack-request-timestamp'];
  if (typeof signature !== 'string' || !SIGNATURE.test(signature)) return undefined;
  if (typeof stamp !== 'string' || !SECONDS.test(stamp)) return undefined;
  const at = Number(stamp);
  const age = now - at;
  return age <= STALE && age >= -AHEAD ? { signature, at } : undefined;
}

/**
 * Whether the signature is that of the body, which is neither put together nor made text for it: many long ones that are
 * not signed would hold up whoever is.
 */
export function isSigned({ signature, at }: Claim, body: readonly Buffer[], signingSecret: string): boolean {
  const digest = createHmac('sha256', signingSecret).update(`v0:${at}:`);
  for (const piece of body) digest.update(piece);
  return timingSafeEqual(Buffer.from(`v0=${digest.digest('hex')}`), Buffer.from(signature));
}

/** Signatures that were good, kept for as long as their time stamp is. */
export class Replays {
  readonly #until = new Map<string, number>();

  /** Whether it was seen before; from now on it was. `now` is epoch seconds. */
  has({ signature, at }: Claim, now: number): boolean {
    // In the order they came, so the first that is still good ends the search.
    for (const [old, until] of this.#until) {
      if (until > now) break;
      this.#until.delete(old);
    }
    if (this.#until.has(signature)) return true;
    this.#until.set(signature, at + STALE + AHEAD);
    return false;
  }
}
