import type { Venue } from '../../../core/declare/invocation.ts';
import { shorten } from '../../../reply/clean.ts';
import type { Reply } from '../../../reply/reply.ts';
import { plain } from '../../../reply/text.ts';
import type { LookupResult, Telemetry } from '../../shared/adapter.ts';
import type { ConversationStore } from '../../shared/conversations.ts';
import type { Revoked } from '../../shared/failure.ts';
import { createSender, type Sender } from '../../shared/send.ts';
import type { Edit, OutgoingMessage, SentMessage } from '../../shared/send-parts.ts';
import type { Web } from '../connection/web.ts';
import { LIMITS } from '../render/limits.ts';
import { render, type SlackMessage } from '../render/render.ts';
import { escapeText } from '../render/rich.ts';
import type { Enqueue } from './channel-queues.ts';
import { createSlackConversations } from './conversations.ts';
import { lookUpSent, metadataFor } from './lookup.ts';
import { createProactiveLimits, type ProactiveLimits } from './proactive-limits.ts';
import type { PicturePlace, SlackPictures } from './pictures/pictures.ts';
import { isDirect } from './reply-target.ts';
import { sendFailureOf } from './send-failure.ts';

/** The parts of a sender for Slack. */
export interface SlackSenderParts {
  readonly web: Web;
  readonly enqueue: Enqueue;
  readonly telemetry: Telemetry;
  /** The bot's own workspace, once it is known. */
  readonly team: () => string | undefined;
  /** The name by which people invite the bot, once it is known. */
  readonly bot?: () => string | undefined;
  readonly onRevoked: (failure: Revoked) => void;
  /** The conversations that every process knows; undefined where this one knows its own alone. */
  readonly conversationStore?: ConversationStore | undefined;
  /** Shows pictures; without it everything is in words. */
  readonly pictures?: SlackPictures | undefined;
  /** How often proactive requests are made; Slack's own limits decide unless given. */
  readonly proactive?: ProactiveLimits;
}

/** Sends proactive messages on Slack. */
export interface SlackSender extends Sender {
  /** As `Adapter.lookup`: only messages in a person's conversation with Rung can be found. */
  lookup(venue: Venue, key: string): Promise<LookupResult>;
}

const NAME = 'slack';

/** A sender of proactive messages on Slack. */
export function createSlackSender(parts: SlackSenderParts): SlackSender {
  const { web, enqueue, telemetry, team, bot = () => undefined, onRevoked, conversationStore } = parts;
  const { inTurn } = parts.proactive ?? createProactiveLimits((ms) => parts.telemetry.waited?.(ms));
  const owner = ({ workspace }: Venue) => ({ platform: NAME, workspace: workspace ?? team() ?? '' });
  const report = (error: unknown): void => telemetry.error(error);
  const conversations = createSlackConversations({ web, inTurn, owner, conversationStore, report });
  const { channelFor, forget } = conversations;
  const { pictures } = parts;
  const requests = { web, enqueue, inTurn, pictures };
  const request = (reply: Reply) =>
    ({ reply, call: { path: [], fields: {} }, page: 1, visibility: 'channel' }) as const;

  const sender = createSender<SlackMessage>({
    name: NAME,
    telemetry,
    show: (reply) => render(request(reply)),
    async showPictures(reply, venue) {
      const shown = await pictures?.show(reply, picturePlaceAt(venue));
      return shown && shown.size > 0 ? render({ ...request(reply), shown }) : undefined;
    },
    asText: (reply) => ({
      text: escapeText(shorten(plain(reply), LIMITS.words)),
      blocks: [],
      mrkdwn: false,
    }),
    owner,
    channelFor,
    failureOf: (error, venue) => sendFailureOf({ web, forget, bot, onRevoked }, error, venue),
    post: (channel, outgoing, signal) => post(requests, channel, outgoing, signal),
    edit: (at, change, signal) => edit(requests, at, change, signal),
  });
  const { stopping } = sender;
  return {
    ...sender,
    lookup: (venue, key) =>
      venue.platform === NAME
        ? lookUpSent({ web, telemetry, conversations, inTurn, stopping }, venue, key)
        : Promise.resolve('unknown'),
  };
}

/**
 * Where the pictures of a message are seen. Who is in a conversation that goes by its own id is not known: no picture of
 * a person goes there.
 */
const picturePlaceAt = ({ channel, direct }: Venue): PicturePlace => ({
  id: channel,
  direct: direct && !isDirect(channel),
});

/** Makes a request that sends a message, and finds out where its pictures were refused. */
const sending = <T>({ pictures }: Requests, message: SlackMessage, request: () => Promise<T>): Promise<T> =>
  pictures ? pictures.sending(message, request) : request();

interface Requests extends Pick<SlackSenderParts, 'web' | 'enqueue' | 'pictures'> {
  readonly inTurn: ProactiveLimits['inTurn'];
}

async function post(
  requests: Requests,
  channel: string,
  { venue: { thread }, message, key, assertMaySend }: OutgoingMessage<SlackMessage>,
  signal: AbortSignal,
): Promise<{ channel: string; id: string }> {
  const args = {
    channel,
    ...message,
    metadata: metadataFor(key),
    ...(thread !== undefined && { thread_ts: thread }),
  };
  const { web, enqueue, inTurn } = requests;
  const request = async () => {
    assertMaySend();
    return sending(requests, message, () => web.call('chat.postMessage', args));
  };
  // It waits for the workspace's limit first: no answer in the channel has to wait behind that.
  const posted = await inTurn('chat.postMessage', () => enqueue(channel, request, 'proactive'), {
    signal,
    channel,
  });
  return { channel, id: String(posted['ts']) };
}

async function edit(
  requests: Requests,
  { channel, id }: SentMessage,
  { message, assertMaySend }: Edit<SlackMessage>,
  signal: AbortSignal,
): Promise<void> {
  const { web, inTurn } = requests;
  const text = shortEscaped(message.text, LIMITS.updateText);
  const request = async () => {
    assertMaySend();
    return sending(requests, message, () => web.call('chat.update', { channel, ts: id, ...message, text }));
  };
  await inTurn('chat.update', request, { signal });
}

/** Escaped text of at most so many UTF-16 units, which never ends within an escape such as `&amp;`. */
const shortEscaped = (text: string, most: number): string =>
  shorten(text, most).replace(/&[a-z]{0,3}…$/u, '…');
