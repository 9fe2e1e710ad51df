import type { ConversationStore } from '../adapters/shared/conversations.ts';
import type { Repositories } from '../store/store.ts';
import type { EpochMs } from '../time.ts';

/** Keeps in the store which conversations are open, for every process. */
export const storedConversations = (
  conversations: Repositories['conversations'],
  now: () => EpochMs,
): ConversationStore => ({
  find: (person) => conversations.get(person),
  keep: (person, channel) => conversations.save(person, channel, now()),
});
