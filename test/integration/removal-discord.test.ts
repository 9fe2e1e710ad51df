import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PersonKey, Schedule } from '../../src/store/store.ts';
import { openDiscord, type DiscordChat } from '../harness/platforms/discord.ts';
import { temporaryFolder } from '../harness/folder.ts';
import { BEGIN, daily } from '../harness/fixtures/integration/removal.ts';

const folder = temporaryFolder();

let now = BEGIN;
let close: (() => Promise<void>) | undefined;
beforeEach(() => {
  now = BEGIN;
});
afterEach(async () => {
  await close?.();
  close = undefined;
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
