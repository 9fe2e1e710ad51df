/** Persons whose conversation is remembered; those known longest go first. */
const MOST = 10_000;

/** Has something asked of the platform: at once, or in its turn. */
export type Ask = <T>(work: () => Promise<T>) => Promise<T>;

const atOnce: Ask = (work) => work();

/** The conversations with persons: each is opened once and remembered while the process lives. */
export interface Conversations {
  /** The channel of the conversation with a person, which `ask` has opened at its own pace. Rejects as opening it does. */
  with(person: string, ask?: Ask): Promise<string>;
  /** The channel is of no use any more: it is opened again the next time. */
  forget(person: string): void;
}

export function createConversations(open: (person: string) => Promise<string>): Conversations {
  const known = new Map<string, string>();
  return {
    async with(person, ask = atOnce) {
      const channel = known.get(person) ?? (await ask(() => open(person)));
      known.set(person, channel);
      const [oldest] = known.keys();
      if (known.size > MOST && oldest !== undefined) known.delete(oldest);
      return channel;
    },
    forget: (person) => void known.delete(person),
  };
}
