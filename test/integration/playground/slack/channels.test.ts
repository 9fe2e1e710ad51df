import { afterEach, describe, expect, it } from 'vitest';
import { openWorkspace, type Workspace } from '../../../../src/playground/slack/workspace.ts';
import { call, MANIFEST, run } from './app.ts';

let close: (() => Promise<void>) | undefined;
afterEach(async () => {
  await close?.();
  close = undefined;
});

const { bot } = MANIFEST.oauth_config.scopes;
/** With the scope for public channels. */
const OPEN = { ...MANIFEST, oauth_config: { scopes: { bot: [...bot, 'chat:write.public'] } } };

async function open(): Promise<Workspace> {
  const workspace = await openWorkspace({ manifest: OPEN });
  close = () => workspace.close();
  return workspace;
}

describe('given an app with the scope for public channels', () => {
  it('when it posts where it is no member, then in public channels alone, and it changes what it posted', async () => {
    const workspace = await open();
    const ann = workspace.addPerson('ann');
    const room = workspace.addChannel('open', { members: [ann] });
    const closed = workspace.addChannel('closed', { private: true, members: [ann] });
    const old = workspace.addChannel('old');
    const strict = workspace.addChannel('strict', { restricted: true });
    workspace.faults.archive(old);
    const post = (channel: { id: string }) =>
      call(workspace, 'chat.postMessage', { channel: channel.id, text: 'hello' });
    const posted = await post(room);
    expect(posted).toMatchObject({ ok: true });
    expect(await post(closed)).toMatchObject({ error: 'channel_not_found' });
    expect(await post(old)).toMatchObject({ error: 'is_archived' });
    expect(await post(strict)).toMatchObject({ error: 'restricted_action' });
    const changed = { channel: room.id, ts: posted['ts'], text: 'changed' };
    expect(await call(workspace, 'chat.update', changed)).toMatchObject({ ok: true });
    expect(ann.sees(room)).toMatchObject([{ text: 'changed', edited: true }]);
    const psst = { channel: room.id, user: ann.id, text: 'psst' };
    expect(await call(workspace, 'chat.postEphemeral', psst)).toMatchObject({ error: 'not_in_channel' });
    workspace.faults.removeScopes('chat:write.public');
    expect(await post(room)).toMatchObject({ error: 'not_in_channel' });
  });

  it('when somebody invites and removes it, then Slack does so itself, and the app hears nothing', async () => {
    const workspace = await open();
    const ann = workspace.addPerson('ann');
    const closed = workspace.addChannel('closed', { private: true, members: [ann] });
    const post = () => call(workspace, 'chat.postMessage', { channel: closed.id, text: 'hello' });
    await ann.run(closed, '/invite @echo');
    expect(await post()).toMatchObject({ ok: true });
    await ann.run(closed, '/remove @echo');
    expect(await post()).toMatchObject({ error: 'channel_not_found' });
    await expect(ann.run(closed, '/invite @nobody')).rejects.toThrow('There is no nobody');
    expect(workspace.deliveries).toEqual([]);
  });
});

it('given a real app, when it changes a message, then all see the same message changed', async () => {
  const running = await run('socket', () => undefined);
  close = () => running.stop();
  const { workspace, app } = running;
  const [ann, bob] = [workspace.addPerson('ann'), workspace.addPerson('bob')];
  const room = workspace.addChannel('room', { members: [ann], bot: true });
  const { ts = '' } = await app.client.chat.postMessage({ channel: room.id, text: 'one' });
  await app.client.chat.update({ channel: room.id, ts, text: 'two' });
  for (const person of [ann, bob])
    expect(person.sees(room)).toMatchObject([{ ts, text: 'two', edited: true }]);
});
