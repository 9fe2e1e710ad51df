import { afterEach, describe, expect, it } from 'vitest';
import { openGuild, type Guild } from '../../../../src/playground/discord/guild.ts';

let guild: Guild | undefined;
afterEach(() => guild?.close());

const BUTTONS = {
  type: 1,
  components: [
    { type: 2, style: 1, label: 'Go', custom_id: 'go' },
    { type: 2, style: 2, label: 'Off', custom_id: 'off', disabled: true },
  ],
};
const options = ['a', 'b', 'c'].map((value) => ({ label: value.toUpperCase(), value }));
const LIST = {
  type: 1,
  components: [{ type: 3, custom_id: 'list', options, min_values: 1, max_values: 2 }],
};

/** A message with buttons and a list, and Ana who sees it. Nobody answers what she does. */
async function posted() {
  const made = await openGuild({ patienceMs: 20 });
  guild = made;
  const general = made.addChannel('general');
  const ana = made.addPerson('Ana');
  await fetch(`${made.apiUrl}/v10/channels/${general.id}/messages`, {
    method: 'POST',
    headers: { authorization: `Bot ${made.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ content: 'hi', components: [BUTTONS, LIST] }),
  });
  const message = ana.sees(general).at(-1) ?? { id: '', channelId: general.id };
  return { guild: made, general, ana, message };
}

describe('given a message with components', () => {
  it('when one is used that nobody answers, then that is told with when and where', async () => {
    const { ana, message, general, guild: made } = await posted();
    let told = 0;
    const stop = made.onChange(() => told++);
    await ana.use(message, 'go');
    expect(ana.noticed(general)).toMatchObject([
      { messageId: message.id, text: 'The application did not respond' },
    ]);
    expect(told).toBe(1);
    stop();
    await ana.use(message, 'list', ['a', 'c']);
    expect(told).toBe(1);
  });

  it.each([
    ['gone', [], 'this is no longer on the message'],
    ['off', [], 'this is disabled'],
    ['list', [], 'choose 1 to 2'],
    ['list', ['a', 'b', 'c'], 'choose 1 to 2'],
    ['list', ['z'], 'there is no "z" to choose'],
  ])('when %s is used with %j, then it is refused: %s', async (id, values, why) => {
    const { ana, message } = await posted();
    await expect(ana.use(message, id, values)).rejects.toThrow(why);
  });
});
