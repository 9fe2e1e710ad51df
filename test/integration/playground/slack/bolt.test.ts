import type { App } from '@slack/bolt';
import { afterEach, describe, expect, it } from 'vitest';
import { type Running, run, type Wire } from './app.ts';
import { untilOn } from '../../../harness/until.ts';

let running: Running | undefined;
afterEach(async () => {
  await running?.stop();
  running = undefined;
});
const start = async (...args: Parameters<typeof run>): Promise<Running> => (running = await run(...args));

const button = {
  type: 'button',
  action_id: 'go',
  text: { type: 'plain_text', text: 'Go' },
  value: 'v1',
} as const;
const text = (words: string) => ({ type: 'section', text: { type: 'mrkdwn', text: words } }) as const;

const echo = (app: App): void => {
  app.command('/echo', async ({ command, ack, respond }) => {
    await ack();
    await respond({
      text: `heard ${command.text}`,
      blocks: [text(`heard ${command.text}`), { type: 'actions', elements: [button] }],
    });
  });
  app.action('go', async ({ ack, respond, action }) => {
    await ack();
    await respond({
      text: 'gone',
      blocks: [text(`gone ${'value' in action ? (action.value ?? '') : ''}`)],
      replace_original: true,
    });
  });
  app.event('app_mention', async ({ event, say }) => {
    await say({ text: event.text, thread_ts: event.thread_ts ?? event.ts });
  });
  app.message(async ({ message, say }) => {
    await say('text' in message ? `you said ${message.text ?? ''}` : 'nothing');
  });
  app.event('app_home_opened', async ({ event, client }) => {
    await client.views.publish({
      user_id: event.user,
      view: {
        type: 'home',
        blocks: [text(`tab ${event.tab}`), { type: 'actions', elements: [{ ...button, action_id: 'form' }] }],
      },
    });
  });
  app.action('form', async ({ ack, body, client }) => {
    await ack();
    if (!('trigger_id' in body)) return;
    await client.views.open({
      trigger_id: body.trigger_id,
      view: {
        type: 'modal',
        callback_id: 'ask',
        title: { type: 'plain_text', text: 'Ask' },
        submit: { type: 'plain_text', text: 'Send' },
        blocks: [
          {
            type: 'input',
            block_id: 'q',
            label: { type: 'plain_text', text: 'Question' },
            element: { type: 'plain_text_input', action_id: 'a' },
          },
        ],
      },
    });
  });
  app.view('ask', async ({ ack, view, client, body }) => {
    const value = view.state.values['q']?.['a']?.value ?? '';
    if (value === 'bad') return ack({ response_action: 'errors', errors: { q: 'Not that.' } });
    await ack();
    await client.chat.postMessage({ channel: body.user.id, text: `asked ${value}` });
  });
};

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
