import { retryAfter } from '../../shared/failure.ts';
import { createRateLimiter, rateLimited, type RateLimiter } from '../../shared/rate-limiter.ts';
import { PROACTIVE } from '../render/limits.ts';

/** Makes proactive requests below Slack's rate limits, so that answers to people always have room. */
export interface ProactiveLimits {
  /** Makes a request when its turn comes. Rejects as it does, with the signal's reason, and with QueueFull. */
  readonly inTurn: <T>(method: keyof typeof PROACTIVE, ask: () => Promise<T>, wait: Waiting) => Promise<T>;
}

interface Waiting {
  readonly signal: AbortSignal;
  /** The channel that a message goes to; undefined for other requests. */
  readonly channel?: string;
}

/** The limits of one workspace; `waited` is told how long each request waited, in milliseconds. */
export function createProactiveLimits(waited?: (ms: number) => void): ProactiveLimits {
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
        waited,
        pauseFor(error) {
          const after = retryAfter(error);
          // A message that exceeds the limit of its channel alone pauses nothing else.
          return after === undefined || channel === undefined || isWide(channel, after) ? after : undefined;
        },
      }),
  };
}

/**
 * Slack does not say whether a message exceeded the limit of its channel or of the workspace: two channels at once mean
 * the workspace.
 */
function createRefused() {
  let last = { channel: '', until: 0 };
  return (channel: string, after: number): boolean => {
    const now = performance.now();
    const isWide = last.channel !== channel && last.until > now;
    last = { channel, until: now + after };
    return isWide;
  };
}
