import type { Venue } from '../../../core/declare/invocation.ts';
import type { LookupResult, Telemetry } from '../../shared/adapter.ts';
import { QueueFull } from '../../shared/rate-limiter.ts';
import { SlackError } from '../connection/failure.ts';
import type { Web } from '../connection/web.ts';
import type { SlackConversations } from './conversations.ts';
import type { ProactiveLimits } from './proactive-limits.ts';

/** The event type of a message's metadata, under which the key of its send is found again. */
const EVENT = 'rung_nudge';
/** How many of the newest messages are searched: the one looked for was sent some minutes ago. */
const NEWEST = 100;

/** A message's metadata, which holds the key of its send. */
export const metadataFor = (key: string) => ({ event_type: EVENT, event_payload: { key } });

/** The parts that a sent message is looked up with. */
export interface LookupParts {
  readonly web: Web;
  readonly telemetry: Telemetry;
  readonly conversations: SlackConversations;
  readonly inTurn: ProactiveLimits['inTurn'];
  readonly stopping: AbortSignal;
}

/**
 * Looks for the message of a send, by its key, among the newest of a person's conversation with Rung: undefined where
 * there is none, 'unknown' where that cannot be found out. Never rejects.
 */
export async function lookUpSent(parts: LookupParts, venue: Venue, key: string): Promise<LookupResult> {
  // Rung's scopes do not let it read a channel's messages, nor those in threads.
  if (!venue.direct || venue.thread !== undefined) return 'unknown';
  try {
    return await find(parts, venue, key);
  } catch (error) {
    if (error instanceof SlackError && error.failure.kind === 'unreachable')
      await parts.conversations.forget(venue);
    const isExpected =
      error instanceof SlackError || error instanceof QueueFull || error === parts.stopping.reason;
    if (!isExpected) parts.telemetry.error(error);
    return 'unknown';
  }
}

interface Message {
  readonly ts: string;
  readonly metadata?: {
    readonly event_type?: string;
    readonly event_payload?: Readonly<Record<string, unknown>>;
  };
}

async function find(
  { web, conversations, inTurn, stopping: signal }: LookupParts,
  venue: Venue,
  key: string,
): Promise<LookupResult> {
  const channel = await conversations.channelFor(venue, 'message', signal);
  const args = { channel, limit: NEWEST, include_all_metadata: true };
  const request = () => web.call('conversations.history', args);
  const { messages } = await inTurn('conversations.history', request, { signal });
  const found = (messages as readonly Message[]).find(
    ({ metadata }) => metadata?.event_type === EVENT && metadata.event_payload?.['key'] === key,
  );
  return found && { channel, id: found.ts };
}
