import { webApi } from '@slack/bolt';
import { ApiError, failureOfConnection, failureOfStatus, type ApiFailure } from '../../shared/failure.ts';

/** A request to Slack failed. */
export class SlackError extends ApiError<ApiFailure> {}

const REINSTALL =
  'Install the app to the workspace again (its settings, "Install App") and set SLACK_BOT_TOKEN to the new token.';
/** Slack's error words for an app or a token that it does not accept, and what an operator does about each. */
const REVOKED: Readonly<Record<string, string>> = {
  invalid_auth:
    'Check SLACK_BOT_TOKEN (xoxb-…) and SLACK_APP_TOKEN (xapp-…): copy them again from the app’s settings.',
  not_authed: 'Set SLACK_BOT_TOKEN to the "Bot User OAuth Token" of the app’s settings.',
  token_revoked: REINSTALL,
  token_expired: `Token rotation is on, which Rung does not use: turn it off. ${REINSTALL}`,
  account_inactive: `The app was removed from the workspace. ${REINSTALL}`,
  not_allowed_token_type: 'SLACK_BOT_TOKEN must begin with xoxb-, SLACK_APP_TOKEN with xapp-.',
  ekm_access_denied: 'An administrator of the workspace has suspended access; ask them.',
  team_access_not_granted: 'Ask an administrator of the organisation to add the app to this workspace.',
  missing_scope:
    'Put the manifest that "npm run -s manifest" prints into the app’s settings, then install the app again.',
};

/** Error words for a conversation, a person or a message that cannot be reached by this request. */
const UNREACHABLE = new Set([
  'channel_not_found',
  'not_in_channel',
  'is_archived',
  'user_not_in_channel',
  'user_not_found',
  'users_not_found',
  'cannot_dm_bot',
  'user_disabled',
  'message_not_found',
  'cant_update_message',
  'edit_window_closed',
  'restricted_action',
  'restricted_action_non_threadable_channel',
  'restricted_action_read_only_channel',
  'restricted_action_thread_locked',
  'restricted_action_thread_only_channel',
  'channel_is_limited_access',
  'is_inactive',
  'user_not_visible',
  'messages_tab_disabled',
  'thread_not_found',
  'trigger_expired',
  'expired_trigger_id',
  'trigger_exchanged',
  'exchanged_trigger_id',
  'invalid_trigger_id',
  'not_enabled',
  'expired_url',
  'used_url',
]);
/** Error words for what may succeed later. */
const RETRYABLE = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
  'ratelimited',
  'rate_limited',
  'message_limit_exceeded',
  'org_login_required',
  'external_channel_migrating',
]);

/** The failure for an error word of Slack's; `needed` names the scopes that the app lacks. */
export function failureNamed(word: string, needed?: string): ApiFailure {
  const what = needed === undefined ? word : `${word} (needs ${needed})`;
  const fix = REVOKED[word];
  if (fix !== undefined) return { kind: 'revoked', what, fix };
  if (UNREACHABLE.has(word)) return { kind: 'unreachable', what };
  if (RETRYABLE.has(word)) return { kind: 'retryable', what };
  return { kind: 'rejected', what };
}

/** An error word of Slack's: where a response is no JSON, the client gives its text in place of one. */
const WORD = /^[\w.:-]{1,100}$/;
/** How the client's error begins for a 429 without a time to wait. */
const NO_TIME = 'Retry header did not contain';

/** Why a call failed, from the error that it threw. One without a response, such as a time-out, is retryable. */
export function failureFrom(error: unknown): ApiFailure {
  if (error instanceof webApi.WebAPIPlatformError) {
    const { error: word, needed } = error.data as { error: string; needed?: string };
    // Such as a proxy's error page: whether Slack got the request is not known.
    if (!WORD.test(word))
      return { kind: 'retryable', what: 'a reply that is none of Slack’s', unanswered: true };
    return failureNamed(word, needed);
  }
  if (error instanceof webApi.WebAPIRateLimitedError)
    return { kind: 'retryable', after: error.retryAfter * 1000, what: 'ratelimited' };
  if (error instanceof webApi.WebAPIHTTPError) return failureOfStatus(error.statusCode);
  if (error instanceof Error && error.message.startsWith(NO_TIME))
    return { kind: 'retryable', what: 'ratelimited' };
  return failureOfConnection(error);
}
