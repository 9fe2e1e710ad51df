import type { Venue } from '../../../../src/core/declare/invocation.ts';
import { adapterContract, type Chat } from '../../../contract/adapter.ts';
import { openSlack, type SlackChat } from '../../../harness/platforms/slack.ts';

const house = (chat: Chat): SlackChat => chat as SlackChat;
const alone = (one: SlackChat): Venue => ({
  platform: 'slack',
  workspace: one.workspace.teamId,
  channel: one.ada.id,
  direct: true,
});

for (const transport of ['socket', 'http'] as const) {
  adapterContract(`Slack over ${transport}`, () => openSlack({ transport }), {
    mention: async (chat, text) => {
      const { ada, general } = house(chat);
      await ada.say(general, `@rung ${text}`);
    },
    direct: async (chat, text) => {
      const one = house(chat);
      one.at = one.ada.dm();
      await one.ada.say(one.at, text);
    },
    proactive: (chat, reply, key) => {
      const one = house(chat);
      one.at = one.ada.dm();
      return one.adapter.send(alone(one), reply, key);
    },
    update: (chat, message, reply) => house(chat).adapter.update(alone(house(chat)), message, reply),
    repeat: (chat, times) => house(chat).workspace.faults.repeat(times),
    answers: (chat) => {
      const { ada, general } = house(chat);
      return ada.sees(general).filter((one) => one.from === 'rung').length;
    },
  });
}
