import type { ConversationStore } from '../adapters/shared/conversations.ts';
import type { Repositories } from '../store/store.ts';
import type { EpochMs } from '../time.ts';

/** Stores which conversations are open, for every process. */
export const createConversationStore = (
  conversations: Repositories['conversations'],
  now: () => EpochMs,
): ConversationStore => ({
  find: (person) => conversations.get(person),
  save: (person, channel) => conversations.save(person, channel, now()),
});
