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

/** The parts that conversations are opened and stored with. */
export interface SlackConversationParts {
  readonly web: Web;
  readonly inTurn: ProactiveLimits['inTurn'];
  /** The platform and workspace that a venue's person belongs to. */
  readonly owner: (venue: Venue) => Omit<Partner, 'person'>;
  readonly conversationStore?: ConversationStore | undefined;
  readonly report: (error: unknown) => void;
}

/** Finds the channel that a proactive message goes to: that of a person's conversation, or the venue's own. */
export interface SlackConversations {
  /** The channel to write to. Rejects as opening it does, and with the signal's reason where that is aborted first. */
  readonly channelFor: (venue: Venue, purpose: Purpose, signal: AbortSignal) => Promise<string>;
  /** Forgets a person's conversation. Resolves to whether the venue is a person's. Never rejects. */
  readonly forget: (venue: Venue) => Promise<boolean>;
}

/** The conversations of the app with people. */
export function createSlackConversations(parts: SlackConversationParts): SlackConversations {
  const { web, inTurn, owner, conversationStore, report } = parts;
  const conversations = createConversations({
    open: (person) => openDirectMessage(web, person),
    conversationStore,
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
