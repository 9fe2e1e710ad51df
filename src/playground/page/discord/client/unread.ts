import type { SeenMessage } from '../../../discord/people/screen.ts';

/** How far people have read, by person and place. */
export interface UnreadMarks {
  /** A person looks at all of a place's messages. */
  look(person: string, place: string, messages: readonly SeenMessage[]): void;
  /** Whether there are messages of others past where the person last looked. */
  has(person: string, place: string, messages: readonly SeenMessage[]): boolean;
}

/** Marks of nobody having looked at anything. */
export function unreadMarks(): UnreadMarks {
  const read = new Map<string, bigint>();
  const key = (person: string, place: string): string => `${person} ${place}`;
  return {
    look: (person, place, messages) => {
      const last = messages.at(-1);
      if (last) read.set(key(person, place), BigInt(last.id));
    },
    has: (person, place, messages) => {
      const mark = read.get(key(person, place)) ?? -1n;
      return messages.some((one) => one.from !== person && BigInt(one.id) > mark);
    },
  };
}
