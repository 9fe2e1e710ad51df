import { beforeEach, describe, expect, it } from 'vitest';
import { closingAfterEach } from '../../harness/closing.ts';
import { messages, stateOf, three } from '../../harness/fixtures/integration/many-slack/three.ts';
import { daily } from '../../harness/fixtures/integration/removal.ts';
import { browse, type Team } from '../../harness/platforms/many-slack.ts';
import { BEGIN, MONDAY } from '../../harness/platforms/plan.ts';

const closing = closingAfterEach();
let now = BEGIN;
beforeEach(() => {
  now = BEGIN;
});
const open = (options?: Parameters<typeof three>[2]) => three(closing, { now: () => now }, options);

describe('given plans in three workspaces of one process', () => {
  it('when they are due, then each comes by its own workspace’s token', async () => {
    const { rung, ...teams } = await open();
    now = MONDAY;
    expect(await rung.tick()).toEqual({ sent: 3 });
    for (const team of [teams.first, teams.second, teams.third]) expect(messages(team)).toBe(1);
    expect(rung.bugs).toEqual([]);
  });

  it('when no workspace stays open after its use, then all is the same', async () => {
    const { rung, ...teams } = await open({ mostLoaded: 0 });
    now = MONDAY;
    expect(await rung.tick()).toEqual({ sent: 3 });
    for (const team of [teams.first, teams.second, teams.third]) expect(messages(team)).toBe(1);
    expect(rung.bugs).toEqual([]);
  });

  it.each([
    ['removes Rung', ({ workspace }: Team) => workspace.uninstall()],
    ['revokes its token', ({ workspace }: Team) => workspace.faults.revokeToken()],
  ])('when one %s, then its token is deleted at once, and the others go on', async (_, remove) => {
    const { rung, first, second, third } = await open();
    const gone = { platform: 'slack', workspace: second.workspace.teamId };
    await remove(second);
    await expect.poll(() => rung.store.installations.find(gone)).toBeUndefined();
    await expect.poll(() => stateOf(rung, second)).toBe('suspended');
    now = MONDAY;
    expect(await rung.tick()).toEqual({ sent: 2 });
    expect([first, second, third].map(messages)).toEqual([1, 0, 1]);
    expect(await first.ask('/salary senior london')).toContain('London');
    expect(rung.telemetry.lines.filter((one) => one.includes('Rung was removed'))).toHaveLength(1);
    expect(rung.bugs).toEqual([]);

    const { status } = await browse(rung).install(second.workspace);
    expect(status).toBe(200);
    expect(await rung.store.workspaces.removedBefore(now + 1)).toEqual([]);
    expect(await second.ask('/plan')).toContain('Rung was removed from this workspace for a while');
  });

  it('when Slack tells late of a removal, then what was added since stays', async () => {
    const { rung, first } = await open();
    const { teamId } = first.workspace;
    const { acked } = await first.workspace.deliver('events_api', {
      ...{ type: 'event_callback', event_id: 'EvOld', team_id: teamId, event_time: BEGIN / 1000 - 60 },
      event: { type: 'app_uninstalled' },
    });
    expect(acked).toBe(true);
    await first.workspace.settled();
    expect(await rung.store.installations.list('slack')).toContain(teamId);
    expect(await first.ask('/salary senior london')).toContain('London');
  });

  it('when one was removed unheard, then trying its token finds it, three times over, and the others go on', async () => {
    const { wait } = daily();
    const { rung, first, second, third } = await open({ wait });
    second.workspace.uninstallUnheard();
    now = MONDAY;
    expect(await rung.tick()).toEqual({ sent: 2, suspended: 1 });
    const gone = { platform: 'slack', workspace: second.workspace.teamId };
    await expect.poll(() => rung.store.installations.find(gone), { timeout: 5_000 }).toBeUndefined();
    expect([first, second, third].map(messages)).toEqual([1, 0, 1]);
    expect(rung.telemetry.lines.some((one) => one.includes('xoxb'))).toBe(false);
    expect(rung.telemetry.lines).toContainEqual(
      expect.stringContaining(`slack: ${second.workspace.teamId}: account_inactive`),
    );
  });

  it('when Slack throttles one, then that one waits and the others do not', async () => {
    const { rung, first, second, third } = await open();
    second.workspace.faults.set({ method: 'chat.postMessage', kind: 'throttle', retryAfter: 30 });
    now = MONDAY;
    const began = performance.now();
    const ticking = rung.tick();
    await expect.poll(() => [first, third].map(messages), { timeout: 5_000 }).toEqual([1, 1]);
    expect(performance.now() - began).toBeLessThan(5_000);
    const began2 = performance.now();
    expect(await first.ask('/salary senior london')).toContain('London');
    expect(performance.now() - began2).toBeLessThan(3_000);
    second.workspace.faults.clear();
    await rung.adapter.stop();
    await ticking;
    expect(messages(second)).toBe(0);
    expect(await stateOf(rung, second)).toBe('active');
  });

  it('when the token of one cannot be read, then it is told once and that one waits', async () => {
    const { rung, first, second, third } = await open({ mostLoaded: 0 });
    const owner = { platform: 'slack', workspace: second.workspace.teamId };
    const other = await rung.store.installations.find({ ...owner, workspace: first.workspace.teamId });
    const own = await rung.store.installations.find(owner);
    if (!own || !other) throw new Error('both are installed');
    // The token of one workspace put into the row of another opens nothing.
    await rung.store.installations.reseal(owner, own.sealed, other);
    now = MONDAY;
    expect(await rung.tick()).toEqual({ sent: 2, failed: 1 });
    expect([first, second, third].map(messages)).toEqual([1, 0, 1]);
    expect(await stateOf(rung, second)).toBe('active');
    expect(rung.telemetry.lines).toContainEqual(
      `slack: the token of ${second.workspace.teamId} cannot be read: what is stored was changed, or is another workspace’s; have Rung added there again.`,
    );
    expect(rung.bugs).toEqual([]);
  });
});
