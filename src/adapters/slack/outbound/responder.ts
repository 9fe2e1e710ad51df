import { shorten } from '../../../reply/clean.ts';
import type { Visibility } from '../../../reply/reply.ts';
import type { ApiFailure, Revoked } from '../../shared/failure.ts';
import { createResponder, type Attempt, type ResponderParts } from '../../shared/responder.ts';
import { SlackError } from '../connection/failure.ts';
import type { Web } from '../connection/web.ts';
import { LIMITS } from '../render/limits.ts';
import type { SlackMessage } from '../render/render.ts';
import { escapeText } from '../render/rich.ts';
import type { Enqueue } from './channel-queues.ts';
import { openDirectMessage } from './direct-message.ts';
import { homeView } from './app-home.ts';
import { isDirect, type ReplyTarget } from './reply-target.ts';

/** An answer for Slack. `asText` is all of it as plain text, for where Slack refuses the blocks. */
export interface SlackAnswer {
  readonly message: SlackMessage;
  readonly visibility: Visibility;
  readonly asText: () => string;
}

/** The parts of a responder for Slack. */
export interface SlackResponderParts extends Pick<
  ResponderParts<Revoked>,
  'telemetry' | 'wait' | 'now' | 'onRevoked'
> {
  readonly web: Web;
  readonly enqueue: Enqueue;
}

/** Delivers answers to people on Slack. */
export interface SlackResponder {
  /** Resolves to whether it arrived. Never rejects. */
  deliver(target: ReplyTarget, answer: SlackAnswer): Promise<boolean>;
  /** Gives up on what is not delivered within `ms` milliseconds, and resolves when nothing more is sent. */
  stop(ms: number): Promise<void>;
}

/** How long an answer is tried, in milliseconds; a response_url works for half of that, messages for longer. */
const PATIENCE = 3_600_000;

/** A responder for Slack. */
export function createSlackResponder(parts: SlackResponderParts): SlackResponder {
  const { web, enqueue, now } = parts;
  const responder = createResponder<ApiFailure>({
    ...parts,
    ...{ name: 'slack', title: 'Slack' },
    failureFrom: (error) => (error instanceof SlackError ? error.failure : undefined),
    reason: (failures, asText) => (asText.at(-1) ?? failures.at(-1))?.what ?? 'no way',
  });

  const post = (channel: string, thread: string | undefined, message: object): Attempt => {
    const args = { channel, ...message, ...(thread !== undefined && { thread_ts: thread }) };
    return () => enqueue(channel, () => web.call('chat.postMessage', args), 'answer');
  };

  const direct =
    (user: string, message: object): Attempt =>
    async () =>
      post(await openDirectMessage(web, user), undefined, message)();

  /** The requests that may deliver an answer, the preferred one first. */
  function attemptsFor(target: ReplyTarget, message: SlackMessage, visibility: Visibility): Attempt[] {
    const { user } = target;
    const here = (channel: string, thread?: string): Attempt =>
      visibility === 'channel' || isDirect(channel)
        ? post(channel, thread, message)
        : () =>
            web.call('chat.postEphemeral', {
              channel,
              user,
              ...message,
              ...(thread !== undefined && { thread_ts: thread }),
            });
    switch (target.kind) {
      case 'response': {
        const shown = visibility === 'channel' ? 'in_channel' : 'ephemeral';
        const replaces = target.replaces && visibility === 'private';
        const body = { response_type: shown, replace_original: replaces, ...message };
        return [
          () => web.respond(target.url, body),
          here(target.channel, target.thread),
          direct(user, message),
        ];
      }
      case 'message':
        return [
          here(target.channel, target.thread),
          ...(isDirect(target.channel) ? [] : [direct(user, message)]),
        ];
      case 'edit':
        return [
          () => web.call('chat.update', { channel: target.channel, ts: target.ts, ...message }),
          post(target.channel, undefined, message),
        ];
      case 'home':
        return [() => web.call('views.publish', { user_id: user, view: homeView(message, target.front) })];
    }
  }

  return {
    deliver(target, { message, visibility, asText }) {
      const asPlainMessage = (): SlackMessage => ({
        text: escapeText(shorten(asText(), LIMITS.words)),
        blocks: [],
        mrkdwn: false,
      });
      return responder.deliver({
        attempts: () => attemptsFor(target, message, visibility),
        ...(message.blocks.length > 0 && {
          asText: () => attemptsFor(target, asPlainMessage(), visibility),
        }),
        until: () => now() + PATIENCE,
      });
    },
    stop: (ms) => responder.stop(ms),
  };
}
