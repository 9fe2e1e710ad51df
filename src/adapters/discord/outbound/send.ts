import { createHash } from 'node:crypto';
import { Routes } from 'discord-api-types/v10';
import type { Venue } from '../../../core/declare/invocation.ts';
import { shorten } from '../../../reply/clean.ts';
import { filesInWords } from '../../../reply/files.ts';
import { plain } from '../../../reply/text.ts';
import type { Telemetry } from '../../shared/adapter.ts';
import { createRateLimiter, rateLimited } from '../../shared/rate-limiter.ts';
import { retryAfter, type Revoked } from '../../shared/failure.ts';
import { createSender, type Sender, type SendFailure } from '../../shared/send.ts';
import { DM_PAUSE, type DiscordConversations } from './conversations.ts';
import { hintFor } from '../render/hints.ts';
import { LIMITS, PROACTIVE } from '../render/limits.ts';
import { wordsOnly } from '../render/plain.ts';
import { render, type DiscordMessage } from '../render/render.ts';
import type { Rest } from '../connection/rest.ts';
import { CODES, DiscordError, NEW_TOKEN, type DiscordFailure } from '../connection/failure.ts';

export interface DiscordSenderParts {
  readonly rest: Rest;
  readonly conversations: DiscordConversations;
  readonly telemetry: Telemetry;
  readonly onRevoked: (failure: Revoked) => void;
}

const NAME = 'discord';

/** The nonce of a send: repeated with the same one it is one message, while Discord remembers it. */
export const nonceOf = (key: string): string =>
  createHash('sha256').update(key).digest('base64url').slice(0, LIMITS.nonce);

export function createDiscordSender({
  rest,
  conversations,
  telemetry,
  onRevoked,
}: DiscordSenderParts): Sender {
  const requests = createRateLimiter(PROACTIVE.requests);
  const opens = createRateLimiter(PROACTIVE.opens);
  const asking = <T>(ask: () => Promise<T>, signal: AbortSignal): Promise<T> =>
    rateLimited(requests, ask, { signal, restOf: wideRest });
  const channelFor = (
    { channel, thread, direct }: Venue,
    purpose: 'message' | 'opt-in',
    signal: AbortSignal,
  ): Promise<string> =>
    direct && thread === undefined
      ? conversations.with(channel, purpose, (open) =>
          rateLimited(opens, () => asking(open, signal), { signal, restOf: retryAfter }),
        )
      : Promise.resolve(thread ?? channel);

  async function failureOf(error: unknown, venue: Venue): Promise<SendFailure | undefined> {
    if (!(error instanceof DiscordError)) return undefined;
    const failure = forSends(error.failure);
    if (venue.direct) conversations.heed(error.failure);
    if (failure.kind === 'revoked') onRevoked(failure);
    if (failure.kind !== 'unreachable' || OF_MESSAGE.has(failure.code)) return failure;
    if (venue.direct) {
      await conversations.forget(venue.channel);
      return { ...failure, gone: GONE.has(failure.code) };
    }
    const at = { ...venue, channel: venue.thread ?? venue.channel };
    const hint = await hintFor(failure.code, at, rest);
    return { ...failure, ...(hint !== undefined && { hint }) };
  }

  return createSender<DiscordMessage>({
    name: NAME,
    telemetry,
    show: (reply) =>
      render({ reply: filesInWords(reply), call: { path: [], fields: {} }, page: 1, visibility: 'channel' }),
    asText: (reply) => wordsOnly(shorten(plain(reply), LIMITS.text)),
    // A person's id is the same everywhere on Discord.
    owner: () => ({ platform: NAME, workspace: '' }),
    channelFor,
    failureOf,
    async post(to, { message, key, mayGo }, signal) {
      const body = { ...message, nonce: nonceOf(key), enforce_nonce: true };
      const ask = async (): Promise<unknown> => {
        mayGo();
        return rest.call('POST', Routes.channelMessages(to), { body });
      };
      const said = await asking(ask, signal);
      return { channel: to, id: (said as { id: string }).id };
    },
    async edit({ channel, id }, { message: body, mayGo }, signal) {
      const change = async (): Promise<unknown> => {
        mayGo();
        return rest.call('PATCH', Routes.channelMessage(channel, id), { body });
      };
      await asking(change, signal);
    },
  });
}

/** Discord's codes for a conversation that is not there, or not this app's. */
const GONE: ReadonlySet<number> = new Set([CODES.unknownChannel, CODES.missingAccess]);

/** Discord's codes for a message that is gone or not this app's: they say nothing of its conversation. */
const OF_MESSAGE: ReadonlySet<number> = new Set([CODES.unknownMessage, CODES.notOurs]);

/** How long everything rests after an error: the opening of conversations shares one limit, and rests after any. */
const wideRest = (error: unknown): number | undefined =>
  error instanceof DiscordError && error.failure.kind === 'retryable' && error.failure.wide === true
    ? error.failure.after
    : undefined;

/** A failure as it counts for a proactive message, where "unreachable" ends the sending for good. */
function forSends(failure: DiscordFailure): DiscordFailure {
  if (failure.kind !== 'unreachable') return failure;
  const { code, what } = failure;
  switch (code) {
    case CODES.tooFast:
      return { kind: 'retryable', after: DM_PAUSE, what };
    case CODES.editedTooOften:
      return { kind: 'retryable', what };
    case CODES.unauthorized:
      return { kind: 'revoked', what, fix: NEW_TOKEN };
    case CODES.quarantined:
      return { kind: 'revoked', what, fix: 'Discord holds the app for spam: appeal as its message says.' };
    default:
      // Without a number of Discord's, something on the way said it: a wall, a wrong address.
      return code > 0 ? failure : { kind: 'retryable', what };
  }
}
