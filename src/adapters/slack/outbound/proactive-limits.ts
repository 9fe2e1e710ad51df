import { retryAfter } from '../../shared/failure.ts';
import { createRateLimiter, rateLimited, type RateLimiter } from '../../shared/rate-limiter.ts';
import { PROACTIVE } from '../render/limits.ts';

/** Has what nobody waits for asked of Slack ahead of its limits, so that answers to people always have room. */
export interface ProactiveLimits {
  /** Asks in its turn. Rejects as `ask` does, with the signal's reason, and with QueueFull. */
  readonly inTurn: <T>(method: keyof typeof PROACTIVE, ask: () => Promise<T>, wait: Waiting) => Promise<T>;
}

interface Waiting {
  readonly signal: AbortSignal;
  /** Where a message is to go. */
  readonly channel?: string;
}

export function createProactiveLimits(): ProactiveLimits {
  const limiters: Readonly<Record<keyof typeof PROACTIVE, RateLimiter>> = {
    'conversations.open': createRateLimiter(PROACTIVE['conversations.open']),
    'conversations.history': createRateLimiter(PROACTIVE['conversations.history']),
    'chat.postMessage': createRateLimiter(PROACTIVE['chat.postMessage']),
    'chat.update': createRateLimiter(PROACTIVE['chat.update']),
  };
  const isWide = createRefused();
  return {
    inTurn: (method, ask, { signal, channel }) =>
      rateLimited(limiters[method], ask, {
        signal,
        restOf(error) {
          const after = retryAfter(error);
          // A message too many for its channel alone is no matter of the others.
          return after === undefined || channel === undefined || isWide(channel, after) ? after : undefined;
        },
      }),
  };
}

/** Slack does not say whose limit a message met: where two channels are to wait at once, it is the workspace's. */
function createRefused() {
  let last = { channel: '', until: 0 };
  return (channel: string, after: number): boolean => {
    const now = performance.now();
    const isWide = last.channel !== channel && last.until > now;
    last = { channel, until: now + after };
    return isWide;
  };
}
