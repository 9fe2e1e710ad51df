import { adapterContract, type Chat } from '../../contract/adapter.ts';
import { openHouse, type House } from '../../support/slack.ts';

const house = (chat: Chat): House => chat as House;

for (const transport of ['socket', 'http'] as const) {
  adapterContract(`Slack over ${transport}`, () => openHouse({ transport }), {
    mention: async (chat, text) => {
      const { ada, general } = house(chat);
      await ada.say(general, `@rung ${text}`);
    },
    direct: async (chat, text) => {
      const one = house(chat);
      one.at = one.ada.dm();
      await one.ada.say(one.at, text);
    },
    unasked: (chat, reply, key) => {
      const one = house(chat);
      one.at = one.ada.dm();
      return one.slack.send(
        { platform: 'slack', workspace: one.workspace.teamId, channel: one.ada.id, direct: true },
        reply,
        key,
      );
    },
    repeat: (chat, times) => house(chat).workspace.faults.repeat(times),
    answers: (chat) => {
      const { ada, general } = house(chat);
      return ada.sees(general).filter((one) => one.from === 'rung').length;
    },
  });
}
