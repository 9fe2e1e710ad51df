import type { Adapter } from '../../../src/adapters/shared/adapter.ts';
import type { PersonKey, Store } from '../../../src/store/store.ts';
import type { Chat, ChatOptions } from './chat.ts';
import { openDiscord, type DiscordChat } from './discord.ts';
import { openSlack, type SlackChat } from './slack.ts';

/** Ada on either platform, and her conversation with Rung alone, where the weekly messages come. */
export interface DirectChat {
  readonly chat: Chat;
  readonly adapter: Adapter;
  readonly store: Store;
  readonly person: PersonKey;
  /** The conversation's id. */
  readonly channel: string;
  /** All that Rung said there, the oldest first. */
  said(): readonly string[];
  /** Turns a box of a message, counted from the oldest. */
  tick(message: number, words: string): Promise<void>;
  /** Presses a button of a message, counted from the oldest. */
  press(message: number, label: string): Promise<void>;
  /** Goes there. */
  direct(): void;
}

/** Opens Rung on a platform, for what it says to Ada alone. */
export const openDirect = async (
  platform: 'slack' | 'discord',
  options: ChatOptions & { readonly setup?: { readonly rates: boolean } },
): Promise<DirectChat> =>
  platform === 'slack'
    ? directOnSlack(await openSlack(options))
    : directOnDiscord(await openDiscord(options));

/** Ada's conversation with Rung alone, on Slack. */
export function directOnSlack(chat: SlackChat): DirectChat {
  const { ada, adapter, store, workspace } = chat;
  const ours = () => ada.sees(ada.dm()).filter((one) => one.from === 'rung');
  const at = (index: number) => ours()[index] ?? chat.newest();
  return {
    ...{ chat, adapter, store, channel: ada.dm().id },
    person: { platform: 'slack', workspace: workspace.teamId, person: ada.id },
    said: () => ours().map((one) => one.words()),
    tick: (message, words) => ada.tick(at(message), words),
    press: (message, label) => ada.press(at(message), label),
    direct: () => (chat.at = ada.dm()),
  };
}

/** Ada's conversation with Rung alone, on Discord. */
export function directOnDiscord(chat: DiscordChat): DirectChat {
  const { ada, adapter, store } = chat;
  const ours = () => ada.sees(ada.dm()).filter((one) => one.from === 'rung');
  const at = (index: number) => ours()[index] ?? chat.newest();
  return {
    ...{ chat, adapter, store, channel: ada.dm().id },
    person: { platform: 'discord', workspace: '', person: ada.id },
    said: () => ours().map((one) => one.words()),
    async tick(message, words) {
      await ada.press(at(message), 'Tick tasks');
      const form = ada.modal();
      const [field] = form?.fields ?? [];
      const box = field?.options.find((one) => one.label === words);
      if (!field || !box) throw new Error(`there is no box ${words}`);
      const ticked = field.value.split(',').filter(Boolean);
      await ada.submit({ [field.customId]: [...new Set(ticked).symmetricDifference(new Set([box.value]))] });
    },
    press: (message, label) => ada.press(at(message), label),
    direct: () => (chat.at = ada.dm()),
  };
}
