import { createHash } from 'node:crypto';
import type { Actor, Invocation, Venue } from '../../../core/declare/invocation.ts';
import type { EpochMs } from '../../../time.ts';
import { invocationOf, type Requester } from '../../shared/requester.ts';
import { changedBoxes } from '../render/actions.ts';
import { filledIn, type FilledIn } from './filled-in.ts';
import { installationOfAction, installationOfCommand, installationOfEvent } from './installation.ts';
import type { ActionPayload, PressedElement } from './payload/action.ts';
import type { CommandPayload } from './payload/command.ts';
import type { EventPayload } from './payload/event.ts';
import type { SubmissionPayload } from './payload/submission.ts';
import { plainText } from './message-text.ts';
import { FRONT, isDirect, unpackMetadata, type ReplyTarget } from '../outbound/reply-target.ts';

/** Something that somebody did on Slack, and where the answer goes. `trigger` opens a form, within three seconds. */
export type InboundEvent =
  | {
      readonly kind: 'command' | 'message';
      readonly invocation: Invocation;
      readonly target: ReplyTarget;
      readonly trigger?: string | undefined;
    }
  /** `ids` are packed calls: that of a button or a choice, or one for each box that was ticked or unticked. */
  | {
      readonly kind: 'pressed';
      readonly ids: readonly string[];
      readonly from: Requester;
      readonly target: ReplyTarget;
      readonly trigger?: string | undefined;
    }
  | {
      readonly kind: 'submitted';
      readonly id: string;
      readonly filled: FilledIn;
      readonly from: Requester;
      readonly target: ReplyTarget;
    }
  | { readonly kind: 'home'; readonly from: Requester; readonly target: ReplyTarget }
  /** Needs no answer, and why. */
  | { readonly kind: 'ignored'; readonly why: string };

const NAME = 'slack';

const ignored = (why: string): InboundEvent => ({ kind: 'ignored', why });

/** An id for an inbound event that has none: the same when Slack delivers it again, as long as `stable` is. */
function derivedId(...stable: readonly (string | number | undefined)[]): string {
  return `derived-${createHash('sha256').update(JSON.stringify(stable)).digest('base64url')}`;
}

interface Where {
  /** The installation that it came through. */
  readonly team: string;
  readonly user: string;
  readonly name: string;
  readonly channel: string;
  readonly thread?: string | undefined;
}

function requester({ team, user, name, channel, thread }: Where, id: string, at: EpochMs): Requester {
  const actor: Actor = { platform: NAME, id: user, workspace: team, name };
  const venue: Venue = {
    platform: NAME,
    workspace: team,
    channel,
    ...(thread !== undefined && { thread }),
    direct: isDirect(channel),
  };
  return { id, actor, venue, at };
}

/** A slash command. Its name and its text are read together, as if all of it had been typed in a message. */
export function slashCommand(body: CommandPayload, at: EpochMs): InboundEvent {
  const { command, text: words = '', user_id: user, channel_id: channel, trigger_id, response_url } = body;
  const team = installationOfCommand(body);
  if (team === undefined || user === undefined || channel === undefined)
    return ignored('a command of nobody, or nowhere');
  const id = trigger_id ?? derivedId(command, team, channel, user, response_url ?? at);
  const from = requester({ team, user, name: body.user_name ?? user, channel }, id, at);
  return {
    kind: 'command',
    invocation: invocationOf(`${command} ${plainText(words, undefined)}`, from),
    target:
      response_url === undefined
        ? { kind: 'message', channel, user }
        : { kind: 'response', url: response_url, replaces: false, channel, user },
    trigger: trigger_id,
  };
}

/** The parts of an event's envelope that are used. */
export type EventBody = Pick<EventPayload, 'event_id' | 'event_time' | 'team_id'>;
/** The parts of a message or a mention that are used. */
export type MessageEvent = Pick<
  EventPayload['event'],
  'channel' | 'user' | 'text' | 'ts' | 'event_ts' | 'thread_ts' | 'subtype' | 'bot_id'
>;

/** A mention of Rung in a channel or a thread, answered there. */
export function mention(
  event: MessageEvent,
  body: EventBody,
  bot: string | undefined,
  at: EpochMs,
): InboundEvent {
  return written(event, body, bot, at);
}

/** A message in the conversation with Rung. */
export function directMessage(
  event: MessageEvent,
  body: EventBody,
  bot: string | undefined,
  at: EpochMs,
): InboundEvent {
  if (event.channel !== undefined && !isDirect(event.channel)) return ignored('a message of a channel');
  return written(event, body, bot, at);
}

/**
 * The subtypes of messages that people write: none, or for one with a file or shown in the channel as well as a thread.
 */
const WRITTEN = new Set([undefined, 'file_share', 'thread_broadcast']);

function written(event: MessageEvent, body: EventBody, bot: string | undefined, at: EpochMs): InboundEvent {
  const { channel, user, thread_ts: thread } = event;
  if (user === undefined || event.bot_id !== undefined || user === bot) return ignored('a message of an app');
  if (!WRITTEN.has(event.subtype)) return ignored(`a message of kind ${event.subtype ?? ''}`);
  const team = installationOfEvent(body);
  if (team === undefined || channel === undefined) return ignored('a message of nowhere');
  const id = body.event_id ?? derivedId('message', team, channel, user, momentOf(event, body, at));
  const from = requester({ team, user, name: user, channel, thread }, id, at);
  return {
    kind: 'message',
    invocation: invocationOf(plainText(event.text ?? '', bot), from),
    target: { kind: 'message', channel, user, ...(thread !== undefined && { thread }) },
  };
}

/** When an event happened, by Slack's own time stamps, which are the same each time that it is delivered. */
const momentOf = (
  event: Pick<MessageEvent, 'ts' | 'event_ts'>,
  body: EventBody,
  at: EpochMs,
): string | number => event.ts ?? event.event_ts ?? body.event_time ?? at;

/** The App Home was opened. */
export function homeOpened(
  event: Pick<EventPayload['event'], 'user' | 'tab' | 'event_ts'>,
  body: EventBody,
  at: EpochMs,
): InboundEvent {
  const { user, tab } = event;
  if (tab !== 'home') return ignored('another tab of the App Home');
  const team = installationOfEvent(body);
  if (team === undefined || user === undefined) return ignored('a Home of nobody');
  const id = body.event_id ?? derivedId('home', team, user, momentOf(event, body, at));
  const from = requester({ team, user, name: user, channel: user }, id, at);
  return { kind: 'home', from: alone(from), target: { kind: 'home', user, front: true } };
}

/** A requester on the App Home, which only they see. */
const alone = (from: Requester): Requester => ({ ...from, venue: { ...from.venue, direct: true } });

/** A press on a button, a choice in a menu, or boxes that were ticked: in a message, or on the App Home. */
export function pressed(body: ActionPayload, at: EpochMs): InboundEvent {
  const [action] = body.actions;
  const ids = action ? idsOf(action) : [];
  if (ids.length === 0) return ignored('nothing that carries a call');
  const user = body.user.id;
  const team = installationOfAction(body);
  if (team === undefined || user === undefined) return ignored('a press of nobody');
  const channel = body.channel?.id ?? body.container?.channel_id;
  if (channel === undefined && !isOnHome(body)) return ignored('a press of nowhere');
  const name = body.user.name ?? body.user.username ?? user;
  const where = { team, user, name, channel: channel ?? user, thread: threadOf(body) };
  const { trigger_id: trigger } = body;
  const id = trigger ?? derivedId('press', team, user, channel, action?.action_id, action?.action_ts ?? at);
  const from = requester(where, id, at);
  if (channel === undefined) {
    const target: ReplyTarget = { kind: 'home', user, front: body.view?.callback_id === FRONT };
    return { kind: 'pressed', ids, from: alone(from), target, trigger };
  }
  return { kind: 'pressed', ids, from, target: targetOf(body, channel, user), trigger };
}

/** Whether a press was on the App Home: the only place outside of messages where Rung shows buttons. */
const isOnHome = ({ container, message, view, response_url }: ActionPayload): boolean =>
  view?.type !== 'modal' &&
  (view !== undefined || container?.type === 'view' || (message === undefined && response_url === undefined));

/**
 * Where the answer to a press goes: it replaces a message that only the presser sees; any other message stays as it is.
 */
function targetOf(body: ActionPayload, channel: string, user: string): ReplyTarget {
  const isPrivate = body.container?.is_ephemeral === true;
  const ts = body.message?.ts;
  if (!isPrivate && isDirect(channel) && ts !== undefined) return { kind: 'edit', channel, ts, user };
  const place = threadOf(body);
  const thread = place !== undefined && { thread: place };
  const { response_url: url } = body;
  if (url === undefined) return { kind: 'message', channel, user, ...thread };
  return { kind: 'response', url, replaces: isPrivate, channel, user, ...thread };
}

const threadOf = ({ container, message }: ActionPayload): string | undefined =>
  container?.thread_ts ?? message?.thread_ts;

function idsOf(action: PressedElement): readonly string[] {
  if (action.type === 'button') return action.url === undefined && action.value ? [action.value] : [];
  if (action.type === 'static_select') return action.selected_option ? [action.selected_option.value] : [];
  // Where Slack does not send what is selected now, it is not known what was changed.
  if (action.type !== 'checkboxes' || !action.selected_options) return [];
  return changedBoxes(
    action.action_id ?? '',
    action.selected_options.map((one) => one.value),
  );
}

/** A submitted form. */
export function submitted(body: SubmissionPayload, at: EpochMs): InboundEvent {
  const { view } = body;
  const carried = unpackMetadata(view.private_metadata ?? '');
  if (!carried) return ignored('a form that is not ours');
  const values = view.state?.values;
  if (!values) return ignored('a form without what was filled in');
  const { call, target } = carried;
  const team = installationOfAction(body);
  const user = body.user.id;
  if (team === undefined || user === undefined) return ignored('a form of nobody');
  const channel = target.kind === 'home' ? user : target.channel;
  const thread = 'thread' in target ? target.thread : undefined;
  const id = body.trigger_id ?? derivedId('form', team, user, view.id ?? at);
  const from = requester({ team, user, name: body.user.name ?? user, channel, thread }, id, at);
  const filled = filledIn(values);
  return { kind: 'submitted', id: call, filled, from: target.kind === 'home' ? alone(from) : from, target };
}
