import type { Venue } from '../../../core/declare/invocation.ts';
import type { Revoked } from '../../shared/failure.ts';
import type { SendFailure } from '../../shared/send-parts.ts';
import { SlackError } from '../connection/failure.ts';
import type { Web } from '../connection/web.ts';
import { hintFor } from '../render/hints.ts';
import type { SlackConversations } from './conversations.ts';

/** The parts by which a failure is judged. */
export interface SendFailureParts {
  readonly web: Web;
  readonly forget: SlackConversations['forget'];
  /** The name by which people invite the bot, once it is known. */
  readonly bot: () => string | undefined;
  readonly onRevoked: (failure: Revoked) => void;
}

/** Slack's error words that concern one message and say nothing of its conversation. */
const OF_MESSAGE = new Set(['message_not_found', 'cant_update_message', 'edit_window_closed']);

/**
 * Why a proactive message was not sent; undefined for an error that is not Slack's. A conversation that cannot be used
 * is forgotten, and a revoked token is passed on.
 */
export async function sendFailureOf(
  parts: SendFailureParts,
  error: unknown,
  venue: Venue,
): Promise<SendFailure | undefined> {
  if (!(error instanceof SlackError)) return undefined;
  const { failure } = error;
  // It is a setting of the app as a whole: no person can do anything about it.
  if (failure.what === 'messages_tab_disabled') return { kind: 'revoked', what: failure.what };
  if (failure.kind === 'unreachable') {
    if (OF_MESSAGE.has(failure.what)) return failure;
    const isPerson = await parts.forget(venue);
    const hint = venue.direct ? undefined : hintFor(failure.what, parts.bot());
    const conversationMissing = isPerson && failure.what === 'channel_not_found';
    return { ...failure, conversationMissing, ...(hint !== undefined && { hint }) };
  }
  if (failure.kind !== 'revoked') return failure;
  if (failure.what === 'account_inactive' && venue.direct) return inactiveAccount(parts, failure, venue);
  parts.onRevoked(failure);
  return failure;
}

/** "account_inactive" may mean that the person left or that the app was removed: trying the token tells which. */
async function inactiveAccount(
  { web, forget, onRevoked }: SendFailureParts,
  failure: Revoked,
  venue: Venue,
): Promise<SendFailure> {
  try {
    await web.call('auth.test', {});
    await forget(venue);
    return { kind: 'unreachable', what: failure.what };
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    if (error.failure.kind !== 'revoked') return { kind: 'retryable', what: failure.what };
    onRevoked(error.failure);
    return error.failure;
  }
}
