import { createHash } from 'node:crypto';
import { Routes } from 'discord-api-types/v10';
import type { Venue } from '../../../core/declare/invocation.ts';
import { shorten } from '../../../reply/clean.ts';
import { filesInWords } from '../../../reply/files.ts';
import { plain } from '../../../reply/text.ts';
import type { Reply } from '../../../reply/reply.ts';
import type { Rendered, Telemetry } from '../../shared/adapter.ts';
import { createRateLimiter, rateLimited } from '../../shared/rate-limiter.ts';
import { retryAfter, type Revoked } from '../../shared/failure.ts';
import { createSender, type Sender } from '../../shared/send.ts';
import type { SendFailure } from '../../shared/send-parts.ts';
import { DM_PAUSE, type DiscordConversations } from './conversations.ts';
import {
  drawnInTime,
  NO_PICTURES,
  renderContent,
  type Content,
  type DrawingParts,
  type Drawn,
} from './content.ts';
import { hintFor } from '../render/hints.ts';
import { LIMITS, PROACTIVE } from '../render/limits.ts';
import { wordsOnly } from '../render/plain-fallback.ts';
import { attachmentsOf } from '../render/render.ts';
import type { Rest } from '../connection/rest.ts';
import { CODES, DiscordError, NEW_TOKEN, type DiscordFailure } from '../connection/failure.ts';

/** The parts of a sender for Discord. */
export interface DiscordSenderParts {
  readonly rest: Rest;
  readonly conversations: DiscordConversations;
  readonly telemetry: Telemetry;
  readonly onRevoked: (failure: Revoked) => void;
  /** Without it everything is in words. */
  readonly drawing?: DrawingParts | undefined;
}

/** How long a message waits for its pictures, in milliseconds: nobody waits for it at a screen. */
const PATIENCE = 10_000;

const NAME = 'discord';

/** The nonce of a send: posts with the same one are one message, for as long as Discord remembers it. */
export const nonceOf = (key: string): string =>
  createHash('sha256').update(key).digest('base64url').slice(0, LIMITS.nonce);

/** A sender of proactive messages on Discord. */
export function createDiscordSender(parts: DiscordSenderParts): Sender {
  const { rest, telemetry } = parts;
  const limits = createProactiveLimits((ms) => parts.telemetry.waited?.(ms));
  return createSender<Content>({
    name: NAME,
    telemetry,
    show: (reply) => show(reply, NO_PICTURES),
    async showPictures(reply) {
      const drawn = await drawnInTime(parts.drawing, reply, PATIENCE);
      return drawn.size > 0 ? show(reply, drawn) : undefined;
    },
    asText: (reply) => ({ message: wordsOnly(shorten(plain(reply), LIMITS.text)), files: [] }),
    // A person's id is the same everywhere on Discord.
    owner: () => ({ platform: NAME, workspace: '' }),
    channelFor({ channel, thread, direct }, purpose, signal) {
      if (!direct || thread !== undefined) return Promise.resolve(thread ?? channel);
      return parts.conversations.with(channel, purpose, (open) => limits.opening(open, signal));
    },
    failureOf: (error, venue) => failureOf(parts, error, venue),
    async post(channel, { message: { message, files }, key, assertMaySend }, signal) {
      const body = { ...message, nonce: nonceOf(key), enforce_nonce: true };
      const request = async (): Promise<unknown> => {
        assertMaySend();
        return rest.call('POST', Routes.channelMessages(channel), { body, files });
      };
      const posted = await limits.inTurn(request, signal);
      return { channel, id: (posted as { id: string }).id };
    },
    async edit({ channel, id }, { message: { message, files }, assertMaySend }, signal) {
      // All are named: otherwise a picture of before would stay.
      const body = { ...message, attachments: attachmentsOf(files) };
      const request = async (): Promise<unknown> => {
        assertMaySend();
        return rest.call('PATCH', Routes.channelMessage(channel, id), { body, files });
      };
      await limits.inTurn(request, signal);
    },
  });
}

const show = (reply: Reply, drawn: Drawn): Rendered<Content> =>
  renderContent(
    { reply: filesInWords(reply), call: { path: [], fields: {} }, page: 1, visibility: 'channel' },
    drawn,
  );

/** Makes proactive requests ahead of Discord's limits, so that answers to people always have room. */
function createProactiveLimits(waited: (ms: number) => void) {
  const requests = createRateLimiter(PROACTIVE.requests);
  const opens = createRateLimiter(PROACTIVE.opens);
  const inTurn = <T>(request: () => Promise<T>, signal: AbortSignal): Promise<T> =>
    rateLimited(requests, request, { signal, waited, pauseFor: pauseForAll });
  return {
    inTurn,
    /** Opens a conversation: all openings share one limit, so that any refusal makes all of them wait. */
    opening: <T>(open: () => Promise<T>, signal: AbortSignal): Promise<T> =>
      rateLimited(opens, () => inTurn(open, signal), { signal, pauseFor: retryAfter }),
  };
}

/** Why a send failed, with what its person or channel can do about it; undefined for an error that is not Discord's. */
async function failureOf(
  { rest, conversations, onRevoked }: DiscordSenderParts,
  error: unknown,
  venue: Venue,
): Promise<SendFailure | undefined> {
  if (!(error instanceof DiscordError)) return undefined;
  const failure = forSends(error.failure);
  if (venue.direct) conversations.noteFailure(error.failure);
  if (failure.kind === 'revoked') onRevoked(failure);
  if (failure.kind !== 'unreachable' || OF_MESSAGE.has(failure.code)) return failure;
  if (venue.direct) {
    await conversations.forget(venue.channel);
    return { ...failure, conversationMissing: CONVERSATION_MISSING.has(failure.code) };
  }
  const at = { ...venue, channel: venue.thread ?? venue.channel };
  const hint = await hintFor(failure.code, at, rest);
  return { ...failure, ...(hint !== undefined && { hint }) };
}

/** Discord's codes for a conversation that is not there, or not this app's. */
const CONVERSATION_MISSING: ReadonlySet<number> = new Set([CODES.unknownChannel, CODES.missingAccess]);

/** Discord's codes for a message that was deleted or is not this app's: they say nothing of its conversation. */
const OF_MESSAGE: ReadonlySet<number> = new Set([CODES.unknownMessage, CODES.notOurs]);

/** For how many milliseconds all requests wait after an error; undefined where it concerns this one alone. */
const pauseForAll = (error: unknown): number | undefined =>
  error instanceof DiscordError && error.failure.kind === 'retryable' && error.failure.wide === true
    ? error.failure.after
    : undefined;

/** A failure as it counts for a proactive message, where "unreachable" ends all sending to that person or channel. */
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
      // Without a code of Discord's it was answered by something in between, such as a firewall.
      return code > 0 ? failure : { kind: 'retryable', what };
  }
}
