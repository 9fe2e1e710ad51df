import type { Venue } from '../../command/invocation.ts';
import { shorten } from '../../reply/clean.ts';
import { plain } from '../../reply/text.ts';
import type { Found, Watch } from '../adapter.ts';
import { createConversations } from '../conversations.ts';
import { Crowded } from '../pace.ts';
import { createSender, type Sender, type Setback } from '../send.ts';
import type { InLane } from './lanes.ts';
import { LIMITS } from './limits.ts';
import { render, type SlackMessage } from './render.ts';
import { escapeText } from './rich.ts';
import type { Trouble } from './trouble.ts';
import { createUnasked } from './unasked.ts';
import { isDirect } from './way.ts';
import { SlackFailure, type Web } from './web.ts';

export interface SlackSenderParts {
  readonly web: Web;
  readonly inLane: InLane;
  readonly watch: Watch;
  /** The bot's own workspace, once it is known. */
  readonly team: () => string | undefined;
  readonly shutOut: (trouble: Extract<Trouble, { kind: 'shut out' }>) => void;
}

export interface SlackSender extends Sender {
  /** As the seam's: looks through the newest messages of a conversation of two. */
  find(venue: Venue, key: string): Promise<Found>;
}

const NAME = 'slack';
/** What the key of a send is kept under in its message. */
const EVENT = 'rung_nudge';
/** How many of the newest messages are looked through: what is looked for was sent some minutes ago. */
const NEWEST = 100;

export function createSlackSender({ web, inLane, watch, team, shutOut }: SlackSenderParts): SlackSender {
  const { inTurn } = createUnasked();
  const conversations = createConversations(async (person) => {
    const { channel } = await web.call('conversations.open', { users: person });
    return (channel as { id: string }).id;
  });
  const reach = ({ channel, direct }: Venue, signal: AbortSignal): Promise<string> =>
    direct && !isDirect(channel)
      ? conversations.with(channel, (open) => inTurn('conversations.open', open, { signal }))
      : Promise.resolve(channel);

  async function setback(error: unknown, venue: Venue): Promise<Setback | undefined> {
    if (!(error instanceof SlackFailure)) return undefined;
    const { trouble } = error;
    if (trouble.kind === 'closed') conversations.forget(venue.channel);
    // Turned off for the app as a whole: none of the persons did anything.
    if (trouble.what === 'messages_tab_disabled') return { kind: 'shut out', what: trouble.what };
    if (trouble.kind !== 'shut out') return trouble;
    if (trouble.what === 'account_inactive' && venue.direct) return whoseAccount(trouble);
    shutOut(trouble);
    return trouble;
  }

  /** Slack says "account_inactive" of a person who left as of an app that was removed: the token tells which. */
  async function whoseAccount(trouble: Extract<Trouble, { kind: 'shut out' }>): Promise<Setback> {
    try {
      await web.call('auth.test', {});
      return { kind: 'closed', what: trouble.what };
    } catch (error) {
      if (!(error instanceof SlackFailure)) throw error;
      if (error.trouble.kind !== 'shut out') return { kind: 'later', what: trouble.what };
      shutOut(error.trouble);
      return error.trouble;
    }
  }

  const sender = createSender<SlackMessage>({
    name: NAME,
    watch,
    show: (reply) => render({ reply, call: { path: [], fields: {} }, page: 1, visibility: 'channel' }),
    inWords: (reply) => ({
      text: escapeText(shorten(plain(reply), LIMITS.words)),
      blocks: [],
      mrkdwn: false,
    }),
    owner: ({ workspace }) => ({ platform: NAME, workspace: workspace ?? team() ?? '' }),
    reach,
    setback,
    async post(to, { venue: { thread }, message, key }, signal) {
      const args = {
        channel: to,
        ...message,
        metadata: { event_type: EVENT, event_payload: { key } },
        ...(thread !== undefined && { thread_ts: thread }),
      };
      const inChannel = () => {
        signal.throwIfAborted();
        return web.call('chat.postMessage', args);
      };
      // Its turn in the workspace comes first: whoever is answered in the channel does not wait for that.
      const said = await inTurn('chat.postMessage', () => inLane(to, inChannel, 'unasked'), {
        signal,
        channel: to,
      });
      return { channel: to, id: String(said['ts']) };
    },
  });

  async function find(venue: Venue, key: string): Promise<Found> {
    const signal = sender.stopping;
    const channel = await reach(venue, signal);
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
        const isNoBug =
          error instanceof SlackFailure || error instanceof Crowded || error === sender.stopping.reason;
        if (!isNoBug) watch.report(error);
        return 'unknown';
      }
    },
  };
}

interface Message {
  readonly ts: string;
  readonly metadata?: {
    readonly event_type?: string;
    readonly event_payload?: Readonly<Record<string, unknown>>;
  };
}
