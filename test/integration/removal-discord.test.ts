import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import type { PersonKey } from '../../src/store/store.ts';
import { closingAfterEach } from '../harness/closing.ts';
import { openDiscord, type DiscordChat, type DiscordOptions } from '../harness/platforms/discord.ts';
import { BEGIN, beginPlan } from '../harness/platforms/plan.ts';
import { temporaryFolder } from '../harness/folder.ts';
import { daily, lines, stateOf, suspended } from '../harness/fixtures/integration/removal.ts';

const folder = temporaryFolder();
const closing = closingAfterEach();
let now = BEGIN;
beforeEach(() => {
  now = BEGIN;
});

describe('given a guild that something is held of, and a person’s own plan, on Discord', () => {
  const ownOf = ({ ada }: DiscordChat): PersonKey => ({ platform: 'discord', workspace: '', person: ada.id });
  const teamOf = ({ guild }: DiscordChat): PersonKey => ({
    platform: 'discord',
    workspace: guild.guildId,
    person: 'team',
  });
  const open = async (options: DiscordOptions = {}): Promise<DiscordChat> => {
    const discord = closing(await openDiscord({ now: () => now, wait: daily(5_000).wait, ...options }));
    await beginPlan(discord);
    const own = await discord.store.schedules.get(ownOf(discord), 'weekly-plan');
    if (!own) throw new Error('there is no schedule');
    await discord.store.schedules.set(teamOf(discord), 'weekly-plan', { ...own, reason: undefined }, now);
    return discord;
  };

  it('when Rung is removed from the guild, then what is the guild’s stops and the person’s own plan stays', async () => {
    const discord = await open();
    discord.guild.gateway.guildDelete(false);
    await suspended(discord, teamOf(discord));
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
      if (expected === 'suspended') await suspended(next, teamOf(discord));
      await sleep(20);
      expect(await stateOf(next, teamOf(discord))).toBe(expected);
      expect(await stateOf(next, ownOf(discord))).toBe('active');
      expect(lines(next, 'Rung was removed from')).toBe(expected === 'suspended' ? 1 : 0);
      await next.close();
    },
  );
});
