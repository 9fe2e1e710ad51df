import { LIMITS, RATES } from './check/limits.ts';

interface Bucket {
  left: number;
  at: number;
}

/** The rate limits: a bucket for each method, and one for the posts of each channel. */
export class Rates {
  readonly #buckets = new Map<string, Bucket>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Seconds to wait, or 0 when the call may pass. */
  take(method: string, channel: string | undefined): number {
    const perMinute = RATES[method] ?? 50;
    const wait = this.#take(method, perMinute, perMinute / 60);
    if (wait > 0 || method !== 'chat.postMessage' || channel === undefined) return wait;
    return this.#take(`${method} ${channel}`, LIMITS.postBurst, 1);
  }

  #take(key: string, capacity: number, perSecond: number): number {
    const now = this.#now();
    const bucket = this.#buckets.get(key) ?? { left: capacity, at: now };
    const left = Math.min(capacity, bucket.left + (Math.max(0, now - bucket.at) / 1000) * perSecond);
    const passes = left >= 1;
    this.#buckets.set(key, { left: passes ? left - 1 : left, at: now });
    return passes ? 0 : Math.max(1, Math.ceil((1 - left) / perSecond));
  }
}
