import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { shippedData } from '../../harness/shipped.ts';
import { openTeam, type Name, type Team } from '../../harness/teams/team.ts';
import { tick as tickOf } from '../../harness/scheduling/tick.ts';

const data = shippedData();
/** A Wednesday. */
const BEGIN = Date.UTC(2026, 0, 7, 10);
const FRIDAY = Date.UTC(2026, 0, 9, 9, 1);
const OUTLINE = `Learn RAG (1 week) https://a.example/team
- unit: rag-first-loop
- unit: Vectors
- Build a demo (90 min) https://docs.example/start https://code.example
Ship a fix (1 week)`;

let now = BEGIN;
let team: Team;
const tick = () => tickOf({ ...team, data, now: () => now });
const opensForm = async (): Promise<void> => {
  await team.type('ann', '/roadmap new');
  await team.says('ann', 'channel', 'Make a roadmap for your team');
  await team.press('ann', 'channel', 'Make a roadmap for your team', 'Open the form');
};
const makes = async (): Promise<void> => {
  await opensForm();
  await team.submit('ann', { title: 'Onboarding', outline: OUTLINE });
  await team.says('ann', 'channel', 'Created: “Onboarding”');
};
const shares = async (): Promise<void> => {
  await team.type('ann', '/roadmap share onboarding');
  await team.says('bo', 'channel', 'Learn together: Onboarding');
};
const follows = async (who: Name, label = 'Join'): Promise<void> => {
  await team.press(who, 'channel', 'together: ', 'Join');
  await team.says(who, 'channel', 'Join “');
  await team.press(who, 'channel', 'Join “', label);
  await team.says(who, 'channel', 'You joined “');
};
const reads = (who: Name, words: string): string =>
  team.reads(who, 'channel').find((one) => one.includes(words)) ?? '';

describe.each(['slack', 'discord'] as const)('given the form of a new roadmap on %s', (platform) => {
  beforeEach(async () => {
    now = BEGIN;
    team = await openTeam(platform, () => now);
  });
  afterEach(async () => {
    expect(team.bugs).toEqual([]);
    await team.close();
  });

  it('when tasks have times and links, and are units, then all of it is kept and shown', async () => {
    await makes();
    expect(reads('ann', 'Created: “Onboarding”')).toContain('2 steps, 2 units and 2 tasks.');
    await team.press('ann', 'channel', 'Created: “Onboarding”', 'Show it');
    await team.says('ann', 'channel', 'Onboarding: 2 weeks');
    const page = reads('ann', 'Onboarding: 2 weeks');
    expect(page).toContain('Search, prompt, answer (90 min) · ');
    expect(page).toContain('Build a demo (90 min) · ');
    for (const site of ['docs.example', 'code.example', 'https://a.example/team'])
      expect(page).toContain(site);
  });

  it('when a unit is misspelt, then the line and the nearest are said, and the form opens again with what was typed', async () => {
    await opensForm();
    await team.submit('ann', { title: 'Onboarding', outline: OUTLINE.replace('first', 'frist') });
    await team.says('ann', 'channel', 'Line 2: there is no unit “rag-frist-loop”');
    expect(reads('ann', 'Line 2:')).toContain('The closest is “unit: rag-first-loop”.');
    await team.press('ann', 'channel', 'I can’t read its steps', 'Fix it');
    await team.submit('ann', { title: 'Onboarding', outline: OUTLINE });
    await team.says('ann', 'channel', 'Created: “Onboarding”');
  });

  it('when it is shared and followed, then card and digest speak of units, and name only those who want it', async () => {
    await makes();
    await shares();
    expect(reads('cy', 'together: ')).toContain('2 units and 2 tasks, at least 4 h');
    await follows('ann', 'Join by name');
    await follows('bo');
    await team.type('ann', '/roadmap digest friday 9:00 london');
    await team.says('ann', 'channel', 'Weekly digest: Fridays');
    for (const who of ['ann', 'bo'] as const) {
      await team.type(who, '/plan tick search prompt answer');
      await team.says(who, 'channel', 'Ticked: “Search, prompt, answer”');
    }
    await team.type('ann', '/plan tick build a demo');
    await team.says('ann', 'channel', 'Ticked: “Build a demo”');
    now = FRIDAY;
    await tick();
    await team.says('cy', 'channel', 'Team progress · 2 units and 1 task this week');
    const digest = reads('cy', 'Team progress');
    expect(digest).toContain('Unit of the week: Search, prompt, answer, finished by 2 people');
    expect(digest).toContain('By ann and 1 other');
    expect(digest).not.toContain('bo ');
  });
});
