import type { Venue } from '../../../../src/core/declare/invocation.ts';
import { adapterContract, type Chat } from '../../../contract/adapter.ts';
import { openHome, type Home } from '../../../harness/platforms/discord.ts';

const home = (chat: Chat): Home => chat as Home;
const alone = (one: Home): Venue => ({ platform: 'discord', channel: one.ada.id, direct: true });

adapterContract('Discord', () => openHome(), {
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
    return one.discord.send(alone(one), reply, key);
  },
  update: (chat, message, reply) => home(chat).discord.update(alone(home(chat)), message, reply),
  repeat: (chat, times) => home(chat).guild.gateway.repeat(times),
  answers: (chat) => {
    const { ada, general } = home(chat);
    return ada.sees(general).filter((one) => one.from === 'rung').length;
  },
});
