import { describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/engines/open.ts';
import { closingAfterEach } from '../harness/closing.ts';
import { openDiscord } from '../harness/platforms/discord.ts';
import { BEGIN, MONDAY, beginPlan } from '../harness/platforms/plan.ts';
import { openSlack } from '../harness/platforms/slack.ts';

const closing = closingAfterEach();

/** One Rung on Slack and on Discord: two connections, one database. */
async function openBoth() {
  const clock = { now: BEGIN };
  const store = closing(await openStore({ kind: 'sqlite', file: ':memory:' }));
  const options = { store, now: () => clock.now };
  const slack = closing(await openSlack(options));
  const discord = closing(await openDiscord(options));
  return { clock, store, slack, discord };
}

const CODE = /[B-Z]{4}-[B-Z]{4}-[B-Z]{4}/u;

describe('given one Rung on Slack and on Discord', () => {
  it('when Ada links her accounts, then a plan begun on one is ticked on the other, and its message comes where she said', async () => {
    const { clock, slack, discord } = await openBoth();
    await beginPlan(slack);
    await slack.type('/rung link');
    const code = await slack.until(() => CODE.exec(slack.read())?.[0]);
    expect(slack.overheard()).not.toContain(code);
    await discord.type(`/rung link ${code}`);
    await discord.until(() => discord.read().includes('Link with ada on Slack?'));
    expect(discord.overheard()).not.toContain('Link with');
    await discord.press('Yes, that’s me');
    await discord.until(() => discord.read().includes('Now confirm on Slack'));
    await slack.press('I’ve typed it');
    await slack.until(() => slack.read().includes('Link with ada on Discord?'));
    await slack.press('Yes, link them');
    await slack.until(() => slack.read().includes('You’re linked'));
    expect(slack.read()).toContain('Weekly message: on Slack, Mondays at 09:00');

    await discord.type('/plan tick 1');
    await discord.until(() => discord.read().includes('1 of'));
    await discord.type('/rung link');
    await discord.until(() => discord.read().includes('Linked with ada on Slack'));
    await discord.press('Move it to Discord');
    await discord.until(() => discord.read().includes('Weekly message: on Discord'));
    clock.now = MONDAY;
    expect(await discord.tick()).toMatchObject({ sent: 1 });
    expect([slack.bugs, discord.bugs]).toEqual([[], []]);
  });
});
