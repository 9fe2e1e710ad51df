import type { Venue } from '../../../core/declare/invocation.ts';
import { shorten } from '../../../reply/clean.ts';
import { plain } from '../../../reply/text.ts';
import type { LookupResult, Telemetry } from '../../shared/adapter.ts';
import type { KeptConversations } from '../../shared/conversations.ts';
import { Crowded } from '../../shared/rate-limiter.ts';
import { createSender, type Sender, type Setback } from '../../shared/send.ts';
import { createSlackConversations } from './conversations.ts';
import type { InLane } from './lanes.ts';
import { LIMITS } from '../render/limits.ts';
import { render, type SlackMessage } from '../render/render.ts';
import { hintFor } from '../render/hints.ts';
import { escapeText } from '../render/rich.ts';
import type { Trouble } from '../connection/trouble.ts';
import { createProactiveLimits, type ProactiveLimits } from './proactive.ts';
import { SlackFailure, type Web } from '../connection/web.ts';

export interface SlackSenderParts {
  readonly web: Web;
  readonly inLane: InLane;
  readonly telemetry: Telemetry;
  /** The bot's own workspace, once it is known. */
  readonly team: () => string | undefined;
  /** The name by which people invite the bot, once it is known. */
  readonly bot?: () => string | undefined;
  readonly shutOut: (trouble: Extract<Trouble, { kind: 'revoked' }>) => void;
  /** The conversations that every process knows; undefined where this one knows its own. */
  readonly kept?: KeptConversations | undefined;
  /** The pace of what nobody waits for; Slack's own limits decide unless given. */
  readonly unasked?: ProactiveLimits;
}

export interface SlackSender extends Sender {
  /** As the seam's: looks through the newest messages of a conversation of two. */
  find(venue: Venue, key: string): Promise<LookupResult>;
}

const NAME = 'slack';
/** What the key of a send is kept under in its message. */
const EVENT = 'rung_nudge';
/** Slack's words for a message that is gone or not to be changed: they say nothing of its conversation. */
const OF_MESSAGE = new Set(['message_not_found', 'cant_update_message', 'edit_window_closed']);
/** How many of the newest messages are looked through: what is looked for was sent some minutes ago. */
const NEWEST = 100;

export function createSlackSender({
  web,
  inLane,
  telemetry,
  team,
  bot = () => undefined,
  shutOut,
  kept,
  unasked = createProactiveLimits(),
}: SlackSenderParts): SlackSender {
  const { inTurn } = unasked;
  const owner = ({ workspace }: Venue) => ({ platform: NAME, workspace: workspace ?? team() ?? '' });
  const report = (error: unknown): void => telemetry.error(error);
  const { reach, forget } = createSlackConversations({ web, inTurn, owner, kept, report });

  async function setback(error: unknown, venue: Venue): Promise<Setback | undefined> {
    if (!(error instanceof SlackFailure)) return undefined;
    const { trouble } = error;
    // Turned off for the app as a whole: none of the persons did anything.
    if (trouble.what === 'messages_tab_disabled') return { kind: 'revoked', what: trouble.what };
    if (trouble.kind === 'unreachable') {
      if (OF_MESSAGE.has(trouble.what)) return trouble;
      const isPerson = await forget(venue);
      const hint = venue.direct ? undefined : hintFor(trouble.what, bot());
      const gone = isPerson && trouble.what === 'channel_not_found';
      return { ...trouble, gone, ...(hint !== undefined && { hint }) };
    }
    if (trouble.kind !== 'revoked') return trouble;
    if (trouble.what === 'account_inactive' && venue.direct) return whoseAccount(trouble, venue);
    shutOut(trouble);
    return trouble;
  }

  /** Slack says "account_inactive" of a person who left as of an app that was removed: the token tells which. */
  async function whoseAccount(
    trouble: Extract<Trouble, { kind: 'revoked' }>,
    venue: Venue,
  ): Promise<Setback> {
    try {
      await web.call('auth.test', {});
      await forget(venue);
      return { kind: 'unreachable', what: trouble.what };
    } catch (error) {
      if (!(error instanceof SlackFailure)) throw error;
      if (error.trouble.kind !== 'revoked') return { kind: 'retryable', what: trouble.what };
      shutOut(error.trouble);
      return error.trouble;
    }
  }

  const sender = createSender<SlackMessage>({
    name: NAME,
    telemetry,
    show: (reply) => render({ reply, call: { path: [], fields: {} }, page: 1, visibility: 'channel' }),
    inWords: (reply) => ({
      text: escapeText(shorten(plain(reply), LIMITS.words)),
      blocks: [],
      mrkdwn: false,
    }),
    owner,
    reach,
    setback,
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
      const said = await inTurn('chat.postMessage', () => inLane(to, inChannel, 'unasked'), {
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
    const channel = await reach(venue, 'message', signal);
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
    async find(venue, key) {
      // A channel's messages, and those in threads, are not for Rung to read.
      if (venue.platform !== NAME || !venue.direct || venue.thread !== undefined) return 'unknown';
      try {
        return await find(venue, key);
      } catch (error) {
        if (error instanceof SlackFailure && error.trouble.kind === 'unreachable') await forget(venue);
        const isNoBug =
          error instanceof SlackFailure || error instanceof Crowded || error === sender.stopping.reason;
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
