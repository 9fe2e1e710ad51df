import { expect, it } from 'vitest';
import { openPlayground } from '../../../../src/app/playground/open.ts';
import type { RoomParts } from '../../../../src/app/playground/room.ts';
import { closedPort } from '../../../harness/closed-port.ts';
import { shippedData, shippedTree } from '../../../harness/shipped.ts';

it('when the page is asked for before Rung is built, then it is there, and a seat as soon as Rung is', async () => {
  const rooms = Promise.withResolvers<RoomParts>();
  const page = await openPlayground(
    {
      ...{ isAsked: true, seats: undefined, publicHost: undefined },
      ...{ address: '127.0.0.1', port: await closedPort() },
    },
    rooms.promise,
  );
  const early = await fetch(page.address);
  expect([early.status, await early.text()]).toEqual([200, expect.stringContaining('Rung is joining')]);
  let seated = false;
  const state = fetch(`${page.address}/state`).then((response) => {
    seated = true;
    return response.json();
  });
  expect((await fetch(`${page.address}/static/page.js`)).status).toBe(200);
  expect(seated).toBe(false);
  rooms.resolve({
    ...{ data: shippedData(), tree: await shippedTree(), log: () => undefined },
    pictures: { draw: () => Promise.reject(new Error('nothing is drawn here')) },
    report: () => undefined,
  });
  expect(await state).toMatchObject({ demo: false, platforms: [{ name: 'slack' }, { name: 'discord' }] });
  await page.stop();
});
