import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  type Channel,
  openWorkspace,
  type Person,
  type SeenMessage,
  type Workspace,
} from '../../../../src/playground/slack/workspace.ts';
import { only } from '../../../harness/only.ts';
import { MANIFEST } from './app.ts';

let workspace: Workspace;
let ann: Person;
let room: Channel;
beforeEach(async () => {
  workspace = await openWorkspace({ manifest: MANIFEST });
  ann = workspace.addPerson('ann');
  room = workspace.addChannel('general', { members: [ann], bot: true });
});
afterEach(() => workspace.close());

const OPTIONS = ['1', '2'].map((value) => ({ text: { type: 'plain_text', text: 'Same' }, value }));

/** The app posts a block of elements. */
async function post(...elements: object[]): Promise<SeenMessage> {
  await fetch(`${workspace.apiUrl}chat.postMessage`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${workspace.botToken}` },
    body: JSON.stringify({
      channel: room.id,
      text: 'x',
      blocks: [{ type: 'actions', block_id: 'b', elements }],
    }),
  });
  return only(ann.sees(room));
}

it('when an element is acted on by its ids, then what was entered is shown in it, and listeners are told', async () => {
  const seen = await post(
    { type: 'datepicker', action_id: 'day' },
    { type: 'timepicker', action_id: 'time' },
    { type: 'users_select', action_id: 'who' },
    { type: 'static_select', action_id: 'pick', options: OPTIONS },
  );
  let changes = 0;
  const stop = workspace.onChange(() => (changes += 1));
  await ann.enter(seen, { block: 'b', action: 'day' }, '2026-11-30');
  await ann.enter(seen, { block: 'b', action: 'time' }, '09:00');
  await ann.enter(seen, { block: 'b', action: 'who' }, ann.id);
  await ann.enter(seen, { block: 'b', action: 'pick' }, '2');
  expect(only(ann.sees(room)).blocks).toMatchObject([
    {
      elements: [
        { initial_date: '2026-11-30' },
        { initial_time: '09:00' },
        { initial_user: ann.id },
        { initial_option: OPTIONS[1] },
      ],
    },
  ]);
  expect(changes).toBeGreaterThanOrEqual(4);
  stop();
  const before = changes;
  await ann.enter(seen, { block: 'b', action: 'pick' }, '1');
  expect(changes).toBe(before);
});

it('when an element or an option is not there, then the act is refused', async () => {
  const seen = await post({ type: 'overflow', action_id: 'more', options: OPTIONS });
  await expect(ann.enter(seen, { block: 'b', action: 'gone' })).rejects.toThrow('no longer there');
  await expect(ann.enter(seen, { block: 'b', action: 'more' }, '3')).rejects.toThrow('no option');
  await expect(ann.enter(seen, { block: 'b', action: 'more' })).rejects.toThrow('Nothing was chosen');
});

it('when a fault is ended, then calls pass again', async () => {
  const end = workspace.faults.set({ kind: 'throttle' });
  await post({ type: 'datepicker', action_id: 'day' }).catch(() => undefined);
  expect(workspace.calls.at(-1)?.status).toBe(429);
  end();
  await post({ type: 'datepicker', action_id: 'day' });
  expect(workspace.calls.at(-1)?.status).toBe(200);
});
