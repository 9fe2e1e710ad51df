import { describe, expect, it } from 'vitest';
import { isRefused } from '../../../../../src/playground/page/server/seat.ts';
import { openPage, typed } from '../../../../harness/fixtures/unit/playground/page.ts';
import { seats } from '../../../../harness/fixtures/unit/playground/seats.ts';

const MINUTE = 60_000;

describe('given seats for many visitors', () => {
  it('when two come, then each has a room; who comes again has the same one', async () => {
    const { demo, rooms, visit, open } = seats();
    const [one, other] = [await open(), await open()];
    expect(one).not.toBe(other);
    expect(await open(one)).toBeUndefined();
    expect(await demo.find(visit(one))).not.toBe(await demo.find(visit(other)));
    expect(rooms.opened).toBe(2);
  });

  it('when all are taken, then it is said when one is free, and whoever was idle longest goes', async () => {
    const { demo, time, rooms, visit, open } = seats();
    const first = await open();
    time.now = 5 * MINUTE;
    const second = await open();
    time.now = 6 * MINUTE;
    expect(await open()).toBe('All seats are taken. Come back in 9 minutes.');
    time.now = 15 * MINUTE;
    expect(await open()).toMatch(/^[\da-f-]{36}$/);
    expect(rooms).toEqual({ opened: 3, closed: 1 });
    expect(isRefused(await demo.find(visit(first)))).toBe(true);
    expect(isRefused(await demo.find(visit(second)))).toBe(false);
  });

  it('when somebody does very much, then they are asked to wait, and one address opens few seats', async () => {
    const { demo, visit, open } = seats({ seats: 50 });
    const cookie = await open();
    let done = 0;
    while (!isRefused(await demo.find(visit(cookie, { acts: true })))) done++;
    expect(done).toBe(60);
    expect(isRefused(await demo.find(visit(cookie)))).toBe(false);
    for (let more = 1; more < 10; more++) await open();
    expect(await open()).toMatch(/^That was a lot at once\. Try again in \d+ minutes\.$/);
  });

  it('when it stops, then every room is closed', async () => {
    const { demo, rooms, open } = seats();
    await Promise.all([open(), open()]);
    await demo.stop();
    expect(rooms).toEqual({ opened: 2, closed: 2 });
  });

  it('when a browser comes, then its cookie is out of reach of scripts, and secure behind TLS', async () => {
    const { get, post } = await openPage({ seating: seats().demo, demo: true });
    expect((await get('/')).headers.get('set-cookie')).toBeNull();
    expect((await post('/act', typed('/salary'))).status).toBe(503);
    const cookie = (await get('/state')).headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^rung-seat=[\da-f-]{36}; Path=\/; HttpOnly; SameSite=Lax$/);
    const mine = { cookie: cookie.split(';')[0] ?? '' };
    expect(await (await post('/act', typed('/salary'), mine)).json()).toEqual({ ok: true });
    expect((await get('/state', { 'x-forwarded-proto': 'https' })).headers.get('set-cookie')).toContain(
      'Secure',
    );
  });
});
