import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Wait } from '../../src/adapters/shared/backoff.ts';
import { deleteExpired } from '../../src/store/housekeeping.ts';
import type { PersonKey, Schedule } from '../../src/store/store.ts';
import { openWorld } from '../harness/core.ts';
import { openHome, type Home } from '../harness/platforms/discord.ts';
import { temporaryFolder } from '../harness/folder.ts';
import { openHouse, type House, type Options } from '../harness/platforms/slack.ts';
import { tick } from '../harness/scheduling/tick.ts';

const { data } = await openWorld();
const folder = temporaryFolder();
const DAY = 86_400_000;
/** A Wednesday. */
const BEGIN = Date.UTC(2026, 10, 25, 10);
const MONDAY = Date.UTC(2026, 10, 30, 9, 1);

let now = BEGIN;
let close: (() => Promise<void>) | undefined;
beforeEach(() => {
  now = BEGIN;
});
afterEach(async () => {
  await close?.();
  close = undefined;
});

/** Waits of a day last until the test says so, all others at most so many milliseconds. */
function daily(most = 20): { readonly wait: Wait; readonly pass: () => void } {
  let days = new AbortController();
  return {
    wait: async (ms, signal) => {
      if (ms < DAY) return sleep(Math.min(ms, most), undefined, { signal });
      const { promise, resolve } = Promise.withResolvers<undefined>();
      days.signal.addEventListener('abort', () => resolve(undefined));
      signal.addEventListener('abort', () => resolve(undefined));
      await promise;
    },
    pass() {
      const before = days;
      days = new AbortController();
      before.abort();
    },
  };
}

describe('given a plan on Slack', () => {
  const open = async (options: Options = {}): Promise<House> => {
    const house = await openHouse({ now: () => now, wait: daily().wait, ...options });
    close = () => house.close();
    await house.type('/plan start 30 days monday 9:00 london');
    await says(house, 'Your plan has begun');
    // The conversation is opened after the answer.
    await house.workspace.settled();
    return house;
  };
  const says = (house: House, words: string): Promise<void> =>
    house.until(() => house.read().includes(words));
  const ticked = ({ slack: adapter, store }: House) => tick({ adapter, store, data, now: () => now });
  const keyOf = ({ workspace, ada }: House): PersonKey => ({
    platform: 'slack',
    workspace: workspace.teamId,
    person: ada.id,
  });
  const suspended = async (house: House): Promise<void> => {
    const end = Date.now() + 3_000;
    while ((await house.store.schedules.get(keyOf(house), 'weekly-plan'))?.state !== 'suspended') {
      if (Date.now() > end) throw new Error('it is not suspended');
      await sleep(5);
    }
  };
  const lines = (house: House, words: string): number =>
    house.telemetry.lines.filter((one) => one.includes(words)).length;
  /** Resumes as a person does once Rung is back. */
  const resume = async (house: House): Promise<void> => {
    await house.type('/plan');
    await says(house, 'Rung was removed from this workspace for a while. Resume once that is over.');
    await house.press('Resume');
    await says(house, 'On again');
  };

  it.each([
    [
      'the app is uninstalled',
      async (house: House) => {
        await house.workspace.uninstall();
        await house.until(() => house.workspace.connections() === 0);
      },
    ],
    ['its token is revoked', (house: House) => house.workspace.faults.revokeToken()],
  ])('when %s, then no message goes until it is back and the person resumes', async (_, remove) => {
    const house = await open();
    await remove(house);
    await suspended(house);
    now = MONDAY;
    expect(await ticked(house)).toEqual({});
    expect(lines(house, 'Rung was removed from')).toBe(1);
    expect(lines(house, 'deleted on 2026-12-25, 30 days from now')).toBe(1);

    house.workspace.install();
    await house.until(() => lines(house, 'Rung is back in') === 1);
    expect(await house.store.workspaces.removedBefore(now + 1)).toEqual([]);
    expect(await ticked(house)).toEqual({});
    await house.until(() => house.workspace.connections() === 2);
    await resume(house);
    now += 7 * DAY;
    expect(await ticked(house)).toEqual({ sent: 1 });
    expect(house.bugs).toEqual([]);
  });

  it('when a person takes back their own consent, then the plan goes on', async () => {
    const house = await open();
    await house.workspace.faults.revokeConsent(house.bob);
    await house.workspace.settled();
    now = MONDAY;
    expect(await ticked(house)).toEqual({ sent: 1 });
  });

  it('when the event comes by signed HTTP, then it stops as well', async () => {
    // A signature is of the time it is made at.
    const house = await open({ transport: 'http', now: Date.now });
    await house.workspace.uninstall();
    await suspended(house);
    expect(lines(house, 'Rung was removed from')).toBe(1);
  });

  it('when the removal was not heard of, then the daily check finds it', async () => {
    const { wait, pass } = daily();
    // Over HTTP no socket is refused before the check.
    const house = await open({ wait, transport: 'http', now: Date.now });
    house.workspace.uninstallUnheard();
    await house.workspace.settled();
    expect((await house.store.schedules.get(keyOf(house), 'weekly-plan'))?.state).toBe('active');
    pass();
    await suspended(house);
    expect(lines(house, 'Rung was removed from')).toBe(1);
  });

  it('when the removal was not heard of, then the first message that fails finds it, and all others stop', async () => {
    const house = await open();
    const own = await house.store.schedules.get(keyOf(house), 'weekly-plan');
    const other = { ...keyOf(house), person: house.bob.id };
    const next = { at: MONDAY + 3_600_000, occurrence: '2026-11-30' };
    await house.store.schedules.set(other, 'weekly-plan', own && { ...own, next }, now);
    house.workspace.uninstallUnheard();
    now = MONDAY;
    expect(await ticked(house)).toEqual({ suspended: 1 });
    await expect
      .poll(async () => (await house.store.schedules.get(other, 'weekly-plan'))?.state)
      .toBe('suspended');
    expect(lines(house, 'Rung was removed from')).toBe(1);
  });

  it('when it was removed while Rung was away, then the next start finds it', async () => {
    const store = { kind: 'sqlite', file: folder.file('slack.sqlite') } as const;
    const house = await open({ store });
    await house.slack.stop();
    house.workspace.uninstallUnheard();
    const next = await openHouse({
      now: () => now,
      wait: daily().wait,
      store,
      workspace: house.workspace,
      names: ['carol', 'dan'],
    });
    await suspended(house);
    await next.close();
  });

  it('when Slack is in trouble at the daily check, then nothing is taken for a removal', async () => {
    const { wait, pass } = daily();
    const house = await open({ wait });
    house.workspace.faults.set({ method: 'auth.test', kind: '5xx', times: 8 });
    pass();
    await house.until(() => house.workspace.calls.filter((one) => one.method === 'auth.test').length === 10);
    expect((await house.store.schedules.get(keyOf(house), 'weekly-plan'))?.state).toBe('active');
    expect(lines(house, 'Rung was removed from')).toBe(0);
  });

  it('when it is not back after 30 days, then all of the workspace is deleted', async () => {
    const house = await open();
    await house.workspace.uninstall();
    await suspended(house);
    now += 30 * DAY - 1;
    await deleteExpired(house.store, now);
    expect(await house.store.plans.list(keyOf(house))).toHaveLength(1);
    now += 2;
    await deleteExpired(house.store, now);
    expect(await house.store.schedules.get(keyOf(house), 'weekly-plan')).toBeUndefined();
    expect(await house.store.plans.list(keyOf(house))).toEqual([]);
    expect(await house.store.workspaces.list('slack')).toEqual([]);
  });
});

describe('given a guild that something is held of, and a person’s own plan, on Discord', () => {
  const open = async (options: Parameters<typeof openHome>[0] = {}): Promise<Home> => {
    const home = await openHome({ now: () => now, wait: daily(5_000).wait, ...options });
    close = () => home.close();
    await home.type('/plan start 30 days monday 9:00 london');
    await home.until(() => home.read().includes('Your plan has begun'));
    const own = await home.store.schedules.get(ownOf(home), 'weekly-plan');
    if (!own) throw new Error('there is no schedule');
    await home.store.schedules.set(teamOf(home), 'weekly-plan', { ...own, reason: undefined }, now);
    return home;
  };
  const ownOf = ({ ada }: Home): PersonKey => ({ platform: 'discord', workspace: '', person: ada.id });
  const teamOf = ({ guild }: Home): PersonKey => ({
    platform: 'discord',
    workspace: guild.guildId,
    person: 'team',
  });
  const stateOf = async (home: Home, key: PersonKey): Promise<Schedule['state'] | undefined> =>
    (await home.store.schedules.get(key, 'weekly-plan'))?.state;
  const becomes = async (check: () => Promise<boolean>): Promise<void> => {
    const end = Date.now() + 3_000;
    while (!(await check())) {
      if (Date.now() > end) throw new Error('it does not become so');
      await sleep(5);
    }
  };
  const lines = ({ telemetry }: Pick<Home, 'telemetry'>, words: string): number =>
    telemetry.lines.filter((one) => one.includes(words)).length;

  it('when Rung is removed from the guild, then what is the guild’s stops and the person’s own plan stays', async () => {
    const home = await open();
    home.guild.gateway.guildDelete(false);
    await becomes(async () => (await stateOf(home, teamOf(home))) === 'suspended');
    expect(await stateOf(home, ownOf(home))).toBe('active');
    expect(lines(home, 'Rung was removed from')).toBe(1);
    home.guild.gateway.guildCreate();
    await home.until(() => lines(home, 'Rung is back in') === 1);
    expect(await home.store.workspaces.removedBefore(now + 1)).toEqual([]);
    expect(await stateOf(home, teamOf(home))).toBe('suspended');
    expect(home.bugs).toEqual([]);
  });

  it('when the guild is out for a while, then nothing stops, at the daily check neither', async () => {
    const { wait, pass } = daily(5_000);
    const home = await open({ wait });
    home.guild.gateway.guildDelete(true);
    pass();
    await home.until(() => home.guild.calls.some((one) => one.path.endsWith('/users/@me/guilds')));
    home.guild.gateway.guildCreate();
    await sleep(50);
    expect(await stateOf(home, teamOf(home))).toBe('active');
    expect(lines(home, 'Rung was removed from')).toBe(0);
  });

  it.each([
    ['Discord answers', undefined, 'suspended'],
    ['a page of the list fails', /users\/@me\/guilds/, 'active'],
    ['the guild cannot be asked about', /GET .*\/guilds\/\d+$/, 'active'],
  ] as const)(
    'when it was removed while nobody listened and %s, then it is found at the next start where that is sure',
    async (_, route, expected) => {
      const store = {
        kind: 'sqlite',
        file: folder.file(`discord-${expected}-${String(route)}`.replace(/\W/g, '')),
      } as const;
      const home = await open({ store });
      await home.discord.stop();
      home.guild.gateway.guildDelete(false);
      if (route) home.guild.faults.set({ route, kind: '5xx', times: 1 });
      const next = await openHome({ now: () => now, wait: daily(5_000).wait, store, beside: home });
      const wanted = route ?? /GET .*\/guilds\/\d+$/;
      await home.until(() => home.guild.calls.some((one) => wanted.test(`${one.method} ${one.path}`)));
      if (expected === 'suspended')
        await becomes(async () => (await stateOf(next, teamOf(home))) === 'suspended');
      await sleep(20);
      expect(await stateOf(next, teamOf(home))).toBe(expected);
      expect(await stateOf(next, ownOf(home))).toBe('active');
      expect(lines(next, 'Rung was removed from')).toBe(expected === 'suspended' ? 1 : 0);
      await next.close();
    },
  );
});
