import { LIMITS } from '../limits.ts';

/** A rate limit: how many requests in how many milliseconds. */
export type Rate = readonly [requests: number, ms: number];

/** Whether the rate limits let a request pass, and the headers that say so. */
export interface Verdict {
  readonly headers: Readonly<Record<string, string>>;
  /** Seconds to wait, when the request is refused. */
  readonly retryAfter?: number;
  readonly global: boolean;
}

interface Bucket {
  used: number;
  until: number;
}

/** The rate limits of routes, and the global one. */
export interface Rates {
  /** Counts a request in its bucket, and in the global one where `global` is set. */
  take(bucket: string, name: string, rate: Rate, global: boolean): Verdict;
}

/** The rate limits, with no request counted yet. */
export function openRates(now: () => number, globalRequests: number): Rates {
  const buckets = new Map<string, Bucket>();
  const all: Bucket = { used: 0, until: 0 };
  const fill = (bucket: Bucket, ms: number): void => {
    if (now() < bucket.until) return;
    bucket.used = 0;
    bucket.until = now() + ms;
  };
  return {
    take(key, name, [limit, ms], counts) {
      const bucket = buckets.get(key) ?? { used: 0, until: 0 };
      buckets.set(key, bucket);
      fill(bucket, ms);
      if (counts) {
        fill(all, 1000);
        if (all.used >= globalRequests) {
          const retryAfter = (all.until - now()) / 1000;
          return {
            headers: { 'X-RateLimit-Global': 'true', 'X-RateLimit-Scope': 'global' },
            retryAfter,
            global: true,
          };
        }
        all.used++;
      }
      const refused = bucket.used >= limit;
      if (!refused) bucket.used++;
      const left = (bucket.until - now()) / 1000;
      const headers = {
        'X-RateLimit-Limit': String(limit),
        'X-RateLimit-Remaining': String(limit - bucket.used),
        'X-RateLimit-Reset': (bucket.until / 1000).toFixed(3),
        'X-RateLimit-Reset-After': left.toFixed(3),
        'X-RateLimit-Bucket': name,
      };
      if (!refused) return { headers, global: false };
      return { headers: { ...headers, 'X-RateLimit-Scope': 'user' }, retryAfter: left, global: false };
    },
  };
}

/** The rate limit of routes that have none of their own. */
export const COMMON: Rate = [LIMITS.globalRequests, 1000];
