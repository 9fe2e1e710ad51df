/** Persons whose conversation is remembered; those known longest go first. */
const MOST = 10_000;

/** The conversations with persons: each is opened once and remembered while the process lives. */
export interface Conversations {
  /** The channel of the conversation with a person. Rejects as opening it does. */
  with(person: string): Promise<string>;
  /** The channel is of no use any more: it is opened again the next time. */
  forget(person: string): void;
}

export function createConversations(open: (person: string) => Promise<string>): Conversations {
  const known = new Map<string, string>();
  return {
    async with(person) {
      const channel = known.get(person) ?? (await open(person));
      known.set(person, channel);
      const [oldest] = known.keys();
      if (known.size > MOST && oldest !== undefined) known.delete(oldest);
      return channel;
    },
    forget: (person) => void known.delete(person),
  };
}
