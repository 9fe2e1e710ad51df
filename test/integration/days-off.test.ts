import { expect, it } from 'vitest';
import { closingAfterEach } from '../harness/closing.ts';
import { openDirect } from '../harness/platforms/direct.ts';
import { BEGIN, DAY, MONDAY, beginPlan } from '../harness/platforms/plan.ts';
import { tick } from '../harness/scheduling/tick.ts';

const closing = closingAfterEach();

it('given a holiday on the usual day and a day that nobody works, when the week comes, then the message goes out on the next working day, once, as /plan said', async () => {
  let now = BEGIN;
  const { chat, ...place } = await openDirect('slack', { now: () => now });
  closing(chat);
  const { store, person } = place;
  const by = { person, name: 'Ada' };
  for (const [name, value] of [
    ['workdays', '1,3,4,5'],
    ['holidays', '2026-11-30,2026-12-14'],
  ] as const)
    await store.workspaceSettings.set(person, { name, value }, by, now);
  await beginPlan(chat);
  expect(chat.read()).toContain('Then Mondays at 09:00 (Europe/London): Mon 7 Dec, Wed 16 Dec.');
  await chat.type('/plan');
  await chat.until(() => chat.read().includes('Next:'));
  const wednesday = MONDAY + 2 * DAY;
  expect(chat.read()).toContain('Next: Wed 2 Dec 2026, 09:00');

  const sent: Record<number, object> = {};
  for (now = MONDAY; now < MONDAY + 7 * DAY; now += DAY) sent[now] = await tick({ ...place, now: () => now });
  expect(sent).toEqual({
    ...Object.fromEntries([0, 1, 3, 4, 5, 6].map((day) => [MONDAY + day * DAY, {}])),
    [wednesday]: { sent: 1 },
  });
  expect(await tick({ ...place, now: () => now })).toEqual({ sent: 1 });
});
