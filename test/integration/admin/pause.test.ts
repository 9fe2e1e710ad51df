import { describe, expect, it } from 'vitest';
import { adminOn } from '../../harness/admin/admin.ts';
import { closingAfterEach } from '../../harness/closing.ts';
import { SHARED_ENGINES } from '../../harness/engines.ts';
import { messages, three } from '../../harness/fixtures/integration/many-slack/three.ts';
import { openDiscord } from '../../harness/platforms/discord.ts';
import { BEGIN, beginPlan, DAY, MONDAY } from '../../harness/platforms/plan.ts';

const closing = closingAfterEach();

describe.each(SHARED_ENGINES)('given plans in three workspaces of one process that runs, on %s', (engine) => {
  it('when one is paused over its Monday, then it is silent and says so, the others go on, and resumed it gets one message', async () => {
    let now = BEGIN;
    const { rung, ...teams } = await three(closing, { now: () => now }, { engine });
    const all = [teams.first, teams.second, teams.third];
    const { teamId } = teams.second.workspace;
    const admin = adminOn(rung.store, () => now);

    const paused = await admin('pause', teamId);
    expect(paused.text).toContain(`slack:${teamId} is paused.`);
    expect(paused.logged).toEqual([
      {
        ...{ line: `ann paused Rung in slack:${teamId}.`, level: 'info', event: 'admin-pause', user: 'ann' },
        ...{ platform: 'slack', workspace: teamId },
      },
    ]);
    now = MONDAY;
    expect(await rung.tick()).toEqual({ sent: 2 });
    expect(all.map(messages)).toEqual([1, 0, 1]);
    expect(await teams.second.ask('/plan')).toContain('Rung is paused here by the people who run it');
    expect(await teams.first.ask('/plan')).toContain('week 1 of 4');
    expect((await admin('workspaces')).lines[2]).toMatch(
      new RegExp(`^slack:${teamId} +Birch +1 +0 +1 +1 +0 {2}paused on 2026-11-25 +2026-11-25$`),
    );

    now += 2 * DAY;
    expect(await rung.tick()).toEqual({});
    const resumed = await admin('resume', teamId);
    expect(resumed.text).toContain('1 message of this week that came due meanwhile goes out now, once each.');
    expect(resumed.logged).toMatchObject([{ event: 'admin-resume', workspace: teamId }]);
    expect(await rung.tick()).toEqual({ sent: 1 });
    expect(await rung.tick()).toEqual({});
    expect(all.map(messages)).toEqual([1, 1, 1]);
    expect(await teams.second.ask('/plan')).toContain('week 1 of 4');
    now = MONDAY + 7 * DAY;
    expect(await rung.tick()).toEqual({ sent: 3 });
    expect(await rung.tick()).toEqual({});
    expect((await admin('resume', teamId)).text).toBe(`slack:${teamId} is not paused.`);
    expect(rung.bugs).toEqual([]);
  });
});

describe('given a plan of somebody in a server of Discord', () => {
  it('when the server is paused, then commands in it are refused, and their own message comes all the same', async () => {
    let now = BEGIN;
    const discord = closing(await openDiscord({ now: () => now }));
    await beginPlan(discord);
    const admin = adminOn(discord.store, () => now);
    await expect(admin('pause', discord.guild.guildId)).rejects.toThrow('Nothing is held of a workspace');
    await admin('pause', `discord:${discord.guild.guildId}`);
    await discord.type('/plan');
    await discord.until(() => discord.read().includes('Rung is paused here by the people who run it'));
    now = MONDAY;
    expect(await discord.tick()).toEqual({ sent: 1 });
    await admin('resume', discord.guild.guildId);
    await discord.type('/plan');
    await discord.until(() => discord.read().includes('week 1 of 4'));
    expect(discord.bugs).toEqual([]);
  });
});
