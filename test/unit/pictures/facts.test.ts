import { describe, expect, test } from 'vitest';
import { timetableOf } from '../../../src/dataset/roadmaps/timetable.ts';
import { roadmapPicture } from '../../../src/features/pictures/roadmap.ts';
import { skillsPicture } from '../../../src/features/pictures/skills.ts';
import { teamPicture } from '../../../src/features/pictures/team.ts';
import { teamReply } from '../../../src/features/teams/progress-replies.ts';
import type { RoadmapProgress } from '../../../src/features/teams/progress.ts';
import { picturesOf } from '../../../src/reply/files.ts';
import { plain } from '../../../src/reply/text.ts';
import { dayOfDate } from '../../../src/time.ts';
import { appForFile } from '../../harness/app-for-file.ts';

const app = await appForFile();
const { roadmaps } = app.data;
const roadmap = roadmaps.planned('30-days');
if (!roadmap) throw new Error('no 30-day plan');

const UNDATED = { start: undefined, by: undefined };

const progress: RoadmapProgress = {
  ...{ roadmap, followers: 6, recentFollowers: 0, finished: 0, recentlyFinished: 0 },
  ...{ ticked: 139, tasks: 240, recentlyTicked: 12, recentUnits: [], hasUnits: true },
  ...{ movers: 5, names: ['Ann', 'Bo'], news: [] },
};

describe('given how a channel gets on', () => {
  test('when it is drawn, then it is of all together, names nobody, and is never kept', () => {
    const picture = teamPicture([progress]);
    expect(picture).toMatchObject({ title: '57% done', personal: true, rows: [{ text: '139 of 240' }] });
    expect(picture?.subtitle).toBe('12 done this week');
    expect(JSON.stringify(picture)).not.toMatch(/Ann|Bo\b/u);
    expect(picture?.alt).toContain('6 following, 139 of 240, 12 this week');
  });

  test('when somebody moved on, then their names are under the picture, of each roadmap by itself', () => {
    const under = (all: readonly RoadmapProgress[]): string[] =>
      teamReply(all, undefined).blocks.flatMap((one) =>
        one.type === 'picture' && one.caption
          ? [plain({ summary: '', blocks: [one.caption], actions: [] }).replace(/^[…\s·]+/u, '')]
          : [],
      );
    const other = { ...progress, roadmap: { ...roadmap, name: 'Evals' }, movers: 1, names: ['Chi'] };
    expect(under([progress])).toEqual(['This week: Ann, Bo and 3 others.']);
    expect(under([progress, other])).toEqual([`${roadmap.name}: Ann, Bo and 3 others. Evals: Chi.`]);
    expect(under([{ ...progress, movers: 0, names: [] }])).toEqual([]);
  });

  test('when one of its roadmaps has no tasks, then words tell all of it', () => {
    expect(teamPicture([progress, { ...progress, tasks: 0 }])).toBeUndefined();
  });
});

describe('given a roadmap', () => {
  const start = dayOfDate('2026-11-30');

  test('when it is short and dated, then each week is marked', () => {
    const picture = roadmapPicture(
      roadmap,
      timetableOf(roadmap, { start }),
      { start, by: undefined },
      app.data,
    );
    expect(picture.ticks.map(({ text }) => text)).toEqual(['30 Nov', '7 Dec', '14 Dec', '21 Dec']);
    expect(picture.steps.map(({ from, to }) => [from, to])).toEqual([0, 1, 2, 3].map((at) => [at, at + 1]));
    expect(picture.personal).toBe(false);
  });

  test('when a day is named to be done by, then it is marked, and each step says when it ends', () => {
    const by = dayOfDate('2026-12-20');
    const picture = roadmapPicture(roadmap, timetableOf(roadmap, { start, by }), { start, by }, app.data);
    expect(picture.deadline).toEqual({ at: 3, text: 'wanted 20 Dec 2026' });
    expect(picture.alt).toContain('wanted 20 Dec 2026');
    expect(picture.steps.map(({ length }) => length)).toContain('until 6 Dec 2026');
  });

  test('when its steps are counted in months, then so is its axis', () => {
    const own = roadmaps.planned('software-engineer');
    const drawn = own && roadmapPicture(own, timetableOf(own, {}), UNDATED, app.data);
    expect(drawn?.ticks.map(({ text }) => text)).toEqual(['month 1', 'month 4', 'month 7']);
  });

  test('when a team made it, then its picture is never kept', () => {
    const own = { ...roadmap, id: 'own-1' };
    expect(roadmapPicture(own, timetableOf(own, {}), UNDATED, app.data).personal).toBe(true);
  });

  test('when it has many steps, then the first five are drawn, and that is said', () => {
    const steps = [...roadmap.steps, ...roadmap.steps];
    const long = { ...roadmap, steps };
    const picture = roadmapPicture(long, timetableOf(long, {}), UNDATED, app.data);
    expect(picture.steps).toHaveLength(5);
    expect(picture.subtitle).toMatch(/^First 5 of 8 steps/);
  });
});

describe('given gaps', () => {
  const skill = { name: 'Python', own: undefined, wanted: 2 };

  test('when they are drawn, then each says how much there is to learn, and they are the person’s alone', () => {
    const picture = skillsPicture('Senior', '6 skills to go', {
      skills: [skill, { name: 'SQL', own: 3, wanted: 2 }],
      of: 6,
    });
    expect(picture).toMatchObject({ personal: true, rows: [{ own: 0, gap: '+2' }, { gap: 'ok' }] });
    expect(picture?.subtitle).toBe('The first 2 of 6, in learning order');
    expect(picture?.alt).toContain('Python not rated of 2, +2; SQL 3 of 2, ok');
  });

  test('when they are more than a picture holds, then there is none', () => {
    expect(
      skillsPicture('Senior', '', { skills: Array.from({ length: 7 }, () => skill), of: 7 }),
    ).toBeUndefined();
    expect(skillsPicture('Senior', '', { skills: [], of: 0 })).toBeUndefined();
  });
});

describe('given answers about pay', () => {
  test('when several specialisations are asked for, then the picture leaves their bands in words', async () => {
    const { reply } = await app.say('/salary senior london llm mlops');
    expect(picturesOf(reply)).toHaveLength(1);
    expect(reply.blocks.map(({ type }) => type)).toEqual(['paragraph', 'fields', 'picture', 'note']);
  });

  test.each(['/salary senior accra', '/salary senior london how', '/salary compare senior accra lagos'])(
    'when %s is asked, then there is no picture',
    async (question) => {
      expect(picturesOf((await app.say(question)).reply)).toEqual([]);
    },
  );
});
