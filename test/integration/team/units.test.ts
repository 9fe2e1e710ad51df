import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FRIDAY, openMakers, OUTLINE, type Makers } from '../../harness/fixtures/integration/team-units.ts';
import type { Team } from '../../harness/teams/team.ts';

let makers: Makers;
let team: Team;

describe.each(['slack', 'discord'] as const)('given the form of a new roadmap on %s', (platform) => {
  beforeEach(async () => {
    makers = await openMakers(platform);
    ({ team } = makers);
  });
  afterEach(async () => {
    expect(team.bugs).toEqual([]);
    await team.close();
  });

  it('when tasks have times and links, and are units, then all of it is kept and shown', async () => {
    await makers.makes();
    expect(makers.reads('ann', 'Created: “Onboarding”')).toContain('2 steps, 2 units and 2 tasks.');
    await team.press('ann', 'channel', 'Created: “Onboarding”', 'Show it');
    await team.says('ann', 'channel', 'Onboarding: 2 weeks');
    const page = makers.reads('ann', 'Onboarding: 2 weeks');
    expect(page).toContain('RAG in three plain functions (90 min) · ');
    expect(page).toContain('Build a demo (90 min) · ');
    for (const site of ['docs.example', 'code.example', 'https://a.example/team'])
      expect(page).toContain(site);
  });

  it('when a unit is misspelt, then the line and the nearest are said, and the form opens again with what was typed', async () => {
    await makers.opensForm();
    await makers.submits(OUTLINE.replace('first', 'frist'));
    await team.says('ann', 'channel', 'Line 2: there is no unit “rag-frist-loop”');
    expect(makers.reads('ann', 'Line 2:')).toContain('The closest is “unit: rag-first-loop”.');
    await team.press('ann', 'channel', 'I can’t read its steps', 'Fix it');
    await makers.submits(OUTLINE);
    await team.says('ann', 'channel', 'Created: “Onboarding”');
  });

  it('when it is shared and followed, then card and digest speak of units, and name only those who want it', async () => {
    await makers.makes();
    await makers.shares();
    expect(makers.reads('cy', 'together: ')).toContain('2 units and 2 tasks, 4+ h');
    await makers.follows('ann', 'Join by name');
    await makers.follows('bo');
    await team.type('ann', '/roadmap digest friday 9:00 london');
    await team.says('ann', 'channel', 'Weekly digest: Fridays');
    for (const who of ['ann', 'bo'] as const) {
      await team.type(who, '/plan tick three plain functions');
      await team.says(who, 'channel', 'Ticked: “RAG in three plain functions”');
    }
    await team.type('ann', '/plan tick build a demo');
    await team.says('ann', 'channel', 'Ticked: “Build a demo”');
    await makers.sendsAt(FRIDAY);
    await team.says('cy', 'channel', 'Team progress · 2 units and 1 task this week');
    const digest = makers.reads('cy', 'Team progress');
    expect(digest).toContain('Unit of the week: RAG in three plain functions, 2 people');
    expect(digest).toContain('By ann and 1 other');
    expect(digest).not.toContain('bo ');
  });
});
