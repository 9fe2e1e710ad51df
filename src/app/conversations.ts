import type { KeptConversations } from '../adapters/shared/conversations.ts';
import type { Store } from '../store/store.ts';
import type { EpochMs } from '../time.ts';

/** Keeps in the store which conversations are open, for every process. */
export const keptConversations = (
  store: Pick<Store, 'conversation' | 'keepConversation'>,
  now: () => EpochMs,
): KeptConversations => ({
  find: (person) => store.conversation(person),
  keep: (person, channel) => store.keepConversation(person, channel, now()),
});
