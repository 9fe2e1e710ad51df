import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { shippedData } from '../../harness/shipped.ts';
import { openDiscord } from '../../harness/platforms/discord.ts';
import { openSlack } from '../../harness/platforms/slack.ts';
import { openTeam, type Name, type Team } from '../../harness/teams/team.ts';
import { tick as tickOf } from '../../harness/scheduling/tick.ts';

const data = shippedData();
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A Wednesday. */
const BEGIN = Date.UTC(2026, 0, 7, 10);
const MONDAY = Date.UTC(2026, 0, 12, 9, 1);

let now = BEGIN;
let team: Team;
const card = (who: Name): string =>
  team.reads(who, 'channel').find((one) => /together: |No longer shared|was deleted/u.test(one)) ?? '';
const tick = () => tickOf({ ...team, data, now: () => now });
const follows = async (who: Name): Promise<void> => {
  await team.press(who, 'channel', 'together: ', 'Join');
  await team.says(who, 'channel', 'Join “');
  await team.press(who, 'channel', 'Join “', 'Join');
  await team.says(who, 'channel', 'You joined “');
};
const makes = async (who: Name, outline: string): Promise<void> => {
  await team.type(who, `/roadmap new ${outline}`);
  await team.says(who, 'channel', 'Created: “');
};

describe.each(['slack', 'discord'] as const)('given a channel on %s', (platform) => {
  beforeEach(async () => {
    now = BEGIN;
    team = await openTeam(platform, () => now);
  });
  afterEach(async () => {
    expect(team.bugs).toEqual([]);
    await team.close();
  });

  it('when a roadmap is shared twice, then there is one card, which names who shared it', async () => {
    await team.type('ann', '/roadmap share 30 days');
    await team.says('ann', 'channel', 'Shared: 30-day plan');
    await team.type('bo', '/roadmap share 30 days');
    await team.says('bo', 'channel', 'Already shared here: 30-day plan');
    expect(team.reads('cy', 'channel')).toHaveLength(1);
    expect(card('cy')).toContain('Shared by');
    expect(card('cy')).toContain('[Join]');
  });

  it('when its sharer takes it back, then the card says so, and nobody can join it any more', async () => {
    await team.type('ann', '/roadmap share 30 days');
    await team.says('bo', 'channel', 'together: ');
    await follows('bo');
    await team.press('cy', 'channel', 'together: ', 'Join');
    await team.says('cy', 'channel', 'Join “30-day plan”?');
    await team.type('ann', '/roadmap unshare 30 days yes');
    await team.says('ann', 'channel', 'Unshared: ');
    await tick();
    await team.says('cy', 'channel', 'No longer shared');
    expect(card('cy')).not.toContain('[Join]');
    await team.press('cy', 'channel', 'Join “30-day plan”?', 'Join');
    await team.says('cy', 'channel', '“30-day plan” is not shared in this channel');
    expect(await team.store.plans.list(planOwner(platform, 'cy'))).toEqual([]);
  });

  it('when somebody else takes it back, then they are told who can, and an admin does', async () => {
    await team.type('ann', '/roadmap share 30 days');
    await team.says('bo', 'channel', 'together: ');
    await team.type('bo', '/roadmap unshare 30 days yes');
    await team.says('bo', 'channel', 'Only ann or an admin can unshare it');
    await team.type('flo', '/roadmap unshare 30 days yes');
    await team.says('flo', 'channel', 'Unshared: ');
  });

  it('when a roadmap of their own is edited, then its card shows it, and who follows it reads what changed', async () => {
    await makes('ann', 'Onboarding; Learn git (1 week); Ship a fix (1 week)');
    await team.type('ann', '/roadmap share onboarding');
    await team.says('bo', 'channel', '2 weeks at 5 h a week');
    await follows('bo');
    await team.type('bo', '/plan when monday 9:00 london');
    await team.says('bo', 'channel', 'Saved: Mondays');
    await team.type('bo', '/plan tick 1');
    await team.says('bo', 'channel', 'week 1 of 2');
    now += HOUR;
    await team.press('ann', 'channel', 'Created: “Onboarding”', 'Edit');
    await team.submit('ann', {
      title: 'Onboarding',
      outline: 'Meet the team (1 week)\nLearn git (1 week)\nShip a fix (1 week)',
    });
    await team.says('ann', 'channel', 'Step added: “Meet the team”');
    await tick();
    await team.says('bo', 'channel', '3 weeks at 5 h a week');
    await team.type('bo', '/roadmap team');
    await team.says('bo', 'channel', 'The roadmap has changed. Step added: “Meet the team”');
    expect(team.reads('cy', 'channel')).toHaveLength(1);
    now = MONDAY;
    expect(await tick()).toEqual({ sent: 1 });
    await team.says('bo', 'alone', 'The roadmap has changed. Step added: “Meet the team”');
  });

  it('when one is deleted, then its card says so, and its plans end', async () => {
    await makes('ann', 'Onboarding; Learn git (1 week)');
    await team.type('ann', '/roadmap share onboarding');
    await team.says('bo', 'channel', 'Learn together: Onboarding');
    await follows('bo');
    await team.type('ann', '/roadmap delete onboarding');
    await team.says('ann', 'channel', '1 person follows it, in 1 channel');
    await team.press('ann', 'channel', 'Delete “Onboarding”?', 'Yes, delete it');
    await team.says('ann', 'channel', 'Deleted: “Onboarding”');
    await tick();
    await team.says('cy', 'channel', 'This roadmap was deleted');
    await team.type('bo', '/plan show');
    await team.says('bo', 'channel', 'You have no plan yet');
  });

  it('when all start together, then nobody has anything before that Monday, and all have week 1 on it', async () => {
    await team.type('ann', '/roadmap share 30 days from 19 january');
    await team.says('bo', 'channel', 'Everyone starts together on');
    for (const who of ['ann', 'bo'] as const) {
      await follows(who);
      await team.type(who, '/plan when monday 9:00 london');
      await team.says(who, 'channel', 'Saved: Mondays');
    }
    now = MONDAY;
    expect(await tick()).toEqual({});
    expect([...team.reads('ann', 'alone'), ...team.reads('bo', 'alone')]).toEqual([]);
    now = MONDAY + 7 * DAY;
    expect(await tick()).toEqual({ sent: 2 });
    for (const who of ['ann', 'bo'] as const) await team.says(who, 'alone', 'week 1 of 4');
  });

  it('when somebody leaves, then they are counted no more, and their plan goes on', async () => {
    await team.type('ann', '/roadmap share 30 days');
    await team.says('bo', 'channel', 'together: ');
    await follows('bo');
    await follows('ann');
    await team.type('bo', '/roadmap leave');
    await team.says('bo', 'channel', 'You left “30-day plan”');
    await team.type('ann', '/roadmap team');
    await team.says('ann', 'channel', '1 following');
    expect((await team.store.plans.list(planOwner(platform, 'bo')))[0]?.state).toBe('active');
  });
});

const planOwner = (platform: string, who: Name) => ({
  platform,
  workspace: platform === 'slack' ? team.workspace : '',
  person: team.ids.get(who) ?? '',
});

const SHARED = 'Shared: 30-day plan';

describe('given a channel that Rung may not post in', () => {
  it('when a roadmap is shared in a private one it was not invited to, then it says how to invite it, and then it works', async () => {
    const slack = await openSlack();
    const lab = slack.workspace.addChannel('lab', { private: true, members: [slack.ada] });
    slack.at = lab;
    await slack.type('/roadmap share 30 days');
    await slack.until(() => slack.read().includes('I can’t post in this channel'));
    expect(slack.read()).toContain('/invite @rung');
    await slack.ada.run(lab, '/invite @rung');
    await slack.press('Share again');
    await slack.until(() => slack.ada.sees(slack.at).some((one) => one.words().includes(SHARED)));
    expect(slack.bugs).toEqual([]);
    await slack.close();
  });

  it('when it is a public one without Rung on Slack, then it works all the same', async () => {
    const slack = await openSlack();
    slack.at = slack.elsewhere;
    await slack.type('/roadmap share 30 days');
    await slack.until(() => slack.ada.sees(slack.at).some((one) => one.words().includes(SHARED)));
    expect(slack.overheard()).toContain('together');
    await slack.close();
  });

  it('when its role may not write there on Discord, then it says what to allow; in a thread it works', async () => {
    const discord = await openDiscord();
    const closed = discord.guild.addChannel('closed');
    discord.guild.permit(closed, { bot: false });
    discord.at = closed;
    await discord.type('/roadmap share 30 days');
    await discord.until(() => discord.read().includes('I can’t post in this channel'));
    expect(discord.read()).toContain('Permissions');
    discord.at = discord.guild.addThread(discord.general, 'learning');
    await discord.type('/roadmap share 30 days');
    await discord.until(() => discord.ada.sees(discord.at).some((one) => one.words().includes(SHARED)));
    expect(discord.overheard()).toContain('together');
    expect(discord.bugs).toEqual([]);
    await discord.close();
  });
});
