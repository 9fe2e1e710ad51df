import { createRateLimiter, rateLimited, type RateLimiter } from '../../shared/rate-limiter.ts';
import { UNASKED } from '../render/limits.ts';
import { SlackFailure } from '../connection/web.ts';

/** Has what nobody waits for asked of Slack ahead of its limits, so that answers to people always have room. */
export interface ProactiveLimits {
  /** Asks in its turn. Rejects as `ask` does, with the signal's reason, and with Crowded. */
  readonly inTurn: <T>(method: keyof typeof UNASKED, ask: () => Promise<T>, wait: Waiting) => Promise<T>;
}

interface Waiting {
  readonly signal: AbortSignal;
  /** Where a message is to go. */
  readonly channel?: string;
}

/** For how long Slack wants nothing more of what was asked. */
const restOf = (error: unknown): number | undefined =>
  error instanceof SlackFailure && error.trouble.kind === 'retryable' ? error.trouble.after : undefined;

export function createProactiveLimits(): ProactiveLimits {
  const paces: Readonly<Record<keyof typeof UNASKED, RateLimiter>> = {
    'conversations.open': createRateLimiter(UNASKED['conversations.open']),
    'conversations.history': createRateLimiter(UNASKED['conversations.history']),
    'chat.postMessage': createRateLimiter(UNASKED['chat.postMessage']),
    'chat.update': createRateLimiter(UNASKED['chat.update']),
  };
  const isWide = createRefused();
  return {
    inTurn: (method, ask, { signal, channel }) =>
      rateLimited(paces[method], ask, {
        signal,
        restOf(error) {
          const after = restOf(error);
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
