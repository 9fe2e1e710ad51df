/** Persons whose conversation is remembered; those known longest go first. */
const MOST = 10_000;

/** Has something asked of the platform: at once, or in its turn. */
export type Ask = <T>(work: () => Promise<T>) => Promise<T>;

const atOnce: Ask = (work) => work();

/** With whom a conversation is; `workspace` is empty where a person's id is the same everywhere. */
export interface Partner {
  readonly platform: string;
  readonly workspace: string;
  readonly person: string;
}

/** The conversations with those who asked to be written to, which every process knows, also after a restart. */
export interface ConversationStore {
  /** The channel of the conversation with a person. Rejects where it cannot be looked up. */
  find(partner: Partner): Promise<string | undefined>;
  /** Keeps the channel, or forgets it; nothing is kept of somebody who did not ask. Rejects where it cannot be written. */
  keep(partner: Partner, channel: string | undefined): Promise<void>;
}

/**
 * Why a conversation is needed: for an answer that is due now, a message that its person asked for earlier, or that very
 * asking. The first stays in this process's memory; the others are for every process.
 */
export type Purpose = 'answer' | 'message' | 'opt-in';

/** The conversations with persons: each is opened once. */
export interface Conversations<Person> {
  /**
   * The channel of the conversation with a person, which `ask` has opened at its own pace where it is not known. Rejects
   * as opening it does.
   */
  with(person: Person, purpose: Purpose, ask?: Ask): Promise<string>;
  /** The channel is of no use any more: it is opened again the next time. Never rejects. */
  forget(person: Person): Promise<void>;
}

/** The parts by which conversations are opened and stored. */
export interface ConversationParts {
  readonly open: (person: string) => Promise<string>;
  /** Undefined where a process knows no more than it has opened itself. */
  readonly kept?: ConversationStore | undefined;
  /** Told of what could not be looked up or kept: it is opened on the platform all the same. */
  readonly report: (error: unknown) => void;
}

export function createConversations({ open, kept, report }: ConversationParts): Conversations<Partner> {
  /** `isStored`: every process knew it, so that one of them has forgotten it where it is not found any more. */
  const known = new Map<string, { readonly channel: string; readonly isStored: boolean }>();
  const nameOf = ({ workspace, person }: Partner): string => `${workspace}\0${person}`;

  function remember(partner: Partner, channel: string, isStored: boolean): string {
    known.set(nameOf(partner), { channel, isStored });
    const [oldest] = known.keys();
    if (known.size > MOST && oldest !== undefined) known.delete(oldest);
    return channel;
  }

  async function look(partner: Partner): Promise<string | undefined> {
    try {
      return await kept?.find(partner);
    } catch (error) {
      report(error);
      return undefined;
    }
  }

  /** Whether every process knows it now. */
  async function keep(partner: Partner, channel: string | undefined): Promise<boolean> {
    try {
      await kept?.keep(partner, channel);
      return kept !== undefined;
    } catch (error) {
      report(error);
      return false;
    }
  }

  return {
    async with(partner, purpose, ask = atOnce) {
      const mine = known.get(nameOf(partner));
      if (purpose === 'answer')
        return mine?.channel ?? remember(partner, await ask(() => open(partner.person)), false);
      if (mine?.isStored === true && purpose === 'message') return mine.channel;
      const found = await look(partner);
      if (found !== undefined) return remember(partner, found, true);
      const channel = mine?.isStored === false ? mine.channel : await ask(() => open(partner.person));
      return remember(partner, channel, await keep(partner, channel));
    },
    async forget(partner) {
      known.delete(nameOf(partner));
      await keep(partner, undefined);
    },
  };
}
