import { shorten } from '../../../reply/clean.ts';
import type { Visibility } from '../../../reply/reply.ts';
import type { ApiFailure, Revoked } from '../../shared/failure.ts';
import { createResponder, type ResponderParts } from '../../shared/responder.ts';
import { SlackError } from '../connection/failure.ts';
import { LIMITS } from '../render/limits.ts';
import type { SlackMessage } from '../render/render.ts';
import { escapeText } from '../render/rich.ts';
import { createAttempts, type AttemptParts } from './attempts.ts';
import type { ReplyTarget } from './reply-target.ts';

/** An answer for Slack. `asText` is all of it as plain text, for where Slack refuses the blocks. */
export interface SlackAnswer {
  readonly message: SlackMessage;
  /** The same with its pictures; undefined where it shows none. */
  readonly pictured?: SlackMessage | undefined;
  readonly visibility: Visibility;
  readonly asText: () => string;
}

/** The parts of a responder for Slack. */
export type SlackResponderParts = AttemptParts &
  Pick<ResponderParts<Revoked>, 'telemetry' | 'wait' | 'now' | 'onRevoked'>;

/** Delivers answers to people on Slack. */
export interface SlackResponder {
  /** Resolves to whether it arrived. Never rejects. */
  deliver(target: ReplyTarget, answer: SlackAnswer): Promise<boolean>;
  /** Posts a message to a channel or a thread in it, within about `ms` milliseconds. Resolves to whether it arrived. Rejects with what is no failure of Slack's. */
  post(to: Posted, message: SlackMessage, ms: number): Promise<boolean>;
  /** Gives up on what is not delivered within `ms` milliseconds, and resolves when nothing more is sent. */
  stop(ms: number): Promise<void>;
}

/** Where a message is posted. */
interface Posted {
  readonly channel: string;
  readonly thread?: string | undefined;
}

/** How long an answer is tried, in milliseconds; a response_url works for half of that, messages for longer. */
const PATIENCE = 3_600_000;

/** A responder for Slack. */
export function createSlackResponder(parts: SlackResponderParts): SlackResponder {
  const { now } = parts;
  const { attemptsFor, pictureAttempts, post } = createAttempts(parts);
  const responder = createResponder<ApiFailure>({
    ...parts,
    ...{ name: 'slack', title: 'Slack' },
    failureFrom: (error) => (error instanceof SlackError ? error.failure : undefined),
    reason: (failures, asText) => (asText.at(-1) ?? failures.at(-1))?.what ?? 'no way',
  });

  return {
    deliver(target, { message, pictured, visibility, asText }) {
      const asPlainMessage = (): SlackMessage => ({
        text: escapeText(shorten(asText(), LIMITS.words)),
        blocks: [],
        mrkdwn: false,
      });
      return responder.deliver({
        withPictures: pictured && (() => pictureAttempts(target, pictured)),
        attempts: () => attemptsFor(target, message, visibility),
        ...(message.blocks.length > 0 && {
          asText: () => attemptsFor(target, asPlainMessage(), visibility),
        }),
        until: () => now() + PATIENCE,
      });
    },
    post: async ({ channel, thread }, message, ms) =>
      (await responder.retry(post(channel, thread, message), now() + ms)).ok,
    stop: (ms) => responder.stop(ms),
  };
}
