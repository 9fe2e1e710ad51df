import type { IncomingHttpHeaders } from 'node:http';
import { isValidSlackRequest } from '@slack/bolt';

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

/** Whether the signature is that of the body. `now` is epoch seconds. */
export const isSigned = (
  { signature, at }: Claim,
  body: Buffer,
  signingSecret: string,
  now: number,
): boolean =>
  isValidSlackRequest({
    signingSecret,
    body: body.toString(),
    headers: { 'x-slack-signature': signature, 'x-slack-request-timestamp': at },
    nowMilliseconds: now * 1000,
  });

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
