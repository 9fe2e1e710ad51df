import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { closingAfterEach } from '../harness/closing.ts';
import { BEGIN, beginPlan } from '../harness/platforms/plan.ts';
import { openSlack, type SlackChat } from '../harness/platforms/slack.ts';
import { tick } from '../harness/scheduling/tick.ts';
import { PACE, firstBox, words, home, published } from '../harness/fixtures/integration/home.ts';

const closing = closingAfterEach();
let now = BEGIN;
beforeEach(() => {
  now = BEGIN;
});

/** A plan, and the App Home opened. */
async function open(): Promise<SlackChat> {
  const slack = closing(await openSlack({ now: () => now, pace: PACE, setup: { rates: false } }));
  await beginPlan(slack);
  await slack.ada.openHome();
  await slack.until(() => words(slack).includes('week 1 of 4'));
  return slack;
}

describe('given a plan and an App Home that shows it', () => {
  it('when a box is ticked on it, then it is shown again in place, ticked', async () => {
    const slack = await open();
    const before = published(slack);
    const first = firstBox(slack);
    await slack.ada.tick(home(slack), first);
    await slack.until(() => published(slack) === before + 1);
    expect(JSON.stringify(slack.workspace.calls.at(-1)?.args)).toContain('initial_options');
    expect(words(slack)).toContain(`☑ ${first}`);
    await slack.ada.tick(home(slack), first);
    await slack.until(() => published(slack) === before + 2);
    expect(words(slack)).toContain(`☐ ${first}`);
    expect(words(slack)).toContain('Help');
    expect(slack.bugs).toEqual([]);
  });

  it('when Done, Still on it, Snooze, Pause and Stop are pressed on it, then it stays the Home and shows what came of it', async () => {
    const slack = await open();
    await slack.ada.press(home(slack), 'Done');
    await slack.until(() => words(slack).includes('week 2 of 4'));
    await slack.ada.press(home(slack), 'Still on it');
    await slack.until(() => words(slack).includes('week 3 of 5'));
    expect(words(slack)).toContain('☐ ⏳ ');
    await slack.ada.choose(home(slack), '', 'Snooze until …');
    await slack.until(() => slack.hasForm());
    await slack.submit({ until: '10 december' });
    await slack.until(() => words(slack).includes('Snoozed until'));
    await slack.ada.choose(home(slack), '', 'Pause');
    await slack.until(() => words(slack).includes('Resume'));
    await slack.ada.choose(home(slack), '', 'End plan');
    await slack.until(() => words(slack).includes('End “30-day plan”?'));
    await slack.ada.press(home(slack), 'End it');
    await slack.until(() => words(slack).includes('Plan ended. No more messages.'));
    await slack.ada.press(home(slack), 'Home');
    await slack.until(() => words(slack).includes('Pick one'));
    expect(slack.bugs).toEqual([]);
  });

  it('when its form is submitted, then it shows the new time', async () => {
    const slack = await open();
    await slack.ada.choose(home(slack), '', 'Change time');
    await slack.until(() => slack.hasForm());
    await slack.submit({ weekday: '5' });
    await slack.until(() => words(slack).includes('Friday'));
    expect(words(slack)).toContain('week 1 of 4');
  });

  it('when the plan changes in private or in a channel, then it is shown again by itself', async () => {
    const slack = await open();
    const first = firstBox(slack);
    slack.at = slack.ada.dm();
    await slack.type('/plan tick 1');
    await slack.until(() => words(slack).includes(`☑ ${first}`));
    slack.at = slack.general;
    await slack.type('/plan done');
    await slack.until(() => words(slack).includes('week 2 of 4'));
    expect(slack.bugs).toEqual([]);
  });

  it('when much changes at once, then it is shown again seldom, and the last change is on it', async () => {
    const slack = await open();
    const before = published(slack);
    for (const line of ['tick 1', 'tick 2', 'tick 3', 'tick 3', 'done']) await slack.type(`/plan ${line}`);
    await slack.until(() => words(slack).includes('week 2 of 4'));
    await sleep(250);
    expect(published(slack) - before).toBeLessThanOrEqual(4);
  });

  it('when the weekly message goes out, then it shows the next ones', async () => {
    const slack = await open();
    now = Date.UTC(2026, 10, 30, 9, 1);
    const before = published(slack);
    const { adapter, store } = slack;
    expect(await tick({ adapter, store, now: () => now })).toEqual({ sent: 1 });
    await slack.until(() => published(slack) === before + 1);
    await slack.workspace.settled();
    expect(words(slack)).not.toContain('2026-11-30');
  });

  it('when its person went to an answer on it, then that stays', async () => {
    const slack = await open();
    await slack.ada.press(home(slack), 'Help');
    await slack.until(() => words(slack).includes('What I can help with'));
    await slack.type('/plan done');
    await slack.until(() => slack.read().includes('week 2 of 4'));
    await sleep(250);
    expect(words(slack)).toContain('What I can help with');
    await slack.ada.press(home(slack), 'Home');
    await slack.until(() => words(slack).includes('week 2 of 4'));
  });

  it('when it cannot be shown again, then that is counted and nothing is said', async () => {
    const slack = await open();
    slack.workspace.faults.set({ method: 'views.publish', kind: '5xx', times: 1 });
    await slack.type('/plan done');
    await slack.until(() => slack.telemetry.counts.get('undelivered') === 1);
    expect(slack.telemetry.lines).toEqual([]);
    await slack.type('/plan done');
    await slack.until(() => words(slack).includes('week 3 of 4'));
  });
});

describe('given a plan of somebody who never opened the App Home', () => {
  it('when it changes, then nothing is shown there', async () => {
    const slack = closing(await openSlack({ now: () => now, pace: PACE }));
    await beginPlan(slack);
    await slack.type('/plan done');
    await slack.until(() => slack.read().includes('week 2 of 4'));
    await sleep(250);
    expect(published(slack)).toBe(0);
  });
});
