import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SeenView } from '../../src/playground/slack/workspace.ts';
import { openWorld } from '../harness/core.ts';
import { openHouse, type House } from '../harness/platforms/slack.ts';
import { tick } from '../harness/scheduling/tick.ts';

const { data } = await openWorld();
/** A Wednesday. */
const BEGIN = Date.UTC(2026, 10, 25, 10);
/** Two seconds of gathering changes are a tenth of one. */
const PACE = 0.05;
const FIRST = 'Finish one module of a machine learning fundamentals course';

let now = BEGIN;
let close: (() => Promise<void>) | undefined;
beforeEach(() => {
  now = BEGIN;
});
afterEach(async () => {
  await close?.();
  close = undefined;
});

/** A plan, and the App Home opened. */
async function open(): Promise<House> {
  const house = await openHouse({ now: () => now, pace: PACE, setup: { rates: false } });
  close = () => house.close();
  await house.type('/plan start 30 days monday 9:00 london');
  await house.until(() => house.read().includes('Your plan has begun'));
  await house.ada.openHome();
  await house.until(() => words(house).includes('week 1 of 4'));
  return house;
}
const words = (house: House): string => house.ada.home()?.words() ?? '';
const home = (house: House): SeenView => {
  const found = house.ada.home();
  if (!found) throw new Error('there is no Home');
  return found;
};
const published = (house: House): number =>
  house.workspace.calls.filter((one) => one.method === 'views.publish').length;

describe('given a plan and an App Home that shows it', () => {
  it('when a box is ticked on it, then it is shown again in place, ticked', async () => {
    const house = await open();
    const before = published(house);
    await house.ada.tick(home(house), FIRST);
    await house.until(() => published(house) === before + 1);
    expect(JSON.stringify(house.workspace.calls.at(-1)?.args)).toContain('initial_options');
    expect(words(house)).toContain(`☑ ${FIRST}`);
    await house.ada.tick(home(house), FIRST);
    await house.until(() => published(house) === before + 2);
    expect(words(house)).toContain(`☐ ${FIRST}`);
    expect(words(house)).toContain('Try one');
    expect(house.bugs).toEqual([]);
  });

  it('when Done, Skip, Snooze, Pause and Stop are pressed on it, then it stays the Home and shows what came of it', async () => {
    const house = await open();
    await house.ada.press(home(house), 'Done');
    await house.until(() => words(house).includes('week 2 of 4'));
    await house.ada.press(home(house), 'Skip');
    await house.until(() => words(house).includes('week 3 of 4'));
    await house.ada.choose(home(house), 'Snooze', 'For a day');
    await house.until(() => words(house).includes('Put off to'));
    await house.ada.press(home(house), 'Pause');
    await house.until(() => words(house).includes('Resume'));
    await house.ada.press(home(house), 'Stop');
    await house.until(() => words(house).includes('Stopped: no message comes any more'));
    expect(words(house)).toContain('Try one');
    expect(house.bugs).toEqual([]);
  });

  it('when its form is submitted, then it shows the new time', async () => {
    const house = await open();
    await house.ada.press(home(house), 'Change time');
    await house.until(() => house.hasForm());
    await house.submit({ weekday: '5' });
    await house.until(() => words(house).includes('Friday'));
    expect(words(house)).toContain('Try one');
  });

  it('when the plan changes in private or in a channel, then it is shown again by itself', async () => {
    const house = await open();
    house.at = house.ada.dm();
    await house.type('/plan tick 1');
    await house.until(() => words(house).includes(`☑ ${FIRST}`));
    house.at = house.general;
    await house.type('/plan done');
    await house.until(() => words(house).includes('week 2 of 4'));
    expect(house.bugs).toEqual([]);
  });

  it('when much changes at once, then it is shown again seldom, and the last change is on it', async () => {
    const house = await open();
    const before = published(house);
    for (const line of ['tick 1', 'tick 2', 'tick 3', 'tick 3', 'done']) await house.type(`/plan ${line}`);
    await house.until(() => words(house).includes('week 2 of 4'));
    await sleep(250);
    expect(published(house) - before).toBeLessThanOrEqual(4);
  });

  it('when the weekly message goes out, then it shows the next ones', async () => {
    const house = await open();
    now = Date.UTC(2026, 10, 30, 9, 1);
    const before = published(house);
    const { slack: adapter, store } = house;
    expect(await tick({ adapter, store, data, now: () => now })).toEqual({ sent: 1 });
    await house.until(() => published(house) === before + 1);
    await house.workspace.settled();
    expect(words(house)).not.toContain('2026-11-30');
  });

  it('when its person went to an answer on it, then that stays', async () => {
    const house = await open();
    await house.ada.press(home(house), '/salary senior london');
    await house.until(() => words(house).includes('£90K–£130K'));
    await house.type('/plan done');
    await house.until(() => house.read().includes('week 2 of 4'));
    await sleep(250);
    expect(words(house)).toContain('£90K–£130K');
    await house.ada.press(home(house), 'Home');
    await house.until(() => words(house).includes('week 2 of 4'));
  });

  it('when it cannot be shown again, then that is counted and nothing is said', async () => {
    const house = await open();
    house.workspace.faults.set({ method: 'views.publish', kind: '5xx', times: 1 });
    await house.type('/plan done');
    await house.until(() => house.telemetry.counts.get('undelivered') === 1);
    expect(house.telemetry.lines).toEqual([]);
    await house.type('/plan done');
    await house.until(() => words(house).includes('week 3 of 4'));
  });
});

describe('given a plan of somebody who never opened the App Home', () => {
  it('when it changes, then nothing is shown there', async () => {
    const house = await openHouse({ now: () => now, pace: PACE });
    close = () => house.close();
    await house.type('/plan start 30 days monday 9:00 london');
    await house.until(() => house.read().includes('Your plan has begun'));
    await house.type('/plan done');
    await house.until(() => house.read().includes('week 2 of 4'));
    await sleep(250);
    expect(published(house)).toBe(0);
  });
});
