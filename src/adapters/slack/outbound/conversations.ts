import type { Venue } from '../../../core/declare/invocation.ts';
import {
  createConversations,
  type ConversationStore,
  type Partner,
  type Purpose,
} from '../../shared/conversations.ts';
import { openDirectMessage } from './direct-message.ts';
import type { ProactiveLimits } from './proactive-limits.ts';
import { isDirect } from './reply-target.ts';
import type { Web } from '../connection/web.ts';

export interface SlackConversationParts {
  readonly web: Web;
  readonly inTurn: ProactiveLimits['inTurn'];
  /** Whose a person is. */
  readonly owner: (venue: Venue) => Omit<Partner, 'person'>;
  readonly kept?: ConversationStore | undefined;
  readonly report: (error: unknown) => void;
}

/** Where a proactive message goes: to the conversation with a person, or to the channel itself. */
export interface SlackConversations {
  /** The channel to write to. Rejects as opening it does, and with the signal's reason where that ends it. */
  readonly channelFor: (venue: Venue, purpose: Purpose, signal: AbortSignal) => Promise<string>;
  /** Forgets the conversation with a person, which is of no use any more. False where the venue is no person's. Never rejects. */
  readonly forget: (venue: Venue) => Promise<boolean>;
}

export function createSlackConversations(parts: SlackConversationParts): SlackConversations {
  const { web, inTurn, owner, kept, report } = parts;
  const conversations = createConversations({
    open: (person) => openDirectMessage(web, person),
    kept,
    report,
  });
  const partner = (venue: Venue): Partner | undefined =>
    venue.direct && !isDirect(venue.channel) ? { ...owner(venue), person: venue.channel } : undefined;
  return {
    async channelFor(venue, purpose, signal) {
      const person = partner(venue);
      if (!person) return venue.channel;
      return conversations.with(person, purpose, (open) => inTurn('conversations.open', open, { signal }));
    },
    async forget(venue) {
      const person = partner(venue);
      if (person) await conversations.forget(person);
      return person !== undefined;
    },
  };
}
