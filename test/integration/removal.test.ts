import { beforeEach, describe, expect, it } from 'vitest';
import { deleteExpired } from '../../src/store/retention.ts';
import type { PersonKey } from '../../src/store/store.ts';
import { closingAfterEach } from '../harness/closing.ts';
import { temporaryFolder } from '../harness/folder.ts';
import { BEGIN, DAY, MONDAY, beginPlan } from '../harness/platforms/plan.ts';
import { openSlack, type SlackChat, type SlackOptions } from '../harness/platforms/slack.ts';
import { tick } from '../harness/scheduling/tick.ts';
import { daily, lines, stateOf, suspended } from '../harness/fixtures/integration/removal.ts';

const folder = temporaryFolder();
const closing = closingAfterEach();
let now = BEGIN;
beforeEach(() => {
  now = BEGIN;
});

describe('given a plan on Slack', () => {
  const open = async (options: SlackOptions = {}): Promise<SlackChat> => {
    const slack = closing(await openSlack({ now: () => now, wait: daily().wait, ...options }));
    await beginPlan(slack);
    // The conversation is opened after the answer.
    await slack.workspace.settled();
    return slack;
  };
  const ticked = ({ adapter, store }: SlackChat) => tick({ adapter, store, now: () => now });
  const keyOf = ({ workspace, ada }: SlackChat): PersonKey => ({
    platform: 'slack',
    workspace: workspace.teamId,
    person: ada.id,
  });

  it.each([
    [
      'the app is uninstalled',
      async (slack: SlackChat) => {
        await slack.workspace.uninstall();
        await slack.until(() => slack.workspace.connections() === 0);
      },
    ],
    ['its token is revoked', (slack: SlackChat) => slack.workspace.faults.revokeToken()],
  ])('when %s, then no message goes until it is back and the person resumes', async (_, remove) => {
    const slack = await open();
    await remove(slack);
    await suspended(slack, keyOf(slack));
    now = MONDAY;
    expect(await ticked(slack)).toEqual({});
    expect(lines(slack, 'Rung was removed from')).toBe(1);
    expect(lines(slack, 'deleted on 2026-12-25, 30 days from now')).toBe(1);

    slack.workspace.install();
    await slack.until(() => lines(slack, 'Rung is back in') === 1);
    expect(await slack.store.workspaces.removedBefore(now + 1)).toEqual([]);
    expect(await ticked(slack)).toEqual({});
    await slack.until(() => slack.workspace.connections() === 2);
    await slack.type('/plan');
    const removed = 'My messages don’t reach you: Rung was removed from this workspace for a while.';
    await slack.until(() => slack.read().includes(removed));
    await slack.press('Resume');
    await slack.until(() => slack.read().includes('Welcome back'));
    now += 7 * DAY;
    expect(await ticked(slack)).toEqual({ sent: 1 });
    expect(slack.bugs).toEqual([]);
  });

  it('when a person takes back their own consent, then the plan goes on', async () => {
    const slack = await open();
    await slack.workspace.faults.revokeConsent(slack.bob);
    await slack.workspace.settled();
    now = MONDAY;
    expect(await ticked(slack)).toEqual({ sent: 1 });
  });

  it('when the event comes by signed HTTP, then it stops as well', async () => {
    // A signature is of the time it is made at.
    const slack = await open({ transport: 'http', now: Date.now });
    await slack.workspace.uninstall();
    await suspended(slack, keyOf(slack));
    expect(lines(slack, 'Rung was removed from')).toBe(1);
  });

  it('when the removal was not heard of, then the daily check finds it', async () => {
    const { wait, pass } = daily();
    // Over HTTP no socket is refused before the check.
    const slack = await open({ wait, transport: 'http', now: Date.now });
    slack.workspace.uninstallUnheard();
    await slack.workspace.settled();
    expect(await stateOf(slack, keyOf(slack))).toBe('active');
    pass();
    await suspended(slack, keyOf(slack));
    expect(lines(slack, 'Rung was removed from')).toBe(1);
  });

  it('when the removal was not heard of, then the first message that fails finds it, and all others stop', async () => {
    const slack = await open();
    const own = await slack.store.schedules.get(keyOf(slack), 'weekly-plan');
    const other = { ...keyOf(slack), person: slack.bob.id };
    const next = { at: MONDAY + 3_600_000, occurrence: '2026-11-30' };
    await slack.store.schedules.set(other, 'weekly-plan', own && { ...own, next }, now);
    slack.workspace.uninstallUnheard();
    now = MONDAY;
    expect(await ticked(slack)).toEqual({ suspended: 1 });
    await expect.poll(() => stateOf(slack, other)).toBe('suspended');
    expect(lines(slack, 'Rung was removed from')).toBe(1);
  });

  it('when it was removed while Rung was away, then the next start finds it', async () => {
    const store = { kind: 'sqlite', file: folder.file('slack.sqlite') } as const;
    const slack = await open({ store });
    await slack.adapter.stop();
    slack.workspace.uninstallUnheard();
    const next = await openSlack({
      now: () => now,
      wait: daily().wait,
      store,
      workspace: slack.workspace,
      names: ['carol', 'dan'],
    });
    await suspended(slack, keyOf(slack));
    await next.close();
  });

  it('when Slack is in trouble at the daily check, then nothing is taken for a removal', async () => {
    const { wait, pass } = daily();
    const slack = await open({ wait });
    slack.workspace.faults.set({ method: 'auth.test', kind: '5xx', times: 8 });
    pass();
    await slack.until(() => slack.workspace.calls.filter((one) => one.method === 'auth.test').length === 10);
    expect(await stateOf(slack, keyOf(slack))).toBe('active');
    expect(lines(slack, 'Rung was removed from')).toBe(0);
  });

  it('when it is not back after 30 days, then all of the workspace is deleted', async () => {
    const slack = await open();
    await slack.workspace.uninstall();
    await suspended(slack, keyOf(slack));
    now += 30 * DAY - 1;
    await deleteExpired(slack.store, now);
    expect(await slack.store.plans.list(keyOf(slack))).toHaveLength(1);
    now += 2;
    await deleteExpired(slack.store, now);
    expect(await slack.store.schedules.get(keyOf(slack), 'weekly-plan')).toBeUndefined();
    expect(await slack.store.plans.list(keyOf(slack))).toEqual([]);
    expect(await slack.store.workspaces.list('slack')).toEqual([]);
  });
});
