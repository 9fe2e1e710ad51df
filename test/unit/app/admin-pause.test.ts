import { expect, it } from 'vitest';
import { openStore } from '../../../src/store/engines/open.ts';
import { adminOn } from '../../harness/admin/admin.ts';
import { aSchedule, crowd, NOON, personOf } from '../../harness/scheduling/schedules.ts';

const DAY = 86_400_000;

it('given a pause of days, when it ends, then all who were due this week are due once, and weeks that are over are not made up for', async () => {
  const store = await openStore({ kind: 'sqlite', file: ':memory:' });
  let now = NOON - 4 * DAY;
  const admin = adminOn(store, () => now);
  const owner = personOf('late');
  for (const person of crowd(130)) await store.schedules.set(person, 'weekly-plan', aSchedule(), now);
  const friday = { weekday: 5, next: { at: NOON - 3 * DAY, occurrence: '2026-01-02' } };
  await store.schedules.set(owner, 'weekly-plan', aSchedule(friday), now);
  await admin('pause', 'W1');
  expect((await admin('pause', 'W1')).lines).toEqual(['chat:W1 is paused already.']);
  now = NOON + 2 * DAY;
  expect((await admin('resume', 'W1')).lines).toEqual([
    'chat:W1 goes on. 130 messages of this week that came due meanwhile go out now, once each.',
    '1 message of weeks that are over is not made up for: the next comes at its usual time.',
  ]);
  expect(await store.ledger.countDue(now)).toBe(130);
  expect((await store.schedules.get(owner, 'weekly-plan'))?.next?.occurrence).toBe('2026-01-09');
  await store.close();
});
