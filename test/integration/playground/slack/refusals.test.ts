import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  openWorkspace,
  type Channel,
  type Person,
  type Workspace,
} from '../../../../src/playground/slack/workspace.ts';
import { call, MANIFEST } from './app.ts';

let now = Date.parse('2026-03-02T12:00:00Z');
let workspace: Workspace;
let ann: Person;
let room: Channel;
beforeAll(async () => {
  workspace = await openWorkspace({ manifest: MANIFEST, now: () => now, rates: false });
  ann = workspace.addPerson('ann', { tz: 'Europe/Berlin', admin: true });
  room = workspace.addChannel('general', { members: [ann], bot: true });
});
afterAll(() => workspace.close());
const of = (length: number): string => 'x'.repeat(length);
const many = <T>(count: number, make: (n: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => make(n));

describe('given calls', () => {
  const post = (args: object, token?: string) =>
    call(workspace, 'chat.postMessage', { channel: room.id, text: 't', ...args }, token);

  it('when the token is absent, wrong or of the other kind, then each has its word', async () => {
    expect(await post({}, '')).toMatchObject({ ok: false, error: 'not_authed' });
    expect(await post({}, 'xoxb-no')).toMatchObject({ error: 'invalid_auth' });
    expect(await post({}, workspace.appToken)).toMatchObject({ error: 'not_allowed_token_type' });
    expect(await call(workspace, 'apps.connections.open')).toMatchObject({ error: 'not_allowed_token_type' });
    expect(await call(workspace, 'chat.sendMessage')).toMatchObject({ error: 'unknown_method' });
    expect(await call(workspace, 'constructor')).toMatchObject({ error: 'unknown_method' });
  });

  it('when a form bears the token, then it counts; in JSON it does not', async () => {
    const body = new URLSearchParams({
      token: workspace.botToken,
      channel: room.id,
      text: 'form',
      blocks: '[{"type":"divider"}]',
    });
    const answer = await fetch(`${workspace.apiUrl}chat.postMessage`, { method: 'POST', body });
    expect(await answer.json()).toMatchObject({
      ok: true,
      message: { text: 'form', blocks: [{ type: 'divider' }] },
    });
    expect(await call(workspace, 'auth.test', { token: workspace.botToken }, '')).toMatchObject({
      error: 'not_authed',
    });
    expect(workspace.calls.every((one) => !('token' in one.args))).toBe(true);
  });

  it('when a channel cannot be written to, then each reason has its word', async () => {
    const open = workspace.addChannel('open');
    const closed = workspace.addChannel('closed', { private: true, members: [ann] });
    const old = workspace.addChannel('old', { bot: true });
    workspace.faults.archive(old);
    expect(await post({ channel: 'C0' })).toMatchObject({ error: 'channel_not_found' });
    expect(await post({ channel: open.id })).toMatchObject({ error: 'not_in_channel' });
    expect(await post({ channel: closed.id })).toMatchObject({ error: 'channel_not_found' });
    expect(await post({ channel: old.id })).toMatchObject({ error: 'is_archived' });
    expect(await post({ channel: workspace.botUserId })).toMatchObject({ error: 'cannot_dm_bot' });
    expect(await post({ channel: ann.id })).toMatchObject({ ok: true, channel: ann.dm().id });
    expect(await post({ channel: undefined })).toMatchObject({ error: 'invalid_arguments' });
  });

  it('when a message says nothing or too much, then it is refused', async () => {
    expect(await post({ text: ' ' })).toMatchObject({ error: 'no_text' });
    expect(await post({ text: undefined, blocks: [] })).toMatchObject({ error: 'no_text' });
    expect(await post({ text: of(40_001) })).toMatchObject({ error: 'msg_too_long' });
    expect(await post({ thread_ts: '1.000001' })).toMatchObject({ error: 'thread_not_found' });
  });

  it('when a message is changed or taken away, then only the bot’s own', async () => {
    const { ts } = await post({ text: 'mine' });
    const hers = await ann.say(room, 'hers');
    const update = (args: object) =>
      call(workspace, 'chat.update', { channel: room.id, text: 'new', ...args });
    expect(await update({ ts })).toMatchObject({ ok: true, ts, text: 'new' });
    expect(ann.sees(room).find((one) => one.ts === ts)).toMatchObject({ text: 'new', edited: true });
    expect(await update({ ts: hers.ts })).toMatchObject({ error: 'cant_update_message' });
    expect(await update({ ts: '1.000001' })).toMatchObject({ error: 'message_not_found' });
    expect(await update({ ts, text: of(4001) })).toMatchObject({ error: 'msg_too_long' });
    expect(await call(workspace, 'chat.delete', { channel: room.id, ts: hers.ts })).toMatchObject({
      error: 'cant_delete_message',
    });
    expect(await call(workspace, 'chat.delete', { channel: room.id, ts })).toMatchObject({ ok: true });
    expect(await update({ ts })).toMatchObject({ error: 'message_not_found' });
  });

  it('when one person is to see a message, then they must be there, and it cannot be changed', async () => {
    const bob = workspace.addPerson('bob');
    const send = (args: object) =>
      call(workspace, 'chat.postEphemeral', { channel: room.id, user: ann.id, text: 'psst', ...args });
    const sent = await send({});
    expect(ann.sees(room).at(-1)).toMatchObject({ text: 'psst', ephemeral: true });
    expect(await send({ user: bob.id })).toMatchObject({ error: 'user_not_in_channel' });
    expect(await send({ user: 'U0' })).toMatchObject({ error: 'user_not_found' });
    expect(
      await call(workspace, 'chat.update', { channel: room.id, ts: sent['message_ts'], text: 'x' }),
    ).toMatchObject({ error: 'message_not_found' });
  });

  it('when a person is looked up, then zone, offset and standing are told', async () => {
    expect(await call(workspace, 'users.info', { user: ann.id })).toMatchObject({
      user: { tz: 'Europe/Berlin', tz_offset: 3600, is_admin: true, deleted: false },
    });
    const gone = workspace.addPerson('gone', { deactivated: true });
    const told = await call(workspace, 'users.info', { user: gone.id });
    expect(told).toMatchObject({ user: { deleted: true } });
    expect(told['user']).not.toHaveProperty('tz');
    expect(await call(workspace, 'users.info', { user: 'U0' })).toMatchObject({ error: 'user_not_found' });
    expect(await call(workspace, 'conversations.open', { users: gone.id })).toMatchObject({
      error: 'user_disabled',
    });
    expect(await call(workspace, 'conversations.open', { users: workspace.botUserId })).toMatchObject({
      error: 'cannot_dm_bot',
    });
    await expect(gone.say(room, 'x')).rejects.toThrow('deactivated');
  });

  it('when a file is uploaded, then it can stand in a post, but not in what one person sees', async () => {
    const bytes = 'picture';
    const begun = await call(workspace, 'files.getUploadURLExternal', {
      filename: 'a.png',
      length: bytes.length,
    });
    const file = begun['file_id'] as string;
    const image = [{ type: 'image', slack_file: { id: file }, alt_text: 'a picture' }];
    const finish = () =>
      call(workspace, 'files.completeUploadExternal', { files: [{ id: file, title: 'A' }] });
    expect(await finish()).toMatchObject({ error: 'file_not_found' });
    expect((await fetch(begun['upload_url'] as string, { method: 'POST', body: 'short' })).status).toBe(400);
    expect((await fetch(begun['upload_url'] as string, { method: 'POST', body: bytes })).status).toBe(200);
    expect(await post({ blocks: image })).toMatchObject({ error: 'invalid_blocks' });
    expect(await finish()).toMatchObject({ ok: true, files: [{ id: file, title: 'A' }] });
    expect(await call(workspace, 'files.info', { file })).toMatchObject({ file: { size: 7, mimetype: '' } });
    expect(await post({ blocks: image })).toMatchObject({ error: 'invalid_blocks' });
    now += 1_000;
    expect(await post({ blocks: image })).toMatchObject({ ok: true });
    expect(await call(workspace, 'files.info', { file })).toMatchObject({ file: { mimetype: 'image/png' } });
    const [shown] = ann.sees(room).at(-1)?.pictures ?? [];
    expect(shown && ann.download(shown).toString()).toBe(bytes);
    expect(
      await call(workspace, 'chat.postEphemeral', {
        channel: room.id,
        user: ann.id,
        text: 't',
        blocks: image,
      }),
    ).toMatchObject({ error: 'invalid_blocks' });
    const home = { user_id: ann.id, view: { type: 'home', blocks: image } };
    expect(await call(workspace, 'views.publish', home)).toMatchObject({ error: 'invalid_arguments' });
    expect(await call(workspace, 'files.delete', { file })).toMatchObject({ ok: true });
    expect(await call(workspace, 'files.delete', { file })).toMatchObject({ error: 'file_not_found' });
    expect(await call(workspace, 'files.info', { file })).toMatchObject({ error: 'file_not_found' });
    expect(ann.sees(room).at(-1)?.pictures).toEqual([]);
    expect(await post({ blocks: image })).toMatchObject({ error: 'invalid_blocks' });
  });

  it('when bodies are hostile, then each is refused and the next call works', async () => {
    const raw = async (body: string, type: string) =>
      (await (
        await fetch(`${workspace.apiUrl}auth.test`, {
          method: 'POST',
          body,
          headers: { 'content-type': type },
        })
      ).json()) as object;
    expect(await raw('{', 'application/json')).toMatchObject({ error: 'invalid_json' });
    expect(await raw('[]', 'application/json')).toMatchObject({ error: 'json_not_object' });
    expect(await raw('x', 'text/html')).toMatchObject({ error: 'invalid_post_type' });
    expect(await raw('x', 'multipart/form-data')).toMatchObject({ error: 'invalid_form_data' });
    expect((await fetch(`${workspace.origin}//`, { method: 'GET' })).status).toBe(404);
    expect((await fetch(`${workspace.origin}/commands/x`, { method: 'POST', body: '{}' })).status).toBe(404);
    expect(await call(workspace, 'auth.test')).toMatchObject({ ok: true, user_id: workspace.botUserId });
  });
});

describe('given rates and rights', () => {
  it('when posts into a channel come too fast, then 429 with Retry-After, until time has passed', async () => {
    const strict = await openWorkspace({ manifest: MANIFEST, now: () => now });
    const busy = strict.addChannel('busy', { bot: true });
    const post = () => call(strict, 'chat.postMessage', { channel: busy.id, text: 't' });
    const first = await Promise.all(many(6, post));
    expect(first.map((one) => one.status).sort()).toEqual([200, 200, 200, 200, 200, 429]);
    expect(first.find((one) => one.status === 429)).toMatchObject({ ok: false, error: 'ratelimited' });
    now += 1000;
    expect(await post()).toMatchObject({ ok: true });
    await strict.close();
  });

  it('when scopes or the token go, then calls say so', async () => {
    const other = await openWorkspace({ manifest: MANIFEST });
    other.faults.removeScopes('chat:write', 'users:read');
    expect(await call(other, 'chat.postMessage', { channel: 'C0', text: 't' })).toMatchObject({
      error: 'missing_scope',
      needed: 'chat:write',
    });
    await other.faults.revokeToken();
    expect(await call(other, 'auth.test')).toMatchObject({ error: 'token_revoked' });
    await other.uninstall();
    expect(await call(other, 'auth.test')).toMatchObject({ error: 'account_inactive' });
    await other.close();
  });
});
