import type { Venue } from '../../../../src/core/declare/invocation.ts';
import { adapterContract } from '../../../contract/adapter.ts';
import type { Chat } from '../../../harness/platforms/chat.ts';
import { openDiscord, type DiscordChat } from '../../../harness/platforms/discord.ts';

const onDiscord = (chat: Chat): DiscordChat => chat as DiscordChat;
const alone = (one: DiscordChat): Venue => ({ platform: 'discord', channel: one.ada.id, direct: true });

adapterContract('Discord', () => openDiscord(), {
  mention: async (chat, text) => {
    const { ada, general } = onDiscord(chat);
    await ada.say(general, `@rung ${text}`);
  },
  direct: async (chat, text) => {
    const one = onDiscord(chat);
    one.at = one.ada.dm();
    await one.ada.say(one.at, text);
  },
  proactive: (chat, reply, key) => {
    const one = onDiscord(chat);
    one.at = one.ada.dm();
    return one.adapter.send(alone(one), reply, key);
  },
  update: (chat, message, reply) => onDiscord(chat).adapter.update(alone(onDiscord(chat)), message, reply),
  repeat: (chat, times) => onDiscord(chat).guild.gateway.repeat(times),
  answers: (chat) => {
    const { ada, general } = onDiscord(chat);
    return ada.sees(general).filter((one) => one.from === 'rung').length;
  },
});
