import { afterEach, describe, expect, it } from 'vitest';
import { type Running, run, type Wire } from './app.ts';
import { untilOn } from '../../../harness/until.ts';
import { echo } from '../../../harness/fixtures/integration/playground/slack/bolt.ts';

let running: Running | undefined;
afterEach(async () => {
  await running?.stop();
  running = undefined;
});
const start = async (...args: Parameters<typeof run>): Promise<Running> => (running = await run(...args));

describe.each<Wire>(['socket', 'http'])('given a Bolt app over %s', (wire) => {
  it('when a command is run, then its answer is seen by its person alone, and a press replaces it', async () => {
    const { workspace } = await start(wire, echo);
    const ann = workspace.addPerson('ann');
    const bob = workspace.addPerson('bob');
    const room = workspace.addChannel('general', { members: [ann, bob] });
    await ann.run(room, '/echo <one> & two');
    const seen = await untilOn(workspace, () => ann.sees(room)[0]);
    expect(seen.words()).toBe('heard <one> & two\n[Go]'.replace('<one>', 'one'));
    expect(seen.ephemeral).toBe(true);
    expect(bob.sees(room)).toEqual([]);
    await ann.press(seen, 'Go');
    await untilOn(workspace, () => ann.sees(room)[0]?.words() === 'gone v1');
    expect(ann.sees(room)).toHaveLength(1);
  });

  it('when the bot is mentioned where it is a member, then the event comes escaped, and it answers in the thread', async () => {
    const { workspace } = await start(wire, echo);
    const ann = workspace.addPerson('ann');
    const room = workspace.addChannel('general', { members: [ann], bot: true });
    const { ts } = await ann.say(room, '@echo a < b & c');
    const answer = await untilOn(workspace, () => ann.sees(room)[1]);
    expect(answer).toMatchObject({
      thread: ts,
      text: `<@${workspace.botUserId}> a &lt; b &amp; c`,
      from: 'echo',
    });
    expect(workspace.deliveries).toMatchObject([{ kind: 'events_api', attempts: 1, acked: true }]);
  });

  it('when a person writes to the bot, then it is a message.im', async () => {
    const { workspace } = await start(wire, echo);
    const ann = workspace.addPerson('ann');
    await ann.say(ann.dm(), 'hello');
    await untilOn(workspace, () => ann.sees(ann.dm()).at(-1)?.text === 'you said hello');
  });

  it('when a modal is opened from the home, then errors stay in it and a good answer closes it', async () => {
    const { workspace } = await start(wire, echo);
    const ann = workspace.addPerson('ann');
    await ann.openHome();
    const home = await untilOn(workspace, () => ann.home());
    expect(home.words()).toBe('tab home\n[Go]');
    await ann.press(home, 'Go');
    await untilOn(workspace, () => ann.modal());
    await expect(ann.submit({})).rejects.toThrow('required field');
    await ann.submit({ q: 'bad' });
    expect(ann.modal()?.errors).toEqual({ q: 'Not that.' });
    await ann.submit({ Question: 'why?' });
    expect(ann.modal()).toBeUndefined();
    await untilOn(workspace, () => ann.sees(ann.dm()).at(-1)?.text === 'asked why?');
  });
});
