import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorkspace, type Person, type Workspace } from '../../../../src/playground/slack/workspace.ts';
import { call, MANIFEST } from './app.ts';

let now = Date.parse('2026-03-02T12:00:00Z');
let workspace: Workspace;
let ann: Person;
beforeAll(async () => {
  workspace = await openWorkspace({ manifest: MANIFEST, now: () => now, rates: false });
  ann = workspace.addPerson('ann', { tz: 'Europe/Berlin', admin: true });
});
afterAll(() => workspace.close());

const plain = (text: string) => ({ type: 'plain_text', text });
const of = (length: number): string => 'x'.repeat(length);
const many = <T>(count: number, make: (n: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => make(n));
const cell = (text = 'c') => ({ type: 'raw_text', text });
const table = (rows: number, columns = 1, text = 'c') => ({
  type: 'table',
  rows: many(rows, () => many(columns, () => cell(text))),
});

describe('given views', () => {
  const home = (blocks: object[] = [{ type: 'divider' }]) => ({ type: 'home', blocks });
  const publish = (args: object) =>
    call(workspace, 'views.publish', { user_id: ann.id, view: home(), ...args });

  it('when a home is published over a changed one, then hash_conflict', async () => {
    const first = (await publish({})) as { view?: { hash: string } };
    expect(await publish({ hash: first.view?.hash })).toMatchObject({ ok: true });
    expect(await publish({ hash: first.view?.hash })).toMatchObject({ error: 'hash_conflict' });
  });

  it('when a view breaks a limit, then invalid_arguments or its own word', async () => {
    const refusal = { ok: false, error: 'invalid_arguments' };
    expect(await publish({ view: home(many(100, () => ({ type: 'divider' }))) })).toMatchObject({ ok: true });
    expect(await publish({ view: home(many(101, () => ({ type: 'divider' }))) })).toMatchObject(refusal);
    expect(await publish({ view: home([table(1)]) })).toMatchObject(refusal);
    expect(await publish({ view: { type: 'modal', title: plain('x'), blocks: [] } })).toMatchObject(refusal);
    expect(await publish({ user_id: 'U0' })).toMatchObject({ error: 'user_not_found' });
    const open = (view: object) =>
      call(workspace, 'views.open', {
        trigger_id: 'x',
        view: { type: 'modal', title: plain('x'), blocks: [], ...view },
      });
    expect(await open({ title: plain(of(25)) })).toMatchObject(refusal);
    expect(await open({ submit: plain(of(25)) })).toMatchObject(refusal);
    expect(await open({ private_metadata: of(3001) })).toMatchObject(refusal);
    expect(
      await open({ blocks: [{ type: 'input', label: plain('l'), element: { type: 'plain_text_input' } }] }),
    ).toMatchObject(refusal);
    expect(
      await open({ blocks: many(100, () => ({ type: 'section', text: plain(of(3000)) })) }),
    ).toMatchObject({ error: 'view_too_large' });
    expect(await open({})).toMatchObject({ error: 'invalid_trigger_id' });
    expect(await call(workspace, 'views.update', { view_id: 'V0', view: home() })).toMatchObject({
      error: 'not_found',
    });
  });
});

describe('given a file for a conversation', () => {
  const begin = async (length: number): Promise<{ url: string; id: string }> => {
    const begun = await call(workspace, 'files.getUploadURLExternal', { filename: 'a.json', length });
    return { url: String(begun['upload_url']), id: String(begun['file_id']) };
  };
  const send = async (url: string, body: string): Promise<number> =>
    (await fetch(url, { method: 'POST', body })).status;
  const finish = (id: string, channel: string) =>
    call(workspace, 'files.completeUploadExternal', { files: [{ id }], channel_id: channel });

  it('when it is uploaded, then whoever is in the conversation sees it, and nobody else', async () => {
    const bo = workspace.addPerson('bo');
    const { url, id } = await begin(2);
    expect(await send(url, '{}')).toBe(200);
    expect(await finish(id, ann.dm().id)).toMatchObject({ ok: true });
    const [file] = ann.sees(ann.dm()).at(-1)?.files ?? [];
    if (!file) throw new Error('there is no file');
    expect(file).toEqual({ id, name: 'a.json', size: 2 });
    expect(ann.download(file).toString()).toBe('{}');
    expect(() => bo.download(file)).toThrow('sees no file');
    expect(await finish(id, ann.dm().id)).toMatchObject({ error: 'file_not_found' });
  });

  it('when its address is old, its length another, or it is too large, then it is refused', async () => {
    expect(await call(workspace, 'files.getUploadURLExternal', { filename: 'a', length: 0 })).toMatchObject({
      error: 'invalid_arguments',
    });
    expect(
      await call(workspace, 'files.getUploadURLExternal', { filename: 'a', length: 1_000_000_001 }),
    ).toMatchObject({ error: 'file_upload_size_restricted' });
    const { url, id } = await begin(3);
    expect(await send(url, '{}')).toBe(400);
    now += 11 * 60_000;
    expect(await send(url, '{ }')).toBe(404);
    expect(await finish(id, ann.dm().id)).toMatchObject({ error: 'file_not_found' });
  });

  it('when the app is not in the channel, then it is refused', async () => {
    const other = workspace.addChannel('other', { members: [ann] });
    const { url, id } = await begin(2);
    await send(url, '{}');
    expect(await finish(id, other.id)).toMatchObject({ error: 'invalid_channel' });
    expect(await finish(id, 'C0NONE')).toMatchObject({ error: 'channel_not_found' });
  });
});
