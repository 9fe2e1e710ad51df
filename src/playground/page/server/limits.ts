import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Refused, Visit } from './seat.ts';

/** How much visitors may ask for. */
export interface Limits {
  /** Counts a request of somebody who has a seat, and says where it was one too many. */
  check(visit: Visit): Promise<Refused | undefined>;
  /** Counts a new seat. */
  checkNew(visit: Visit): Promise<Refused | undefined>;
}

const MINUTE = 60;

/** Limits by visitor and by address: people of one office share an address. */
export function createLimits(): Limits {
  const acts = new RateLimiterMemory({ points: 60, duration: MINUTE });
  const requests = new RateLimiterMemory({ points: 600, duration: MINUTE });
  const byAddress = new RateLimiterMemory({ points: 3000, duration: MINUTE });
  const seats = new RateLimiterMemory({ points: 10, duration: 60 * MINUTE });
  return {
    check: async ({ cookie = '', address, acts: isAct }) =>
      (await counted(byAddress, address)) ??
      (await counted(requests, cookie)) ??
      (isAct ? await counted(acts, cookie) : undefined),
    checkNew: ({ address }) => counted(seats, address),
  };
}

async function counted(limiter: RateLimiterMemory, key: string): Promise<Refused | undefined> {
  try {
    await limiter.consume(key);
    return undefined;
  } catch (limit) {
    if (limit instanceof Error) throw limit;
    const { msBeforeNext } = limit as { readonly msBeforeNext: number };
    return { refused: `That was a lot at once. Try again in ${wait(msBeforeNext)}.` };
  }
}

const wait = (ms: number): string =>
  ms < MINUTE * 1000 ? `${Math.ceil(ms / 1000)} seconds` : `${Math.ceil(ms / 1000 / MINUTE)} minutes`;
