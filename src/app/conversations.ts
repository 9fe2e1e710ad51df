import type { ConversationStore } from '../adapters/shared/conversations.ts';
import type { Store } from '../store/store.ts';

/** Keeps in the store which conversations are open, for every process. `now` gives epoch milliseconds. */
export const keptConversations = (
  store: Pick<Store, 'conversation' | 'keepConversation'>,
  now: () => number,
): ConversationStore => ({
  find: (person) => store.conversation(person),
  keep: (person, channel) => store.keepConversation(person, channel, now()),
});
