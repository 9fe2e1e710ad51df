import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import {
  ApiError,
  failureOfConnection,
  failureOfStatus,
  type Rejected,
  type Retryable,
  type Revoked,
  type Unreachable,
} from '../../shared/failure.ts';

/** Why a request to Discord failed, with Discord's own number for it where there is one. */
export type DiscordFailure =
  /** `wide`: the limit concerns all requests, not those to one channel. */
  | (Retryable & { readonly wide?: boolean })
  | (Unreachable & { readonly code: number })
  | (Rejected & { readonly code?: number })
  | Revoked;

/** A request to Discord failed. */
export class DiscordError extends ApiError<DiscordFailure> {}

/** Discord's error codes that are treated apart somewhere. */
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

/** Error codes for what was deleted or is over, or cannot be reached by this request. */
const UNREACHABLE = new Set<number | string>([
  10003, 10004, 10008, 10013, 10015, 10062, 30046, 40001, 40003, 40060, 40094, 50001, 50005, 50007, 50013,
  50027, 50083, 50278, 160002, 160005,
]);

/** Advice for the operator where Discord does not accept the token. */
export const NEW_TOKEN =
  'Copy the token again from the app’s page on discord.com/developers, "Bot", "Reset Token", and set DISCORD_TOKEN to it.';

/** Why a request failed, from the error that it threw. One without a response, such as a time-out, is retryable. */
export function failureFrom(error: unknown): DiscordFailure {
  if (error instanceof DiscordError) return error.failure;
  if (error instanceof RateLimitError)
    return {
      kind: 'retryable',
      after: Math.max(error.timeToReset, error.retryAfter),
      what: 'rate limited',
      ...(error.global && { wide: true }),
    };
  if (error instanceof HTTPError) return failureOfStatus(error.status);
  if (error instanceof DiscordAPIError) {
    const { code, status, rawError } = error;
    const what = `${code} ${'message' in rawError ? rawError.message : ''}`.trim();
    if (UNREACHABLE.has(code)) return { kind: 'unreachable', code: Number(code), what };
    if (status === 401) return { kind: 'revoked', what: '401 Unauthorized', fix: NEW_TOKEN };
    if (status === 403 || status === 404) return { kind: 'unreachable', code: Number(code), what };
    return { kind: 'rejected', code: Number(code), what: `${what}${flawsIn(rawError)}` };
  }
  return failureOfConnection(error);
}

/** Which fields of the request Discord refused, and why; never what they held. */
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
