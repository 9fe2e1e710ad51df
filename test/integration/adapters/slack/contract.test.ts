import type { Venue } from '../../../../src/core/declare/invocation.ts';
import { adapterContract } from '../../../contract/adapter.ts';
import type { Chat } from '../../../harness/platforms/chat.ts';
import { openSlack, type SlackChat } from '../../../harness/platforms/slack.ts';

const onSlack = (chat: Chat): SlackChat => chat as SlackChat;
const alone = (one: SlackChat): Venue => ({
  platform: 'slack',
  workspace: one.workspace.teamId,
  channel: one.ada.id,
  direct: true,
});

for (const transport of ['socket', 'http'] as const) {
  adapterContract(`Slack over ${transport}`, () => openSlack({ transport }), {
    mention: async (chat, text) => {
      const { ada, general } = onSlack(chat);
      await ada.say(general, `@rung ${text}`);
    },
    direct: async (chat, text) => {
      const one = onSlack(chat);
      one.at = one.ada.dm();
      await one.ada.say(one.at, text);
    },
    proactive: (chat, reply, key) => {
      const one = onSlack(chat);
      one.at = one.ada.dm();
      return one.adapter.send(alone(one), reply, key);
    },
    update: (chat, message, reply) => onSlack(chat).adapter.update(alone(onSlack(chat)), message, reply),
    repeat: (chat, times) => onSlack(chat).workspace.faults.repeat(times),
    answers: (chat) => {
      const { ada, general } = onSlack(chat);
      return ada.sees(general).filter((one) => one.from === 'rung').length;
    },
  });
}
