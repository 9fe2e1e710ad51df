import { beforeEach, describe, expect, it } from 'vitest';
import {
  type Channel,
  openWorkspace,
  type Person,
  type Workspace,
} from '../../../../src/playground/slack/workspace.ts';
import { call, MANIFEST } from './app.ts';
import { closingAfterEach } from '../../../harness/closing.ts';
import { listenInPlaceOfApp, type Heard } from '../../../harness/platforms/slack-listener.ts';
import {
  carriedBy,
  plain,
  option,
  blocks,
  modal,
} from '../../../harness/fixtures/integration/playground/slack/answers.ts';

const closing = closingAfterEach();
let now = Date.parse('2026-03-02T12:00:00Z');
let workspace: Workspace;
let ann: Person;
let bob: Person;
let room: Channel;
let heard: readonly Heard[];
/** What the next delivery is answered with. */
let reply = '';
beforeEach(async () => {
  reply = '';
  workspace = closing(await openWorkspace({ manifest: MANIFEST, now: () => now }));
  ann = workspace.addPerson('ann');
  bob = workspace.addPerson('bob');
  room = workspace.addChannel('general', { members: [ann, bob] });
  ({ heard } = closing(await listenInPlaceOfApp(workspace, () => ({ body: reply }))));
});
/** What the last delivery carried. */
const last = () => carriedBy(heard.at(-1));

/** Posts to a response_url. */
async function answer(body: object, url = last().response_url) {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  return { status: response.status, text: await response.text() };
}

describe('given a response_url', () => {
  it('when a command is answered, then five times within thirty minutes, to all or to one', async () => {
    await ann.run(room, '/echo x');
    expect(await answer({ text: 'one' })).toEqual({ status: 200, text: 'ok' });
    expect(await answer({ text: 'two', response_type: 'in_channel' })).toMatchObject({ status: 200 });
    expect(bob.sees(room).map((one) => one.text)).toEqual(['two']);
    expect(await answer({ text: 'three', replace_original: true })).toMatchObject({ status: 200 });
    expect(ann.sees(room).map((one) => one.text)).toEqual(['one', 'two', 'three']);
    expect(await answer({ blocks: [{ type: 'divider', x: 1 }] })).toMatchObject({ status: 400 });
    await answer({ delete_original: true });
    expect(ann.sees(room)).toHaveLength(3);
    expect(await answer({ text: 'six' })).toMatchObject({
      status: 404,
      text: expect.stringContaining('used_url') as string,
    });
    await ann.run(room, '/echo y');
    now += 30 * 60_000 + 1;
    expect(await answer({ text: 'late' })).toMatchObject({
      status: 404,
      text: expect.stringContaining('expired_url') as string,
    });
    expect(await answer({ text: 'x' }, `${workspace.origin}/commands/T/1/x`)).toMatchObject({ status: 404 });
  });

  it('when an acknowledgement carries a message, then it is shown; what is wrong in it, the person is told', async () => {
    reply = JSON.stringify({ response_type: 'in_channel', text: 'all' });
    await ann.run(room, '/echo x');
    expect(bob.sees(room)).toMatchObject([{ text: 'all', ephemeral: false }]);
    reply = JSON.stringify({ blocks: [{ type: 'marquee' }] });
    await ann.run(room, '/echo x');
    expect(ann.notices(room)).toEqual(['/echo failed with the error "invalid_blocks"']);
  });

  it('when a message that one person sees is pressed, then it can be replaced and deleted, and no other may press', async () => {
    await ann.run(room, '/echo x');
    await answer({ text: 'boxes', blocks });
    const [seen] = ann.sees(room);
    if (!seen) throw new Error('nothing seen');
    expect(seen.words()).toBe('[Go]\n☑ x\n☐ y [Pick ▾]');
    await ann.tick(seen, 'y');
    expect(last()).toMatchObject({
      type: 'block_actions',
      container: { type: 'message', is_ephemeral: true, channel_id: room.id, message_ts: seen.ts },
      actions: [{ action_id: 'c', selected_options: [option('x'), option('y')] }],
      state: {
        values: {
          more: { c: { selected_options: [option('x'), option('y')] }, s: { selected_option: null } },
        },
      },
    });
    expect(last()).not.toHaveProperty('message');
    await ann.choose(seen, 'Pick', 'q');
    expect(last()).toMatchObject({ actions: [{ selected_option: option('q') }] });
    expect(ann.sees(room)[0]?.words()).toBe('[Go]\n☑ x\n☑ y [q ▾]');
    await expect(bob.press(seen, 'Go')).rejects.toThrow('no longer there');
    await expect(ann.press(seen, 'Stop')).rejects.toThrow('no button "Stop"');
    await ann.press(seen, 'Go');
    expect(last()).toMatchObject({ actions: [{ action_id: 'b', value: '1', block_id: '__proto__' }] });
    expect(({} as Record<string, unknown>)['b']).toBeUndefined();
    await answer({ text: 'new', replace_original: true });
    expect(ann.sees(room)).toMatchObject([{ text: 'new', ts: seen.ts }]);
    await expect(ann.press(seen, 'Go')).rejects.toThrow('no button');
    await answer({ delete_original: true });
    expect(ann.sees(room)).toEqual([]);
  });
});

describe('given a trigger', () => {
  const open = (view: object = modal()) =>
    call(workspace, 'views.open', { trigger_id: last().trigger_id, view });

  it('when it is used twice or late, then it is refused', async () => {
    await ann.run(room, '/echo x');
    expect(await open()).toMatchObject({
      ok: true,
      view: { type: 'modal', state: { values: { q: { a: { selected_option: null } } } } },
    });
    expect(await open()).toMatchObject({ error: 'exchanged_trigger_id' });
    await ann.run(room, '/echo x');
    now += 3001;
    expect(await open()).toMatchObject({ error: 'expired_trigger_id' });
  });

  it('when a modal is submitted, then errors, update, push and clear do what they say', async () => {
    await ann.run(room, '/echo x');
    await open(modal({ private_metadata: 'm', notify_on_close: true }));
    await expect(ann.submit({ Which: 'z' })).rejects.toThrow('no option');
    await expect(ann.submit({ nope: 'z' })).rejects.toThrow('no field');
    reply = JSON.stringify({ response_action: 'errors', errors: { q: 'No.' } });
    await ann.submit({ Which: 'p' });
    expect(last()).toMatchObject({
      type: 'view_submission',
      view: {
        private_metadata: 'm',
        state: { values: { q: { a: { type: 'static_select', selected_option: option('p') } } } },
      },
    });
    expect(ann.modal()?.words()).toContain('No.');
    reply = JSON.stringify({ response_action: 'errors', errors: { unknown: 'No.' } });
    await ann.submit({ q: 'p' });
    expect(ann.notices(ann.dm()).at(-1)).toContain('invalid_errors');
    reply = JSON.stringify({ response_action: 'push', view: modal({ title: plain('Second') }) });
    await ann.submit({ q: 'p' });
    expect(ann.modal()?.title).toBe('Second');
    reply = JSON.stringify({ response_action: 'update', view: modal({ title: plain('Third') }) });
    await ann.submit({ q: 'q' });
    expect(ann.modal()?.title).toBe('Third');
    await ann.closeModal();
    expect(ann.modal()?.title).toBe('Ask');
    await ann.closeModal();
    expect(last()).toMatchObject({ type: 'view_closed', is_cleared: false });
    expect(ann.modal()).toBeUndefined();
    await ann.run(room, '/echo x');
    await open();
    reply = JSON.stringify({ response_action: 'clear' });
    await ann.submit({ q: 'q' });
    expect(ann.modal()).toBeUndefined();
  });
});

describe('given a form that asks for a file', () => {
  const blocks = [
    {
      type: 'input',
      block_id: 'file',
      label: plain('File'),
      element: { type: 'file_input', action_id: 'a', filetypes: ['yaml'], max_files: 1 },
    },
  ];
  const download = (url: string) =>
    fetch(url, { headers: { authorization: `Bearer ${workspace.botToken}` }, redirect: 'manual' });

  it('when one is chosen, then the app can download it while it may read files', async () => {
    await ann.run(room, '/echo x');
    const { trigger_id } = last();
    expect(await call(workspace, 'views.open', { trigger_id, view: modal({ blocks }) })).toMatchObject({
      ok: true,
    });
    await expect(ann.submit({ File: { name: 'a.png', content: '' } })).rejects.toThrow('not of a kind');
    await expect(ann.submit({})).rejects.toThrow('Please complete');
    await ann.submit({ File: { name: 'a.yaml', content: 'id: a' } });
    const { view } = last() as unknown as {
      view: { state: { values: { file: { a: { files: { url_private_download: string }[] } } } } };
    };
    const [file] = view.state.values.file.a.files;
    expect(file).toMatchObject({ name: 'a.yaml', size: 5, user: ann.id });
    expect(await (await download(file?.url_private_download ?? '')).text()).toBe('id: a');
    workspace.faults.removeScopes('files:read');
    expect((await download(file?.url_private_download ?? '')).status).toBe(302);
    await ann.run(room, '/echo x');
    expect(
      await call(workspace, 'views.open', { trigger_id: last().trigger_id, view: modal({ blocks }) }),
    ).toMatchObject({ error: 'missing_scope' });
  });

  it('when the Home asks for one, then it is refused', async () => {
    expect(
      await call(workspace, 'views.publish', { user_id: ann.id, view: { type: 'home', blocks } }),
    ).toMatchObject({ error: 'invalid_arguments' });
  });
});

describe('given faults', () => {
  const post = (timeout = 5000) =>
    fetch(`${workspace.apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: { authorization: `Bearer ${workspace.botToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ channel: ann.id, text: 'x' }),
      signal: AbortSignal.timeout(timeout),
    });

  it('when calls fail in each way, then the message is there only where the reply alone was lost', async () => {
    const { faults } = workspace;
    faults.set({ kind: '5xx', status: 503, times: 1 });
    expect((await post()).status).toBe(503);
    faults.set({ kind: 'throttle', method: 'chat.postMessage', retryAfter: 7, times: 1 });
    const throttled = await post();
    expect([throttled.status, throttled.headers.get('retry-after')]).toEqual([429, '7']);
    faults.set({ kind: 'reset', times: 1 });
    await expect(post()).rejects.toThrow('fetch failed');
    faults.set({ kind: 'hang' });
    await expect(post(50)).rejects.toThrow('timeout');
    faults.clear();
    expect(ann.sees(ann.dm())).toEqual([]);
    faults.set({ kind: 'lost-reply', channel: ann.id, times: 1 });
    await expect(post()).rejects.toThrow('fetch failed');
    expect(ann.sees(ann.dm())).toHaveLength(1);
    faults.set({ kind: 'delay', ms: 30, times: 1 });
    const began = performance.now();
    expect((await post()).status).toBe(200);
    expect(performance.now() - began).toBeGreaterThan(25);
    await workspace.settled();
    expect(workspace.calls.map((one) => one.error)).toEqual([
      '5xx',
      'ratelimited',
      'reset',
      'hang',
      undefined,
      undefined,
    ]);
  });
});
