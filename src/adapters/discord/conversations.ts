import { Routes } from 'discord-api-types/v10';
import { createConversations, type Conversations } from '../conversations.ts';
import type { Rest } from './rest.ts';
import { CODES, DiscordFailure, type Trouble } from './trouble.ts';

/** How long no conversation is written to once Discord said that it was too many, in milliseconds. */
export const DM_PAUSE = 10 * 60_000;

export interface DiscordConversations extends Conversations {
  /** Told of every trouble in a conversation: after one that says "too fast", all of them rest for a while. */
  heed(trouble: Trouble): void;
}

/** What Discord says of a recipient that is no person. */
const isNobody = (trouble: Trouble): boolean =>
  (trouble.kind === 'closed' || trouble.kind === 'refused') &&
  (trouble.code === CODES.unknownUser ||
    trouble.code === CODES.invalidRecipients ||
    trouble.code === CODES.invalidForm);

/** Conversations with persons; an id that is no person's is taken for the conversation's own. */
export function createDiscordConversations(rest: Rest, now: () => number): DiscordConversations {
  let from = 0;
  const known = createConversations(async (person) => {
    try {
      const opened = await rest.call('POST', Routes.userChannels(), { body: { recipient_id: person } });
      return (opened as { id: string }).id;
    } catch (error) {
      if (error instanceof DiscordFailure && isNobody(error.trouble)) return person;
      throw error;
    }
  });
  return {
    async with(person, ask) {
      const after = from - now();
      if (after > 0)
        throw new DiscordFailure({ kind: 'later', after, what: 'no conversation is opened for now' });
      return known.with(person, ask);
    },
    forget: (person) => known.forget(person),
    heed(trouble) {
      if (trouble.kind === 'closed' && trouble.code === CODES.tooFast) from = now() + DM_PAUSE;
    },
  };
}
