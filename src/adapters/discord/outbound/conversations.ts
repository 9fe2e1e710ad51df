import { Routes } from 'discord-api-types/v10';
import {
  createConversations,
  type Conversations,
  type ConversationStore,
} from '../../shared/conversations.ts';
import type { EpochMs } from '../../../time.ts';
import type { Rest } from '../connection/rest.ts';
import { CODES, DiscordError, type DiscordFailure } from '../connection/failure.ts';

/** How long no conversation is opened or written to after Discord refused one as too many, in milliseconds. */
export const DM_PAUSE = 10 * 60_000;

/** The conversations with people on Discord, by their ids, which are the same everywhere. */
export interface DiscordConversations extends Conversations<string> {
  /**
   * Must be called with every failure in a conversation: after one that says "too fast", all of them pause for a while.
   */
  noteFailure(failure: DiscordFailure): void;
}

/** Whether Discord says that a recipient does not exist. */
const isNobody = (failure: DiscordFailure): boolean =>
  (failure.kind === 'unreachable' || failure.kind === 'rejected') &&
  (failure.code === CODES.unknownUser ||
    failure.code === CODES.invalidRecipients ||
    failure.code === CODES.invalidForm);

/** The parts that conversations are opened and stored with. */
export interface DiscordConversationParts {
  readonly rest: Rest;
  readonly now: () => EpochMs;
  readonly conversationStore?: ConversationStore | undefined;
  readonly report: (error: unknown) => void;
}

/** The conversations of the app; an id that is no person's is taken for the channel of a conversation. */
export function createDiscordConversations(parts: DiscordConversationParts): DiscordConversations {
  const { rest, now, conversationStore, report } = parts;
  let pausedUntil: EpochMs = 0;
  const partner = (person: string) => ({ platform: 'discord', workspace: '', person });
  async function open(person: string): Promise<string> {
    try {
      const opened = await rest.call('POST', Routes.userChannels(), { body: { recipient_id: person } });
      return (opened as { id: string }).id;
    } catch (error) {
      if (error instanceof DiscordError && isNobody(error.failure)) return person;
      throw error;
    }
  }
  const known = createConversations({ open, conversationStore, report });
  return {
    async with(person, purpose, ask) {
      const after = pausedUntil - now();
      if (after > 0)
        throw new DiscordError({ kind: 'retryable', after, what: 'no conversation is opened for now' });
      return known.with(partner(person), purpose, ask);
    },
    forget: (person) => known.forget(partner(person)),
    noteFailure(failure) {
      if (failure.kind === 'unreachable' && failure.code === CODES.tooFast) pausedUntil = now() + DM_PAUSE;
    },
  };
}
