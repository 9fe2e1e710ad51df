import type { Venue } from '../../../../src/core/declare/invocation.ts';
import { adapterContract, type Chat } from '../../../contract/adapter.ts';
import { openDiscord, type DiscordChat } from '../../../harness/platforms/discord.ts';

const home = (chat: Chat): DiscordChat => chat as DiscordChat;
const alone = (one: DiscordChat): Venue => ({ platform: 'discord', channel: one.ada.id, direct: true });

adapterContract('Discord', () => openDiscord(), {
  mention: async (chat, text) => {
    const { ada, general } = home(chat);
    await ada.say(general, `@rung ${text}`);
  },
  direct: async (chat, text) => {
    const one = home(chat);
    one.at = one.ada.dm();
    await one.ada.say(one.at, text);
  },
  proactive: (chat, reply, key) => {
    const one = home(chat);
    one.at = one.ada.dm();
    return one.adapter.send(alone(one), reply, key);
  },
  update: (chat, message, reply) => home(chat).adapter.update(alone(home(chat)), message, reply),
  repeat: (chat, times) => home(chat).guild.gateway.repeat(times),
  answers: (chat) => {
    const { ada, general } = home(chat);
    return ada.sees(general).filter((one) => one.from === 'rung').length;
  },
});
