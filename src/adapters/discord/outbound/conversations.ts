import { Routes } from 'discord-api-types/v10';
import {
  createConversations,
  type Conversations,
  type ConversationStore,
} from '../../shared/conversations.ts';
import type { Rest } from '../connection/rest.ts';
import { CODES, DiscordError, type DiscordFailure } from '../connection/failure.ts';

/** How long no conversation is written to once Discord said that it was too many, in milliseconds. */
export const DM_PAUSE = 10 * 60_000;

/** A person’s id is the same everywhere on Discord. */
export interface DiscordConversations extends Conversations<string> {
  /** Told of every failure in a conversation: after one that says "too fast", all of them rest for a while. */
  noteFailure(failure: DiscordFailure): void;
}

/** Whether Discord says that a recipient is no person. */
const isNobody = (failure: DiscordFailure): boolean =>
  (failure.kind === 'unreachable' || failure.kind === 'rejected') &&
  (failure.code === CODES.unknownUser ||
    failure.code === CODES.invalidRecipients ||
    failure.code === CODES.invalidForm);

export interface DiscordConversationParts {
  readonly rest: Rest;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly kept?: ConversationStore | undefined;
  readonly report: (error: unknown) => void;
}

/** Conversations with persons; an id that is no person's is taken for the conversation's own. */
export function createDiscordConversations(parts: DiscordConversationParts): DiscordConversations {
  const { rest, now, kept, report } = parts;
  let from = 0;
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
  const known = createConversations({ open, kept, report });
  return {
    async with(person, purpose, ask) {
      const after = from - now();
      if (after > 0)
        throw new DiscordError({ kind: 'retryable', after, what: 'no conversation is opened for now' });
      return known.with(partner(person), purpose, ask);
    },
    forget: (person) => known.forget(partner(person)),
    noteFailure(failure) {
      if (failure.kind === 'unreachable' && failure.code === CODES.tooFast) from = now() + DM_PAUSE;
    },
  };
}
