import type { EpochMs } from '../../../time.ts';
import { invocationOf } from '../../shared/requester.ts';
import { changedBoxes } from '../render/actions.ts';
import { filledIn } from './filled-in.ts';
import { alone, derivedId, ignored, requester, type InboundEvent } from './inbound-event.ts';
import { installationOfAction, installationOfCommand } from './installation.ts';
import type { ActionPayload, PressedElement } from './payload/action.ts';
import type { CommandPayload } from './payload/command.ts';
import type { SubmissionPayload } from './payload/submission.ts';
import { plainText } from './message-text.ts';
import { FRONT, isDirect, unpackMetadata, type ReplyTarget } from '../outbound/reply-target.ts';

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
  const place = threadOf(body);
  const thread = place !== undefined && { thread: place };
  if (!isPrivate && isDirect(channel) && ts !== undefined)
    return { kind: 'edit', channel, ts, user, ...thread };
  const { response_url: url } = body;
  if (url === undefined) return { kind: 'message', channel, user, ...thread };
  return { kind: 'response', url, replaces: isPrivate, channel, user, ...thread };
}

const threadOf = ({ container, message }: ActionPayload): string | undefined =>
  container?.thread_ts ?? message?.thread_ts;

function idsOf(action: PressedElement): readonly string[] {
  if (action.type === 'button') return action.url === undefined && action.value ? [action.value] : [];
  if (action.type === 'static_select' || action.type === 'overflow')
    return action.selected_option ? [action.selected_option.value] : [];
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
