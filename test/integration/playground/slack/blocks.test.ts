import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import {
  openWorkspace,
  type Channel,
  type Person,
  type Workspace,
} from '../../../../src/playground/slack/workspace.ts';
import { call, MANIFEST } from './app.ts';
import { plain, of, many, EDGES } from '../../../harness/fixtures/integration/playground/slack/blocks.ts';

let workspace: Workspace;
let ann: Person;
let room: Channel;
beforeAll(async () => {
  workspace = await openWorkspace({ manifest: MANIFEST, rates: false });
  ann = workspace.addPerson('ann', { tz: 'Europe/Berlin', admin: true });
  room = workspace.addChannel('general', { members: [ann], bot: true });
});
afterAll(() => workspace.close());

describe('given blocks', () => {
  test.each(Object.entries(EDGES))(
    'when %s are at their limit, then they are taken; past it, refused',
    async (_name, [fits, breaks, said]) => {
      const post = (blocks: object[]) =>
        call(workspace, 'chat.postMessage', { channel: room.id, text: 't', blocks });
      expect(await post(fits)).toMatchObject({ ok: true });
      const refusal = await post(breaks);
      expect(refusal).toMatchObject({ ok: false, error: 'invalid_blocks', status: 200 });
      expect((refusal['response_metadata'] as { messages: string[] }).messages.join()).toContain(said);
    },
  );

  it('when they are too long in all or no JSON, then Slack has words of its own', async () => {
    const post = (blocks: unknown) =>
      call(workspace, 'chat.postMessage', { channel: room.id, text: 't', blocks });
    expect(await post(many(5, () => ({ type: 'section', text: plain(of(2900)) })))).toMatchObject({
      error: 'msg_blocks_too_long',
    });
    expect(await post('[{')).toMatchObject({ error: 'invalid_blocks_format' });
    expect(await post({ type: 'divider' })).toMatchObject({ error: 'invalid_blocks_format' });
    expect(await post([null, 1, 'x', []])).toMatchObject({ error: 'invalid_blocks' });
  });
});
