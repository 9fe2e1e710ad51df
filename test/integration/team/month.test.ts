import { afterEach, describe, expect, it } from 'vitest';
import { shippedData } from '../../harness/shipped.ts';
import { NAMES, openTeam, type Name, type Team } from '../../harness/teams/team.ts';
import { tick as tickOf } from '../../harness/scheduling/tick.ts';

const data = shippedData();
const DAY = 86_400_000;
/** A Wednesday. */
const BEGIN = Date.UTC(2026, 0, 7, 10);
/** The Monday after it, a minute after nine in London. */
const MONDAY = Date.UTC(2026, 0, 12, 9, 1);

/** Four weeks of three tasks, which a team wrote itself: its totals change with nothing that ships. */
const MONTH = ['Foundation', 'Deepening', 'Production', 'Portfolio']
  .map((step) => `${step} (1 week); - Read about ${step}; - Build with it; - Tell of it`)
  .join('; ');

let now = BEGIN;
let team: Team;
afterEach(() => team.close());

describe.each(['slack', 'discord'] as const)('given six people in a channel on %s', (platform) => {
  const joins = async (who: Name, label = 'Join'): Promise<void> => {
    await team.press(who, 'channel', 'together', 'Join');
    await team.says(who, 'channel', 'Join “Onboarding”?');
    await team.press(who, 'channel', 'Join “Onboarding”?', label);
    await team.says(who, 'channel', 'You joined “');
  };
  const latest = (who: Name): string => team.reads(who, 'alone').at(-1) ?? '';

  it('when they follow a roadmap for six weeks, then each is told what is theirs, and the channel its totals', async () => {
    now = BEGIN;
    team = await openTeam(platform, () => now);
    const tick = () => tickOf({ ...team, data, now: () => now });
    await team.type('ann', `/roadmap new Onboarding; ${MONTH}`);
    await team.says('ann', 'channel', 'Created: “Onboarding”');
    await team.type('ann', '/roadmap share onboarding');
    await team.says('bo', 'channel', 'together');
    for (const who of NAMES) await joins(who, who === 'bo' || who === 'di' ? 'Join by name' : 'Join');
    expect(await tick()).toEqual({});
    // Nobody is written to before they chose the day and the hour.
    now += 12 * 3_600_000;
    await tick();
    expect(NAMES.map((who) => team.reads(who, 'alone'))).toEqual(NAMES.map(() => []));
    await team.type('ann', '/roadmap digest friday 9:00 london');
    await team.says('ann', 'channel', 'Weekly digest: Fridays');
    for (const who of ['ann', 'bo', 'cy'] as const) {
      await team.type(who, '/plan when monday 9:00 london');
      await team.says(who, 'channel', 'Saved: Mondays');
    }

    const diary: string[] = [];
    for (let week = 0; week < 6; week++) {
      const before = new Map(NAMES.map((who) => [who, team.reads(who, 'alone').length]));
      now = MONDAY + week * 7 * DAY;
      await tick();
      for (const who of NAMES) {
        for (const one of team.reads(who, 'alone').slice(before.get(who)))
          diary.push(`week ${week + 1}, Monday, ${who}: ${one.split('\n')[0] ?? ''}`);
        const ticks = week < 2 ? ['ann', 'bo', 'cy'] : week === 2 ? ['bo'] : [];
        const isStillOnIt = week === 2 && who === 'cy';
        if (!ticks.includes(who) && !isStillOnIt) continue;
        const shown = latest(who);
        await team.press(who, 'alone', 'Week ', isStillOnIt ? 'Still on it' : 'Done');
        await team.until(() => latest(who) !== shown);
      }
      const said = team.reads('flo', 'channel').length;
      now = MONDAY + (week * 7 + 4) * DAY;
      await tick();
      diary.push(
        `week ${week + 1}, Friday: ${team.reads('flo', 'channel').slice(said).join('\n---\n') || 'nothing'}`,
      );
    }
    expect(diary.join('\n\n')).toMatchSnapshot();
    expect(team.bugs).toEqual([]);
  });
});
