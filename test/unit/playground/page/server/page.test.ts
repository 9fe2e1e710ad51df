import { describe, expect, it } from 'vitest';
import {
  fakeClient,
  openPage,
  seatWith,
  SUNDAY,
  typed,
} from '../../../../harness/fixtures/unit/playground/page.ts';

const AT = 'platform=slack&person=Ada&place=general';

describe('given a page over one platform', () => {
  it('when a person types, then the client has them do it', async () => {
    const client = fakeClient();
    const { post } = await openPage({ seat: seatWith(client) });
    await post('/act', typed('/salary'));
    expect(client.done).toEqual([
      [
        { person: 'Ada', place: 'general' },
        { act: { kind: 'type' }, value: '/salary' },
      ],
    ]);
  });

  it('when the client refuses, then its sentence is given; when it breaks, then no more than that it did', async () => {
    const { post, bugs } = await openPage();
    expect(await (await post('/act', typed('no'))).json()).toEqual({ refused: 'That is not for you.' });
    const broken = await post('/act', typed('bug'));
    expect(broken.status).toBe(500);
    expect(await broken.text()).not.toContain('/home/rung');
    expect(bugs).toHaveLength(1);
  });

  it('when nobody or nowhere is named, then it is refused', async () => {
    const { get, post } = await openPage();
    expect((await post('/act', typed('x', { person: 'Eve' }))).status).toBe(404);
    expect((await post('/act', typed('x', { place: 'vault' }))).status).toBe(404);
    expect((await get('/pane?platform=slack&person=__proto__&place=general')).status).toBe(404);
    expect((await get('/pane?platform=discord&person=Ada&place=general')).status).toBe(404);
  });

  it('when the page has entries already, then only what changed is sent', async () => {
    const client = fakeClient();
    client.entries = [1, 2, 3].map((one) => ({ key: String(one), html: `<p>${one}</p>` }));
    const { get } = await openPage({ seat: seatWith(client) });
    const read = async (more = '') =>
      (await (await get(`/pane?${AT}${more}`)).json()) as {
        entries: { hash: string; html?: string }[];
        earlier: number;
      };
    const first = await read();
    expect(first.entries.map((one) => one.html)).toEqual(['<p>1</p>', '<p>2</p>', '<p>3</p>']);
    client.entries[1] = { key: '2', html: '<p>two</p>' };
    const second = await read(`&have=${first.entries.map((one) => one.hash).join('.')}`);
    expect(second.entries.map((one) => one.html)).toEqual([undefined, '<p>two</p>', undefined]);
    expect(await read('&last=1')).toMatchObject({ earlier: 2, entries: [{ html: '<p>3</p>' }] });
  });

  it('when a file is asked for, then pictures are shown and anything else is a download', async () => {
    const { get } = await openPage();
    expect((await get('/file/slack/Ada/png')).headers.get('content-type')).toBe('image/png');
    const other = await get('/file/slack/Ada/page');
    expect(other.headers.get('content-type')).toBe('application/octet-stream');
    expect(other.headers.get('content-disposition')).toBe('attachment');
    expect((await get('/file/slack/Ada/none')).status).toBe(404);
  });

  it('when the clock is moved, then it says what it is, and the page hears of it', async () => {
    const client = fakeClient();
    const { get, post } = await openPage({ seat: seatWith(client) });
    const reader = (await get('/events')).body?.getReader();
    const heard = async () => new TextDecoder().decode((await reader?.read())?.value);
    expect(await heard()).toContain(`event: beat\ndata: ${SUNDAY}`);
    client.change();
    client.change();
    expect(await heard()).toBe('event: change\ndata: slack\n\n');
    expect(await (await post('/clock', { move: 'monday', person: 'Ada' })).json()).toEqual({
      ok: true,
      now: Date.parse('2026-11-30T09:01:00Z'),
    });
    expect(await heard()).toContain('event: clock');
    await reader?.cancel();
  });

  it('when it is open too often, then one more is refused, until one is closed', async () => {
    const { get } = await openPage();
    const open = await Promise.all(Array.from({ length: 12 }, () => get('/events')));
    expect((await get('/events')).status).toBe(503);
    await open[0]?.body?.cancel();
    await expect.poll(async () => (await get('/events')).status).toBe(200);
  });

  it('when strangers share it, then nobody makes network trouble', async () => {
    const { post } = await openPage({ demo: true });
    expect((await post('/network', { platform: 'slack', name: 'throttle', on: true })).status).toBe(403);
  });
});
