import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { mayHaveArrived } from '../../shared/unanswered.ts';
import { whyUnreachable } from '../../shared/unreachable.ts';

/** What came of something asked of Discord, by what can be done about it. */
export type ApiFailure =
  /**
   * Worth another try, after `after` milliseconds where Discord named a time. `unanswered`: it may have been done.
   * `wide`: it was too much of everything, not of one channel.
   */
  | {
      readonly kind: 'retryable';
      readonly after?: number;
      readonly what: string;
      readonly unanswered?: boolean;
      readonly wide?: boolean;
    }
  /** Not to be done this way, ever: another way may be open. `code` is Discord's. */
  | { readonly kind: 'unreachable'; readonly code: number; readonly what: string }
  /** What was sent breaks a rule of Discord's: ours to mend. */
  | { readonly kind: 'rejected'; readonly code?: number; readonly what: string }
  /** The app itself is not let in; `fix` is for the operator. */
  | { readonly kind: 'revoked'; readonly what: string; readonly fix: string };

/** Discord's side of things failed; `failure` says what can be done. */
export class DiscordError extends Error {
  readonly failure: ApiFailure;
  constructor(failure: ApiFailure) {
    super(failure.what);
    this.name = 'DiscordError';
    this.failure = failure;
  }
}

/** Discord's own numbers for what is asked about here. */
export const CODES = {
  unknownChannel: 10003,
  unknownGuild: 10004,
  unknownMessage: 10008,
  unknownUser: 10013,
  quarantined: 20026,
  /** Too many changes of messages older than an hour. */
  editedTooOften: 30046,
  unauthorized: 40001,
  tooFast: 40003,
  invalidRecipients: 50033,
  invalidForm: 50035,
  unknownInteraction: 10062,
  alreadyAcknowledged: 40060,
  missingAccess: 50001,
  notOurs: 50005,
  missingPermissions: 50013,
  archivedThread: 50083,
  lockedThread: 160005,
} as const;

/** Numbers that say what is addressed is gone, over, or not to be reached by this way. */
const UNREACHABLE = new Set<number | string>([
  10003, 10004, 10008, 10013, 10015, 10062, 30046, 40001, 40003, 40060, 40094, 50001, 50005, 50007, 50013,
  50027, 50083, 50278, 160002, 160005,
]);

/** What can be done where the token is not accepted. */
export const NEW_TOKEN =
  'Copy the token again from the app’s page on discord.com/developers, "Bot", "Reset Token", and set DISCORD_TOKEN to it.';

/** What an error thrown by a request means. One that Discord did not name is passing: a broken line, a time-out. */
export function failureFrom(error: unknown): ApiFailure {
  if (error instanceof DiscordError) return error.failure;
  if (error instanceof RateLimitError)
    return {
      kind: 'retryable',
      after: Math.max(error.timeToReset, error.retryAfter),
      what: 'rate limited',
      ...(error.global && { wide: true }),
    };
  if (error instanceof HTTPError)
    return error.status >= 500 || error.status === 429
      ? {
          kind: 'retryable',
          what: `HTTP ${error.status}`,
          // Discord's own front had no reply from what is behind it.
          ...(error.status === 504 && { unanswered: true }),
        }
      : { kind: 'rejected', what: `HTTP ${error.status}` };
  if (error instanceof DiscordAPIError) {
    const { code, status, rawError } = error;
    const what = `${code} ${'message' in rawError ? rawError.message : ''}`.trim();
    if (UNREACHABLE.has(code)) return { kind: 'unreachable', code: Number(code), what };
    if (status === 401) return { kind: 'revoked', what: '401 Unauthorized', fix: NEW_TOKEN };
    if (status === 403 || status === 404) return { kind: 'unreachable', code: Number(code), what };
    return { kind: 'rejected', code: Number(code), what: `${what}${flawsIn(rawError)}` };
  }
  return {
    kind: 'retryable',
    what: whyUnreachable(error) ?? (error instanceof Error ? error.name : 'unknown'),
    ...(mayHaveArrived(error) && { unanswered: true }),
  };
}

/** Where in what was sent the flaws are; never what was sent. */
function flawsIn(raw: object): string {
  const places: string[] = [];
  const visit = (node: unknown, at: string): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      if (key !== '_errors') visit(value, at === '' ? key : `${at}.${key}`);
      else places.push(`${at} ${(value as { code?: string }[]).map((one) => one.code).join(', ')}`);
    }
  };
  visit('errors' in raw ? raw.errors : undefined, '');
  return places.length === 0 ? '' : ` (${places.slice(0, 5).join('; ')})`;
}
