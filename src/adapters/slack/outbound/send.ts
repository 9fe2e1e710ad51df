import type { Venue } from '../../../core/declare/invocation.ts';
import { shorten } from '../../../reply/clean.ts';
import { plain } from '../../../reply/text.ts';
import type { LookupResult, Telemetry } from '../../shared/adapter.ts';
import type { ConversationStore } from '../../shared/conversations.ts';
import { QueueFull } from '../../shared/rate-limiter.ts';
import { createSender, type Sender, type SendFailure } from '../../shared/send.ts';
import { createSlackConversations } from './conversations.ts';
import type { Enqueue } from './channel-queues.ts';
import { LIMITS } from '../render/limits.ts';
import { render, type SlackMessage } from '../render/render.ts';
import { hintFor } from '../render/hints.ts';
import { escapeText } from '../render/rich.ts';
import type { Revoked } from '../../shared/failure.ts';
import { createProactiveLimits, type ProactiveLimits } from './proactive.ts';
import { SlackError } from '../connection/failure.ts';
import type { Web } from '../connection/web.ts';

export interface SlackSenderParts {
  readonly web: Web;
  readonly enqueue: Enqueue;
  readonly telemetry: Telemetry;
  /** The bot's own workspace, once it is known. */
  readonly team: () => string | undefined;
  /** The name by which people invite the bot, once it is known. */
  readonly bot?: () => string | undefined;
  readonly onRevoked: (failure: Revoked) => void;
  /** The conversations that every process knows; undefined where this one knows its own. */
  readonly kept?: ConversationStore | undefined;
  /** The pace of what nobody waits for; Slack's own limits decide unless given. */
  readonly proactive?: ProactiveLimits;
}

export interface SlackSender extends Sender {
  /** As the seam's: looks through the newest messages of a conversation of two. */
  lookup(venue: Venue, key: string): Promise<LookupResult>;
}

const NAME = 'slack';
/** The event type of the metadata that holds the key of a send in its message. */
const EVENT = 'rung_nudge';
/** Slack's words for a message that is gone or not to be changed: they say nothing of its conversation. */
const OF_MESSAGE = new Set(['message_not_found', 'cant_update_message', 'edit_window_closed']);
/** How many of the newest messages are looked through: what is looked for was sent some minutes ago. */
const NEWEST = 100;

export function createSlackSender({
  web,
  enqueue,
  telemetry,
  team,
  bot = () => undefined,
  onRevoked,
  kept,
  proactive = createProactiveLimits(),
}: SlackSenderParts): SlackSender {
  const { inTurn } = proactive;
  const owner = ({ workspace }: Venue) => ({ platform: NAME, workspace: workspace ?? team() ?? '' });
  const report = (error: unknown): void => telemetry.error(error);
  const { channelFor, forget } = createSlackConversations({ web, inTurn, owner, kept, report });

  async function failureOf(error: unknown, venue: Venue): Promise<SendFailure | undefined> {
    if (!(error instanceof SlackError)) return undefined;
    const { failure } = error;
    // Turned off for the app as a whole: none of the persons did anything.
    if (failure.what === 'messages_tab_disabled') return { kind: 'revoked', what: failure.what };
    if (failure.kind === 'unreachable') {
      if (OF_MESSAGE.has(failure.what)) return failure;
      const isPerson = await forget(venue);
      const hint = venue.direct ? undefined : hintFor(failure.what, bot());
      const gone = isPerson && failure.what === 'channel_not_found';
      return { ...failure, gone, ...(hint !== undefined && { hint }) };
    }
    if (failure.kind !== 'revoked') return failure;
    if (failure.what === 'account_inactive' && venue.direct) return whoseAccount(failure, venue);
    onRevoked(failure);
    return failure;
  }

  /** Slack says "account_inactive" of a person who left as of an app that was removed: the token tells which. */
  async function whoseAccount(failure: Revoked, venue: Venue): Promise<SendFailure> {
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

  const sender = createSender<SlackMessage>({
    name: NAME,
    telemetry,
    show: (reply) => render({ reply, call: { path: [], fields: {} }, page: 1, visibility: 'channel' }),
    asText: (reply) => ({
      text: escapeText(shorten(plain(reply), LIMITS.words)),
      blocks: [],
      mrkdwn: false,
    }),
    owner,
    channelFor,
    failureOf,
    async post(to, { venue: { thread }, message, key, mayGo }, signal) {
      const args = {
        channel: to,
        ...message,
        metadata: { event_type: EVENT, event_payload: { key } },
        ...(thread !== undefined && { thread_ts: thread }),
      };
      const inChannel = async () => {
        mayGo();
        return web.call('chat.postMessage', args);
      };
      // Its turn in the workspace comes first: whoever is answered in the channel does not wait for that.
      const said = await inTurn('chat.postMessage', () => enqueue(to, inChannel, 'proactive'), {
        signal,
        channel: to,
      });
      return { channel: to, id: String(said['ts']) };
    },
    async edit({ channel, id }, { message, mayGo }, signal) {
      const text = shortEscaped(message.text, LIMITS.updateText);
      const change = async () => {
        mayGo();
        return web.call('chat.update', { channel, ts: id, ...message, text });
      };
      await inTurn('chat.update', change, { signal });
    },
  });

  async function find(venue: Venue, key: string): Promise<LookupResult> {
    const signal = sender.stopping;
    const channel = await channelFor(venue, 'message', signal);
    const args = { channel, limit: NEWEST, include_all_metadata: true };
    const { messages } = await inTurn(
      'conversations.history',
      () => web.call('conversations.history', args),
      {
        signal,
      },
    );
    const found = (messages as readonly Message[]).find(
      ({ metadata }) => metadata?.event_type === EVENT && metadata.event_payload?.['key'] === key,
    );
    return found && { channel, id: found.ts };
  }

  return {
    ...sender,
    async lookup(venue, key) {
      // A channel's messages, and those in threads, are not for Rung to read.
      if (venue.platform !== NAME || !venue.direct || venue.thread !== undefined) return 'unknown';
      try {
        return await find(venue, key);
      } catch (error) {
        if (error instanceof SlackError && error.failure.kind === 'unreachable') await forget(venue);
        const isNoBug =
          error instanceof SlackError || error instanceof QueueFull || error === sender.stopping.reason;
        if (!isNoBug) telemetry.error(error);
        return 'unknown';
      }
    },
  };
}

/** Escaped text of at most so many units, no escape of it parted. */
const shortEscaped = (text: string, most: number): string =>
  shorten(text, most).replace(/&[a-z]{0,3}…$/u, '…');

interface Message {
  readonly ts: string;
  readonly metadata?: {
    readonly event_type?: string;
    readonly event_payload?: Readonly<Record<string, unknown>>;
  };
}
