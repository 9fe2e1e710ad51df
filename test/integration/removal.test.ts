import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Wait } from '../../src/adapters/shared/backoff.ts';
import { deleteExpired } from '../../src/store/housekeeping.ts';
import type { PersonKey, Schedule } from '../../src/store/store.ts';
import { openDiscord, type DiscordChat } from '../harness/platforms/discord.ts';
import { temporaryFolder } from '../harness/folder.ts';
import { openSlack, type SlackChat, type SlackOptions } from '../harness/platforms/slack.ts';
import { tick } from '../harness/scheduling/tick.ts';

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
  const open = async (options: SlackOptions = {}): Promise<SlackChat> => {
    const slack = await openSlack({ now: () => now, wait: daily().wait, ...options });
    close = () => slack.close();
    await slack.type('/plan start 30 days monday 9:00 london');
    await says(slack, 'Your plan has begun');
    // The conversation is opened after the answer.
    await slack.workspace.settled();
    return slack;
  };
  const says = (slack: SlackChat, words: string): Promise<unknown> =>
    slack.until(() => slack.read().includes(words));
  const ticked = ({ adapter, store }: SlackChat) => tick({ adapter, store, now: () => now });
  const keyOf = ({ workspace, ada }: SlackChat): PersonKey => ({
    platform: 'slack',
    workspace: workspace.teamId,
    person: ada.id,
  });
  const suspended = async (slack: SlackChat): Promise<void> => {
    const end = Date.now() + 3_000;
    while ((await slack.store.schedules.get(keyOf(slack), 'weekly-plan'))?.state !== 'suspended') {
      if (Date.now() > end) throw new Error('it is not suspended');
      await sleep(5);
    }
  };
  const lines = (slack: SlackChat, words: string): number =>
    slack.telemetry.lines.filter((one) => one.includes(words)).length;
  /** Resumes as a person does once Rung is back. */
  const resume = async (slack: SlackChat): Promise<void> => {
    await slack.type('/plan');
    await says(slack, 'Rung was removed from this workspace for a while. Resume once that is over.');
    await slack.press('Resume');
    await says(slack, 'On again');
  };

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
    await suspended(slack);
    now = MONDAY;
    expect(await ticked(slack)).toEqual({});
    expect(lines(slack, 'Rung was removed from')).toBe(1);
    expect(lines(slack, 'deleted on 2026-12-25, 30 days from now')).toBe(1);

    slack.workspace.install();
    await slack.until(() => lines(slack, 'Rung is back in') === 1);
    expect(await slack.store.workspaces.removedBefore(now + 1)).toEqual([]);
    expect(await ticked(slack)).toEqual({});
    await slack.until(() => slack.workspace.connections() === 2);
    await resume(slack);
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
    await suspended(slack);
    expect(lines(slack, 'Rung was removed from')).toBe(1);
  });

  it('when the removal was not heard of, then the daily check finds it', async () => {
    const { wait, pass } = daily();
    // Over HTTP no socket is refused before the check.
    const slack = await open({ wait, transport: 'http', now: Date.now });
    slack.workspace.uninstallUnheard();
    await slack.workspace.settled();
    expect((await slack.store.schedules.get(keyOf(slack), 'weekly-plan'))?.state).toBe('active');
    pass();
    await suspended(slack);
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
    await expect
      .poll(async () => (await slack.store.schedules.get(other, 'weekly-plan'))?.state)
      .toBe('suspended');
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
    await suspended(slack);
    await next.close();
  });

  it('when Slack is in trouble at the daily check, then nothing is taken for a removal', async () => {
    const { wait, pass } = daily();
    const slack = await open({ wait });
    slack.workspace.faults.set({ method: 'auth.test', kind: '5xx', times: 8 });
    pass();
    await slack.until(() => slack.workspace.calls.filter((one) => one.method === 'auth.test').length === 10);
    expect((await slack.store.schedules.get(keyOf(slack), 'weekly-plan'))?.state).toBe('active');
    expect(lines(slack, 'Rung was removed from')).toBe(0);
  });

  it('when it is not back after 30 days, then all of the workspace is deleted', async () => {
    const slack = await open();
    await slack.workspace.uninstall();
    await suspended(slack);
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

describe('given a guild that something is held of, and a person’s own plan, on Discord', () => {
  const open = async (options: Parameters<typeof openDiscord>[0] = {}): Promise<DiscordChat> => {
    const discord = await openDiscord({ now: () => now, wait: daily(5_000).wait, ...options });
    close = () => discord.close();
    await discord.type('/plan start 30 days monday 9:00 london');
    await discord.until(() => discord.read().includes('Your plan has begun'));
    const own = await discord.store.schedules.get(ownOf(discord), 'weekly-plan');
    if (!own) throw new Error('there is no schedule');
    await discord.store.schedules.set(teamOf(discord), 'weekly-plan', { ...own, reason: undefined }, now);
    return discord;
  };
  const ownOf = ({ ada }: DiscordChat): PersonKey => ({ platform: 'discord', workspace: '', person: ada.id });
  const teamOf = ({ guild }: DiscordChat): PersonKey => ({
    platform: 'discord',
    workspace: guild.guildId,
    person: 'team',
  });
  const stateOf = async (discord: DiscordChat, key: PersonKey): Promise<Schedule['state'] | undefined> =>
    (await discord.store.schedules.get(key, 'weekly-plan'))?.state;
  const becomes = async (check: () => Promise<boolean>): Promise<void> => {
    const end = Date.now() + 3_000;
    while (!(await check())) {
      if (Date.now() > end) throw new Error('it does not become so');
      await sleep(5);
    }
  };
  const lines = ({ telemetry }: Pick<DiscordChat, 'telemetry'>, words: string): number =>
    telemetry.lines.filter((one) => one.includes(words)).length;

  it('when Rung is removed from the guild, then what is the guild’s stops and the person’s own plan stays', async () => {
    const discord = await open();
    discord.guild.gateway.guildDelete(false);
    await becomes(async () => (await stateOf(discord, teamOf(discord))) === 'suspended');
    expect(await stateOf(discord, ownOf(discord))).toBe('active');
    expect(lines(discord, 'Rung was removed from')).toBe(1);
    discord.guild.gateway.guildCreate();
    await discord.until(() => lines(discord, 'Rung is back in') === 1);
    expect(await discord.store.workspaces.removedBefore(now + 1)).toEqual([]);
    expect(await stateOf(discord, teamOf(discord))).toBe('suspended');
    expect(discord.bugs).toEqual([]);
  });

  it('when the guild is out for a while, then nothing stops, at the daily check neither', async () => {
    const { wait, pass } = daily(5_000);
    const discord = await open({ wait });
    discord.guild.gateway.guildDelete(true);
    pass();
    await discord.until(() => discord.guild.calls.some((one) => one.path.endsWith('/users/@me/guilds')));
    discord.guild.gateway.guildCreate();
    await sleep(50);
    expect(await stateOf(discord, teamOf(discord))).toBe('active');
    expect(lines(discord, 'Rung was removed from')).toBe(0);
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
      const discord = await open({ store });
      await discord.adapter.stop();
      discord.guild.gateway.guildDelete(false);
      if (route) discord.guild.faults.set({ route, kind: '5xx', times: 1 });
      const next = await openDiscord({ now: () => now, wait: daily(5_000).wait, store, beside: discord });
      const wanted = route ?? /GET .*\/guilds\/\d+$/;
      await discord.until(() => discord.guild.calls.some((one) => wanted.test(`${one.method} ${one.path}`)));
      if (expected === 'suspended')
        await becomes(async () => (await stateOf(next, teamOf(discord))) === 'suspended');
      await sleep(20);
      expect(await stateOf(next, teamOf(discord))).toBe(expected);
      expect(await stateOf(next, ownOf(discord))).toBe('active');
      expect(lines(next, 'Rung was removed from')).toBe(expected === 'suspended' ? 1 : 0);
      await next.close();
    },
  );
});
