/** The most persons whose conversation is remembered; those remembered longest are dropped first. */
const MOST = 10_000;

/** Makes a request to the platform: at once, or when its turn comes. */
export type Ask = <T>(request: () => Promise<T>) => Promise<T>;

const atOnce: Ask = (request) => request();

/** A person that a conversation is with; `workspace` is empty where a person's id is the same everywhere. */
export interface Partner {
  readonly platform: string;
  readonly workspace: string;
  readonly person: string;
}

/** The conversations with people who asked to be written to: every process knows them, also after a restart. */
export interface ConversationStore {
  /** The channel of the conversation with a person. Rejects where it cannot be looked up. */
  find(partner: Partner): Promise<string | undefined>;
  /**
   * Stores the channel, or deletes it where it is undefined. Nothing is stored of somebody who did not ask to be
   * written to. Rejects where it cannot be written.
   */
  save(partner: Partner, channel: string | undefined): Promise<void>;
}

/**
 * The reason that a conversation is needed: for an answer, for a message that its person asked for earlier, or because
 * they ask for messages now ("opt-in"). One for an answer is remembered by this process alone; the others are stored.
 */
export type Purpose = 'answer' | 'message' | 'opt-in';

/** The conversations with people: each is opened once. */
export interface Conversations<Person> {
  /**
   * The channel of the conversation with a person. Where it is not known it is opened, by a request that `ask` makes.
   * Rejects as that request does.
   */
  with(person: Person, purpose: Purpose, ask?: Ask): Promise<string>;
  /** Forgets the channel, so that the conversation is opened again the next time. Never rejects. */
  forget(person: Person): Promise<void>;
}

/** The parts that conversations are opened and stored with. */
export interface ConversationParts {
  /** Opens the conversation with a person, and resolves to its channel. */
  readonly open: (person: string) => Promise<string>;
  /** Undefined where this process knows only those that it opened itself. */
  readonly conversationStore?: ConversationStore | undefined;
  /** Called with errors of the store; the conversation is opened on the platform all the same. */
  readonly report: (error: unknown) => void;
}

/** The conversations of one platform. */
export function createConversations({
  open,
  conversationStore,
  report,
}: ConversationParts): Conversations<Partner> {
  /** `isStored`: it is in the store too, where another process may have deleted it since. */
  const known = new Map<string, { readonly channel: string; readonly isStored: boolean }>();
  const nameOf = ({ workspace, person }: Partner): string => `${workspace}\0${person}`;

  function remember(partner: Partner, channel: string, isStored: boolean): string {
    known.set(nameOf(partner), { channel, isStored });
    const [oldest] = known.keys();
    if (known.size > MOST && oldest !== undefined) known.delete(oldest);
    return channel;
  }

  async function find(partner: Partner): Promise<string | undefined> {
    try {
      return await conversationStore?.find(partner);
    } catch (error) {
      report(error);
      return undefined;
    }
  }

  /** Resolves to whether it was stored. */
  async function save(partner: Partner, channel: string | undefined): Promise<boolean> {
    try {
      await conversationStore?.save(partner, channel);
      return conversationStore !== undefined;
    } catch (error) {
      report(error);
      return false;
    }
  }

  return {
    async with(partner, purpose, ask = atOnce) {
      const remembered = known.get(nameOf(partner));
      if (purpose === 'answer')
        return remembered?.channel ?? remember(partner, await ask(() => open(partner.person)), false);
      if (remembered?.isStored === true && purpose === 'message') return remembered.channel;
      const stored = await find(partner);
      if (stored !== undefined) return remember(partner, stored, true);
      const channel =
        remembered?.isStored === false ? remembered.channel : await ask(() => open(partner.person));
      return remember(partner, channel, await save(partner, channel));
    },
    async forget(partner) {
      known.delete(nameOf(partner));
      await save(partner, undefined);
    },
  };
}
