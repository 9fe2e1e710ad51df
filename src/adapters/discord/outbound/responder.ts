import { Routes } from 'discord-api-types/v10';
import { shorten } from '../../../reply/clean.ts';
import type { Revoked } from '../../shared/failure.ts';
import { createResponder, type ResponderParts } from '../../shared/responder.ts';
import { CODES, failureFrom, type DiscordFailure } from '../connection/failure.ts';
import type { Rest } from '../connection/rest.ts';
import { LIMITS } from '../render/limits.ts';
import { wordsOnly } from '../render/plain-fallback.ts';
import { attemptsFor, picturedAttempts, type DiscordAnswer } from './attempts.ts';
import type { DiscordConversations } from './conversations.ts';
import type { InteractionTarget, ReplyTarget } from './reply-target.ts';

/** The parts of a responder for Discord. */
export interface DiscordResponderParts extends Pick<
  ResponderParts<Revoked>,
  'telemetry' | 'wait' | 'now' | 'onRevoked'
> {
  readonly rest: Rest;
  readonly conversations: DiscordConversations;
}

/**
 * The outcome of acknowledging an interaction. `ours`: this process acknowledged it, and not another that was given the
 * same event. `alone`: Discord accepted this request, which it does once an interaction, so that nobody else answers.
 * `isPrivate`: whether Discord shows what follows to one person alone.
 */
export type Acknowledged =
  | { readonly ok: true; readonly ours: boolean; readonly alone: boolean; readonly isPrivate?: boolean }
  | { readonly ok: false; readonly failure: DiscordFailure };

/** Delivers answers to people on Discord. */
export interface DiscordResponder {
  /**
   * Sends the first response to an interaction, which Discord takes within three seconds; it is tried for `within`
   * milliseconds. Never rejects.
   */
  acknowledge(target: InteractionTarget, body: object, within?: number): Promise<Acknowledged>;
  /** Resolves to whether it arrived. Never rejects. */
  deliver(target: ReplyTarget, answer: DiscordAnswer): Promise<boolean>;
  /** Logs and counts an answer that cannot be delivered; `reason` is in words for operators. */
  reportUndelivered(reason: string): void;
  /** Gives up on what is not delivered within `ms` milliseconds, and resolves when nothing more is sent. */
  stop(ms: number): Promise<void>;
}

/**
 * How an acknowledgement is repeated, all in milliseconds: Discord takes it within three seconds of the interaction.
 */
const ACKNOWLEDGE_BACKOFF = { first: 100, ceiling: 400 };
const ACKNOWLEDGE_WITHIN = 2_700;
/** Longest that one request of it may take. */
const ACKNOWLEDGE_TIMEOUT = 1_200;
/** How long an answer is tried: an interaction's token lives for a quarter of an hour. Milliseconds. */
const PATIENCE = 15 * 60_000 - 5_000;

/** A responder for Discord. */
export function createDiscordResponder(parts: DiscordResponderParts): DiscordResponder {
  const { rest } = parts;
  const responder = createResponder<DiscordFailure>({
    ...parts,
    ...{ name: 'discord', title: 'Discord', failureFrom },
    reason: (failures) => failures.map(({ what }) => what).join('; then '),
    advice: fixFor,
  });

  return {
    async acknowledge(target, body, within = ACKNOWLEDGE_WITHIN) {
      const route = Routes.interactionCallback(target.id, target.token);
      const sent = { body, query: { with_response: 'true' }, open: true, within: ACKNOWLEDGE_TIMEOUT };
      const outcome = await responder.retry(
        () => rest.call('POST', route, sent),
        target.at + within,
        ACKNOWLEDGE_BACKOFF,
      );
      if (outcome.ok) {
        const response = outcome.value as { interaction?: { response_message_ephemeral?: boolean } } | null;
        const isPrivate = response?.interaction?.response_message_ephemeral;
        return { ok: true, ours: true, alone: true, ...(isPrivate !== undefined && { isPrivate }) };
      }
      const { failure, tries } = outcome;
      // Either our own earlier try arrived and its response was lost, or another process was given the same event.
      if (failure.kind === 'unreachable' && failure.code === CODES.alreadyAcknowledged)
        return { ok: true, ours: tries > 1, alone: false };
      return { ok: false, failure };
    },
    deliver(target, answer) {
      const asPlainAnswer = (): DiscordAnswer => ({
        ...answer,
        message: wordsOnly(shorten(answer.asText(), LIMITS.text)),
        files: [],
      });
      const { pictured } = answer;
      return responder.deliver({
        ...(pictured && { withPictures: () => picturedAttempts(parts, target, answer, pictured) }),
        attempts: () => attemptsFor(parts, target, answer),
        asText: () => attemptsFor(parts, target, asPlainAnswer()).slice(0, 1),
        until: () => target.at + PATIENCE,
      });
    },
    reportUndelivered: (reason) => responder.reportUndelivered(reason),
    stop: (ms) => responder.stop(ms),
  };
}

/** A sentence for the operator of a channel that is closed to Rung. */
const fixFor = (what: string): string =>
  what.startsWith(String(CODES.missingAccess)) || what.startsWith(String(CODES.missingPermissions))
    ? ' Let Rung’s role view the channel and send messages in it, or mention it elsewhere.'
    : '';
