import { actionPayload } from './action.ts';
import { commandPayload } from './command.ts';
import { eventPayload } from './event.ts';
import { isRecord } from '../../../shared/fields.ts';
import { submissionPayload } from './submission.ts';

/** A payload by its kind, before anything else reads it. */
export type Sorted =
  /** Of a kind that Rung handles. `body` holds only the parts that are known of it, each of the right type. */
  | { readonly kind: 'ours'; readonly body: Readonly<Record<string, unknown>> }
  /** Of a kind that Slack has and Rung does not handle. `response` is what Slack expects in the acknowledgement. */
  | { readonly kind: 'unsupported'; readonly what: string; readonly response?: object }
  /** Of no known kind, or without its parts. `why` holds nothing of what was sent. */
  | { readonly kind: 'unreadable'; readonly why: string };

/** The events that Rung handles; others come where the app's settings subscribe to more than the manifest does. */
const EVENTS: ReadonlySet<string> = new Set([
  'app_mention',
  'message',
  'app_home_opened',
  'member_joined_channel',
  'app_uninstalled',
  'tokens_revoked',
]);

/** The response to a menu that asks for its choices: none. */
const NO_CHOICES = { options: [] };

/** The kinds that Slack has and Rung does not handle, with the response that each expects. */
const UNSUPPORTED: ReadonlyMap<string, object | undefined> = new Map([
  ['shortcut', undefined],
  ['message_action', undefined],
  ['view_closed', undefined],
  ['block_suggestion', NO_CHOICES],
  ['app_rate_limited', undefined],
  ['workflow_step_edit', undefined],
  ['dialog_submission', undefined],
  ['dialog_cancellation', undefined],
  ['dialog_suggestion', NO_CHOICES],
  ['interactive_message', undefined],
]);

/** Leaves out the keys of absent parts as well: Bolt takes a part for present where it has a key. */
const ours = (data: object): Sorted => ({
  kind: 'ours',
  body: Object.fromEntries(present(data)),
});

function present(value: object): [string, unknown][] {
  return Object.entries(value).flatMap(([name, part]): [string, unknown][] =>
    part === undefined ? [] : [[name, withoutAbsent(part)]],
  );
}

function withoutAbsent(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutAbsent);
  return isRecord(value) ? Object.fromEntries(present(value)) : value;
}

const unreadable = (why: string): Sorted => ({ kind: 'unreadable', why });

/** Sorts a payload by its kind, and drops from one that Rung handles all that is not known. Never throws. */
export function sortPayload(body: unknown): Sorted {
  if (!isRecord(body)) return unreadable('nothing in it');
  const { event, command } = body;
  const type = typeof body['type'] === 'string' ? body['type'] : undefined;
  if (type === 'event_callback' || (type === undefined && event !== undefined)) return sortEvent(body);
  if (type === undefined && command !== undefined) {
    const { success, data } = commandPayload.safeParse(body);
    return success ? ours(data) : unreadable('a command without a name');
  }
  if (type === 'block_actions') return cleaned(actionPayload.safeParse(body));
  if (type === 'view_submission') return cleaned(submissionPayload.safeParse(body));
  if (type === undefined || !UNSUPPORTED.has(type)) return unreadable('a kind that is not known');
  // An interactive_message without actions is a menu of an old message that asks for its choices.
  const asks = type === 'interactive_message' && body['actions'] === undefined && body['name'] !== undefined;
  const response = asks ? NO_CHOICES : UNSUPPORTED.get(type);
  return { kind: 'unsupported', what: type, ...(response && { response }) };
}

function cleaned(
  parsed:
    | { readonly success: true; readonly data: Readonly<Record<string, unknown>> }
    | { readonly success: false },
): Sorted {
  return parsed.success ? ours(parsed.data) : unreadable('a press without its parts');
}

function sortEvent(body: Readonly<Record<string, unknown>>): Sorted {
  const { success, data } = eventPayload.safeParse(body);
  if (!success) return unreadable('an event without its content');
  return EVENTS.has(data.event.type) ? ours(data) : { kind: 'unsupported', what: 'an event' };
}
