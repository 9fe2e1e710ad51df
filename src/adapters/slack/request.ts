import type { BlockAction, BlockElementAction, SlashCommand, ViewSubmitAction } from '@slack/bolt';
import type { Actor, Invocation, Venue } from '../../command/invocation.ts';
import type { FieldValue, FieldValues } from '../../reply/reply.ts';
import { changedBoxes } from './actions.ts';
import { INPUT_ID } from './form.ts';
import { installationOfAction, installationOfCommand, installationOfEvent } from './installation.ts';
import { FRONT, isDirect, unpackMetadata, type Way } from './way.ts';

/** Who did something, where and when, under the id of its delivery. */
export type Origin = Pick<Invocation, 'id' | 'actor' | 'venue' | 'at'>;

/** What was heard and where the answer goes. `trigger` opens a form; it lives three seconds. */
export type Heard =
  | { readonly kind: 'said'; readonly invocation: Invocation; readonly way: Way; readonly trigger?: string }
  /** `ids` are packed calls: of one button or choice, or of every box that was changed. */
  | {
      readonly kind: 'pressed';
      readonly ids: readonly string[];
      readonly from: Origin;
      readonly way: Way;
      readonly trigger: string;
    }
  | {
      readonly kind: 'submitted';
      readonly id: string;
      readonly fields: FieldValues;
      readonly from: Origin;
      readonly way: Way;
    }
  | { readonly kind: 'home'; readonly from: Origin; readonly way: Way }
  /** Nothing to answer, and why. */
  | { readonly kind: 'ignored'; readonly why: string };

const NAME = 'slack';

/** Nothing is filed where nobody would find it again. */
const NOWHERE: Heard = { kind: 'ignored', why: 'of no installation' };

interface Where {
  /** The installation that it came through. */
  readonly team: string;
  readonly user: string;
  readonly name: string;
  readonly channel: string;
  readonly thread?: string | undefined;
}

function origin({ team, user, name, channel, thread }: Where, id: string, at: number): Origin {
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

const text = (said: string, from: Origin): Invocation => ({
  ...from,
  path: [],
  input: { kind: 'text', text: said },
});

/** A slash command: its name and its words are read together, so that a prefix needs no rule of its own. */
export function slashCommand(body: SlashCommand, at: number): Heard {
  const { command, text: words, user_id, user_name, channel_id, trigger_id, response_url } = body;
  const team = installationOfCommand(body);
  if (team === undefined) return NOWHERE;
  const from = origin({ team, user: user_id, name: user_name, channel: channel_id }, trigger_id, at);
  return {
    kind: 'said',
    invocation: text(`${command} ${words}`, from),
    way: { kind: 'response', url: response_url, replaces: false, channel: channel_id, user: user_id },
    trigger: trigger_id,
  };
}

/** The body of an event delivery, as far as it is used. */
export interface EventBody {
  readonly event_id: string;
  readonly team_id: string;
}
/** A message or a mention, as far as it is used. */
export interface Said {
  readonly channel: string;
  readonly user?: string | undefined;
  readonly text?: string | undefined;
  readonly thread_ts?: string | undefined;
  readonly subtype?: string | undefined;
  readonly bot_id?: string | undefined;
}

/** A mention in a channel or a thread: answered to the one who spoke, where they spoke. */
export function mention(event: Said, body: EventBody, bot: string | undefined, at: number): Heard {
  return spoken(event, body, bot, at);
}

/** A message in the conversation with Rung. */
export function directMessage(event: Said, body: EventBody, bot: string | undefined, at: number): Heard {
  if (!isDirect(event.channel)) return { kind: 'ignored', why: 'a message of a channel' };
  return spoken(event, body, bot, at);
}

/** Messages of people carry no subtype, but for those with a file or shown in the channel as well. */
const SPOKEN = new Set([undefined, 'file_share', 'thread_broadcast']);

function spoken(event: Said, body: EventBody, bot: string | undefined, at: number): Heard {
  const { channel, user, thread_ts: thread } = event;
  if (user === undefined || event.bot_id !== undefined || user === bot)
    return { kind: 'ignored', why: 'a message of an app' };
  if (!SPOKEN.has(event.subtype)) return { kind: 'ignored', why: `a message of kind ${event.subtype ?? ''}` };
  const team = installationOfEvent(body);
  if (team === undefined) return NOWHERE;
  const from = origin({ team, user, name: user, channel, thread }, body.event_id, at);
  return {
    kind: 'said',
    invocation: text(plainWords(event.text ?? '', bot), from),
    way: { kind: 'message', channel, user, ...(thread !== undefined && { thread }) },
  };
}

/** The App Home was opened. */
export function homeOpened(event: { user: string; tab?: string }, body: EventBody, at: number): Heard {
  const { user, tab } = event;
  if (tab !== 'home') return { kind: 'ignored', why: 'another tab of the App Home' };
  const team = installationOfEvent(body);
  if (team === undefined) return NOWHERE;
  const from = origin({ team, user, name: user, channel: user }, body.event_id, at);
  return { kind: 'home', from: alone(from), way: { kind: 'home', user, front: true } };
}

/** The App Home is a place of one's own. */
const alone = (from: Origin): Origin => ({ ...from, venue: { ...from.venue, direct: true } });

/** A press, a choice, or boxes ticked: in a message, or on the App Home. */
export function pressed(body: BlockAction, at: number): Heard {
  const [action] = body.actions;
  const ids = action ? idsOf(action) : [];
  if (ids.length === 0) return { kind: 'ignored', why: 'nothing that carries a call' };
  const user = body.user.id;
  const team = installationOfAction(body);
  if (team === undefined) return NOWHERE;
  const name = body.user.name ?? body.user.username;
  const channel = body.channel?.id;
  const said = { team, user, name, channel: channel ?? user, thread: threadOf(body) };
  const from = origin(said, body.trigger_id, at);
  if (channel === undefined) {
    const way: Way = { kind: 'home', user, front: body.view?.callback_id === FRONT };
    return { kind: 'pressed', ids, from: alone(from), way, trigger: body.trigger_id };
  }
  return { kind: 'pressed', ids, from, way: wayBack(body, channel, user), trigger: body.trigger_id };
}

/** What only its presser sees is replaced; what others see as well stays, and the answer is for the presser alone. */
function wayBack(body: BlockAction, channel: string, user: string): Way {
  const isPrivate = body.container['is_ephemeral'] === true;
  const ts = body.message?.ts;
  if (!isPrivate && isDirect(channel) && ts !== undefined) return { kind: 'edit', channel, ts, user };
  const thread = threadOf(body);
  return {
    kind: 'response',
    url: body.response_url,
    replaces: isPrivate,
    channel,
    user,
    ...(thread !== undefined && { thread }),
  };
}

function threadOf({ container, message }: BlockAction): string | undefined {
  const thread: unknown = container['thread_ts'] ?? message?.['thread_ts'];
  return typeof thread === 'string' ? thread : undefined;
}

function idsOf(action: BlockElementAction): readonly string[] {
  if (action.type === 'button') return action.url === undefined && action.value ? [action.value] : [];
  if (action.type === 'static_select') return [action.selected_option.value];
  if (action.type !== 'checkboxes') return [];
  return changedBoxes(
    action.action_id,
    action.selected_options.flatMap((one) => one.value ?? []),
  );
}

/** A submitted form: its fields by name, empty ones left out. */
export function submitted(body: ViewSubmitAction, at: number): Heard {
  const carried = unpackMetadata(body.view.private_metadata);
  if (!carried) return { kind: 'ignored', why: 'a form that is not ours' };
  const { call, way } = carried;
  const team = installationOfAction(body);
  if (team === undefined) return NOWHERE;
  const user = body.user.id;
  const channel = way.kind === 'home' ? user : way.channel;
  const thread = 'thread' in way ? way.thread : undefined;
  const from = origin({ team, user, name: body.user.name, channel, thread }, body.trigger_id, at);
  const fields: Record<string, FieldValue> = {};
  for (const [name, inputs] of Object.entries(body.view.state.values)) {
    const input = inputs[INPUT_ID];
    const value = input?.selected_option?.value ?? input?.value ?? '';
    if (value !== '') fields[name] = value;
  }
  return { kind: 'submitted', id: call, fields, from: way.kind === 'home' ? alone(from) : from, way };
}

const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/**
 * A message's text as its writer saw it: our own mention gone, links and names as they are shown, and the three
 * characters that Slack escapes as they were typed.
 */
export function plainWords(said: string, bot: string | undefined): string {
  return said
    .replaceAll(
      /<(?<sign>[@#!]?)(?<id>[^<>|]*)(?:\|(?<label>[^<>]*))?>/g,
      (_, sign: string, id: string, label?: string) => {
        if (sign === '@' && id === bot) return ' ';
        return label ?? (sign === '' ? id : sign + id);
      },
    )
    .replaceAll(/&(?:lt|gt|amp);/g, (entity) => ENTITIES[entity] ?? entity)
    .trim();
}
