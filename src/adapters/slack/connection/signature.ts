import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/**
 * How far a time stamp may be behind this machine's clock and ahead of it, in seconds. Slack advises five minutes
 * behind.
 */
const STALE = 300;
const AHEAD = 60;

const SIGNATURE = /^v0=[0-9a-f]{64}$/;
const SECONDS = /^\d{1,12}$/;

/** A signature from a request's headers, not verified yet. */
export interface Claim {
  readonly signature: string;
  /** Epoch seconds. */
  readonly at: number;
}

/**
 * The signature in a request's headers; undefined where there is none that could be valid at `now`, in epoch seconds.
 */
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
 * Whether the signature is valid for a body. The body is hashed in the pieces that it came in: joining them or decoding
 * them as text would let many long unsigned bodies slow down Slack's own requests.
 */
export function isSigned({ signature, at }: Claim, body: readonly Buffer[], signingSecret: string): boolean {
  const digest = createHmac('sha256', signingSecret).update(`v0:${at}:`);
  for (const piece of body) digest.update(piece);
  return timingSafeEqual(Buffer.from(`v0=${digest.digest('hex')}`), Buffer.from(signature));
}

/** Remembers valid signatures for as long as their time stamps are accepted. */
export class Replays {
  readonly #until = new Map<string, number>();

  /** Whether a signature was seen before; it is remembered from now on. `now` is in epoch seconds. */
  has({ signature, at }: Claim, now: number): boolean {
    // They are in the order they came, so that the first one that is still valid ends the search.
    for (const [old, until] of this.#until) {
      if (until > now) break;
      this.#until.delete(old);
    }
    if (this.#until.has(signature)) return true;
    this.#until.set(signature, at + STALE + AHEAD);
    return false;
  }
}
