import type { Adapter } from '../../../src/adapters/shared/adapter.ts';
import { HERE } from '../../../src/adapters/terminal/request.ts';
import type { ChannelKey, Store } from '../../../src/store/store.ts';
import type { Chat } from '../../harness/platforms/chat.ts';
import { shippedData } from '../../harness/shipped.ts';
import type { DiscordChat } from '../../harness/platforms/discord.ts';
import type { SlackChat } from '../../harness/platforms/slack.ts';
import type { TerminalChat } from '../../harness/platforms/terminal.ts';
import { tick } from '../../harness/scheduling/tick.ts';
import type { Platform } from './surfaces.ts';

const data = shippedData();

/** A channel as its people have it: what one reads and presses there, what others see, and the process behind it. */
export interface Place {
  readonly chat: Chat;
  readonly store: Store;
  readonly key: ChannelKey;
  /** Resolves once the person sees a message with these words. */
  readonly says: (words: string) => Promise<unknown>;
  /** Resolves once somebody else does; at a terminal there is nobody else. */
  readonly heard: (words: string) => Promise<unknown>;
  /** Presses a button of the message with these words. */
  readonly press: (words: string, label: string) => Promise<void>;
  /** Somebody else does; undefined where there is nobody else. */
  readonly otherPresses: ((words: string, label: string) => Promise<void>) | undefined;
  /** Whether the person was given the file of a roadmap. */
  readonly hasFile: (roadmap: string) => boolean;
  /** One round of what is sent unasked, at a moment of its own (epoch milliseconds); how often each outcome came. */
  readonly ticked: (now: number) => Promise<Readonly<Record<string, number>>>;
}

interface Seen {
  readonly from: string;
  words(): string;
}

/** What somebody sees and presses among messages. */
const screen = <M extends Seen>(
  sees: () => readonly M[],
  press: (one: M, label: string) => Promise<void>,
) => ({
  shows: (words: string): boolean => sees().some((one) => one.from === 'rung' && one.words().includes(words)),
  press(words: string, label: string): Promise<void> {
    const found = sees().findLast((one) => one.from === 'rung' && one.words().includes(words));
    if (!found) throw new Error(`nobody sees “${words}”`);
    return press(found, label);
  },
});

interface Behind {
  readonly chat: Chat;
  readonly adapter: Adapter;
  readonly store: Store;
  readonly key: ChannelKey;
}

const placeOf = (
  { adapter, ...behind }: Behind,
  mine: ReturnType<typeof screen>,
  other: ReturnType<typeof screen>,
  hasFile: Place['hasFile'],
): Place => ({
  ...behind,
  says: (words) => behind.chat.until(() => mine.shows(words)),
  heard: (words) => behind.chat.until(() => other.shows(words)),
  press: (words, label) => mine.press(words, label),
  otherPresses: (words, label) => other.press(words, label),
  hasFile,
  ticked: (now) => tick({ adapter, store: behind.store, data, now: () => now }),
});

/** The place that a chat is in. */
export const PLACES: Readonly<Record<Platform, (chat: Chat) => Place>> = {
  slack(chat) {
    const { adapter: slack, store, workspace, general, ada, bob } = chat as SlackChat;
    const key = { platform: 'slack', workspace: workspace.teamId, channel: general.id };
    return placeOf(
      { chat, adapter: slack, store, key },
      screen(
        () => ada.sees(general),
        (one, label) => ada.press(one, label),
      ),
      screen(
        () => bob.sees(general),
        (one, label) => bob.press(one, label),
      ),
      (roadmap) => ada.sees(ada.dm()).some(({ files }) => files[0]?.name === `${roadmap}.yaml`),
    );
  },
  discord(chat) {
    const { adapter: discord, store, guild, general, ada, bob } = chat as DiscordChat;
    const key = { platform: 'discord', workspace: guild.guildId, channel: general.id };
    return placeOf(
      { chat, adapter: discord, store, key },
      screen(
        () => ada.sees(general),
        (one, label) => ada.press(one, label),
      ),
      screen(
        () => bob.sees(general),
        (one, label) => bob.press(one, label),
      ),
      (roadmap) =>
        ada
          .sees(general)
          .some(({ attachments }) => JSON.stringify(attachments).includes(`"${roadmap}.yaml"`)),
    );
  },
  terminal(chat) {
    const { terminal, store } = chat as TerminalChat;
    const { platform, workspace = '', channel } = HERE;
    const says = (words: string): Promise<unknown> => chat.until(() => chat.read().includes(words));
    return {
      ...{ chat, store, key: { platform, workspace, channel } },
      says,
      heard: says,
      press: (_words, label) => chat.press(label),
      otherPresses: undefined,
      hasFile: (roadmap) => chat.read().includes(`id: ${roadmap}`),
      ticked: (now) => tick({ adapter: terminal, store, data, now: () => now }),
    };
  },
};
