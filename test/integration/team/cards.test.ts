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
  team.reads(who, 'channel').find((one) => /together: |not shared here any more|is no more/u.test(one)) ?? '';
const tick = () => tickOf({ ...team, data, now: () => now });
const follows = async (who: Name): Promise<void> => {
  await team.press(who, 'channel', 'together: ', 'Join');
  await team.says(who, 'channel', 'with this channel?');
  await team.press(who, 'channel', 'with this channel?', 'Join');
  await team.says(who, 'channel', 'You follow “');
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
    await team.says('ann', 'channel', 'Shared: “30-day plan”');
    await team.type('bo', '/roadmap share 30 days');
    await team.says('bo', 'channel', 'is shared here already by ann');
    expect(team.reads('cy', 'channel')).toHaveLength(1);
    expect(card('cy')).toContain('Shared by');
    expect(card('cy')).toContain('[Join]');
  });

  it('when its sharer takes it back, then the card says so, and nobody can join it any more', async () => {
    await team.type('ann', '/roadmap share 30 days');
    await team.says('bo', 'channel', 'together: ');
    await follows('bo');
    await team.press('cy', 'channel', 'together: ', 'Join');
    await team.says('cy', 'channel', 'with this channel?');
    await team.type('ann', '/roadmap unshare 30 days');
    await team.says('ann', 'channel', 'Taken back');
    await tick();
    await team.says('cy', 'channel', 'is not shared here any more');
    expect(card('cy')).not.toContain('[Join]');
    await team.press('cy', 'channel', 'with this channel?', 'Join');
    await team.says('cy', 'channel', '“30-day plan” is not shared in this channel');
    expect(await team.store.plans.list(planOwner(platform, 'cy'))).toEqual([]);
  });

  it('when somebody else takes it back, then they are told who can, and an admin does', async () => {
    await team.type('ann', '/roadmap share 30 days');
    await team.says('bo', 'channel', 'together: ');
    await team.type('bo', '/roadmap unshare 30 days');
    await team.says('bo', 'channel', 'Only ann or an admin can take it back');
    await team.type('flo', '/roadmap unshare 30 days');
    await team.says('flo', 'channel', 'Taken back');
  });

  it('when a roadmap of their own is edited, then its card shows it, and who follows it reads what changed', async () => {
    await makes('ann', 'Onboarding; Learn git (1 week); Ship a fix (1 week)');
    await team.type('ann', '/roadmap share onboarding');
    await team.says('bo', 'channel', 'Follow “Onboarding” together: 2 weeks');
    await follows('bo');
    await team.type('bo', '/plan when monday 9:00 london');
    await team.says('bo', 'channel', 'Saved: a message each Monday');
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
    await team.says('bo', 'channel', 'Follow “Onboarding” together: 3 weeks');
    await team.type('bo', '/roadmap team');
    await team.says('bo', 'channel', 'The roadmap was changed. Step added: “Meet the team”');
    expect(team.reads('cy', 'channel')).toHaveLength(1);
    now = MONDAY;
    expect(await tick()).toEqual({ sent: 1 });
    await team.says('bo', 'alone', 'The roadmap was changed. Step added: “Meet the team”');
  });

  it('when one is deleted, then its card says so, and its plans end', async () => {
    await makes('ann', 'Onboarding; Learn git (1 week)');
    await team.type('ann', '/roadmap share onboarding');
    await team.says('bo', 'channel', 'Follow “Onboarding” together');
    await follows('bo');
    await team.type('ann', '/roadmap delete onboarding');
    await team.says('ann', 'channel', '1 person follows it, in 1 channel');
    await team.press('ann', 'channel', 'Delete “Onboarding”?', 'Yes, delete it');
    await team.says('ann', 'channel', 'Deleted: “Onboarding”');
    await tick();
    await team.says('cy', 'channel', 'This roadmap is no more');
    await team.type('bo', '/plan show');
    await team.says('bo', 'channel', 'You have no plan yet');
  });

  it('when all start together, then nobody has anything before that Monday, and all have week 1 on it', async () => {
    await team.type('ann', '/roadmap share 30 days from 19 january');
    await team.says('bo', 'channel', 'All start together on');
    for (const who of ['ann', 'bo'] as const) {
      await follows(who);
      await team.type(who, '/plan when monday 9:00 london');
      await team.says(who, 'channel', 'Saved: a message each Monday');
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
    await team.says('bo', 'channel', 'You follow “30-day plan” with this channel no more');
    await team.type('ann', '/roadmap team');
    await team.says('ann', 'channel', '1 person follows “30-day plan”');
    expect((await team.store.plans.list(planOwner(platform, 'bo')))[0]?.state).toBe('active');
  });
});

const planOwner = (platform: string, who: Name) => ({
  platform,
  workspace: platform === 'slack' ? team.workspace : '',
  person: team.ids.get(who) ?? '',
});

const SHARED = 'Shared: “30-day plan”';

describe('given a channel that Rung may not post in', () => {
  it('when a roadmap is shared in a private one it was not invited to, then it says how to invite it, and then it works', async () => {
    const slack = await openSlack();
    const lab = slack.workspace.addChannel('lab', { private: true, members: [slack.ada] });
    slack.at = lab;
    await slack.type('/roadmap share 30 days');
    await slack.until(() => slack.read().includes('I may not post in this channel, so it is not shared'));
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
    await discord.until(() => discord.read().includes('I may not post in this channel, so it is not shared'));
    expect(discord.read()).toContain('Permissions');
    discord.at = discord.guild.addThread(discord.general, 'learning');
    await discord.type('/roadmap share 30 days');
    await discord.until(() => discord.ada.sees(discord.at).some((one) => one.words().includes(SHARED)));
    expect(discord.overheard()).toContain('together');
    expect(discord.bugs).toEqual([]);
    await discord.close();
  });
});
