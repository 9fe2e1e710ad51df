import { describe, expect, it } from 'vitest';
import { differences } from '../../../src/dataset/roadmaps/differences.ts';
import { asTeamRoadmap, roadmapFrom } from '../../../src/dataset/roadmaps/edited.ts';
import { keyNow, taskKey } from '../../../src/dataset/roadmaps/keys.ts';
import { readOutline, writeOutline } from '../../../src/dataset/roadmaps/outline.ts';
import { roadmapRecord, type Roadmap } from '../../../src/dataset/roadmaps/records.ts';
import { shippedData } from '../../harness/shipped.ts';

const data = shippedData();
const shipped = data.roadmaps.get('researcher') ?? expect.fail('there is no such roadmap');

/** The roadmap that an outline says, after what was there before. */
function typed(outline: string, before?: Roadmap, id = before?.id ?? 'own'): Roadmap {
  const read = readOutline(outline, data.curriculum);
  if (!('steps' in read)) return expect.fail(JSON.stringify(read.problems));
  return roadmapFrom(
    { name: 'Own', summary: 'Ours.', hours: 5, steps: read.steps },
    before,
    id,
    data.curriculum,
  );
}
const keys = (roadmap: Roadmap): string[] =>
  roadmap.steps.flatMap((step) => step.tasks.map((task) => taskKey(step, task)));

const FIRST = `Learn the basics (2 weeks)
- Finish the course
- Build a toy app
Ship something (1 month)
- Choose a task
- Put it into use
Keep going`;

describe('given a roadmap typed for the first time', () => {
  const own = typed(FIRST);

  it('when it is made, then its ids are its words, and it is the team’s', () => {
    expect(keys(own)).toEqual([
      'learn-the-basics/finish-the-course',
      'learn-the-basics/build-a-toy-app',
      'ship-something/choose-a-task',
      'ship-something/put-it-into-use',
      'keep-going/keep-going',
    ]);
    expect(own.steps.map(({ source }) => source)).toEqual(['team', 'team', 'team']);
    expect(own).toMatchObject({ id: 'own', source: 'team', aliases: [], retiredIds: [] });
  });

  it('when words repeat, are long, or hold nothing an id can hold, then ids are still apart and short', () => {
    const long = 'a word that is repeated '.repeat(2);
    const odd = typed(`Review\nReview\n${long}one\n${long}two\n🚀\n🔥\nC\nC++\n학습`);
    const ids = odd.steps.map(({ id }) => id);
    expect(new Set(ids).size).toBe(9);
    expect(ids.slice(0, 2)).toEqual(['review', 'review-2']);
    expect(ids.filter((one) => one.length > 40)).toEqual([]);
  });

  it('when it cannot be a roadmap, then that is thrown', () => {
    expect(() =>
      roadmapFrom({ name: '', summary: 'S.', hours: 5, steps: [] }, undefined, 'own', data.curriculum),
    ).toThrow();
  });
});

describe('given a roadmap that is edited', () => {
  const own = typed(FIRST);

  it('when words are much alike, then they keep their ids; when not, then they are new', () => {
    const after = typed(
      `Learn the very basics (2 weeks)
- Finish the whole course
- Read a book
Ship something (1 month)
- Choose a task
- Put it into use
Keep going`,
      own,
    );
    expect(keys(after)).toEqual([
      'learn-the-basics/finish-the-course',
      'learn-the-basics/read-a-book',
      ...keys(own).slice(2),
    ]);
  });

  it('when a step has another name and the same tasks, then it is the same step', () => {
    const after = typed(FIRST.replace('Learn the basics', 'Foundations'), own);
    expect(keys(after)).toEqual(keys(own));
  });

  it('when two are as alike, then the order decides', () => {
    const before = typed('Part a\nPart b\nPart c');
    const after = typed('Part d\nPart e\nPart f', before);
    expect(after.steps.map(({ id }) => id)).toEqual(['part-a', 'part-b', 'part-c']);
  });

  it('when a task moves to another step, then what was ticked is found there, and back again', () => {
    const moved = typed(
      `Learn the basics (2 weeks)\n- Build a toy app\nShip something (1 month)
- Finish the course\n- Choose a task\n- Put it into use\nKeep going`,
      own,
    );
    expect(keyNow(moved, 'learn-the-basics', 'finish-the-course')).toBe('ship-something/finish-the-course');
    expect(moved.steps[1]?.tasks[0]?.formerIds).toEqual(['learn-the-basics/finish-the-course']);
    const back = typed(FIRST, moved);
    expect(keyNow(back, 'ship-something', 'finish-the-course')).toBe('learn-the-basics/finish-the-course');
    expect(keys(back)).toEqual(keys(own));
  });

  it('when a task takes the words that another had, then it does not take what was ticked', () => {
    const renamed = typed(FIRST.replace('Choose a task', 'Choose the task'), own);
    expect(keys(renamed)).toContain('ship-something/choose-a-task');
    const without = typed(FIRST.replace('- Choose a task\n', ''), renamed);
    expect(keyNow(without, 'ship-something', 'choose-a-task')).toBe('ship-something/choose-a-task');
    const again = typed(FIRST, without);
    expect(keys(again)).not.toContain('ship-something/choose-a-task');
  });

  it('when a task is taken out and put back, then what was ticked in it is there again', () => {
    const without = typed(FIRST.replace('- Choose a task\n', ''), own);
    expect(keys(typed(FIRST, without))).toEqual(keys(own));
  });

  it('when it is a copy of a shipped one, then what is kept says so, and what is changed is not the guide’s', () => {
    const copy = typed(
      writeOutline(shipped).replace('Learn production software engineering', 'Read our handbook'),
      shipped,
      'own',
    );
    expect(copy).toMatchObject({ id: 'own', source: 'team', aliases: [], order: 1000 });
    const [first, second] = copy.steps;
    expect(first?.tasks.map(({ id, editorial }) => [id, editorial])).toEqual([
      ['read-our-handbook', true],
      ['rebuild', true],
      ['serve', true],
    ]);
    expect(second).toEqual(shipped.steps[1]);
    const without = typed(FIRST, copy);
    expect(without.steps.every(({ source }) => source === 'team')).toBe(true);
    expect(without.retiredIds).toContain('engineering');
  });
});

describe('given a roadmap from a file', () => {
  it('when it becomes a team’s, then it says so whatever the file said', () => {
    const own = asTeamRoadmap(shipped, 'own-1');
    expect(roadmapRecord.parse(own)).toEqual(own);
    expect(own).toMatchObject({ id: 'own-1', source: 'team', order: 1000, steps: shipped.steps });
    expect(own.section).toBeUndefined();
  });
});

describe('given what changed', () => {
  const own = typed(FIRST);
  const told = (outline: string, over: Partial<Roadmap> = {}): readonly string[] =>
    differences(own, { ...typed(outline, own), ...over });

  it('when nothing did, then nothing is said', () => {
    expect(told(FIRST)).toEqual([]);
  });

  it.each([
    ['Keep going', 'Keep on going', ['“Keep going” is now “Keep on going”']],
    ['Keep going', 'Keep going\nRest', ['Step added: “Rest”']],
    ['\nKeep going', '', ['Step removed: “Keep going”']],
    ['(2 weeks)', '(2-3 weeks)', ['“Learn the basics” takes 2–3 weeks now']],
    ['Keep going', 'Keep going (ongoing)', ['“Keep going” is ongoing now']],
    ['(1 month)', '(1 month) https://a.example', ['The links of “Ship something” changed']],
    ['Build a toy app', 'Build a small toy app', ['“Build a toy app” is now “Build a small toy app”']],
    ['Keep going', 'Keep going\n- Write', ['Task added to “Keep going”: Write']],
    [
      '- Finish the course\n- Build a toy app\n',
      '',
      ['Finish the course', 'Build a toy app'].map((one) => `Task removed from “Learn the basics”: ${one}`),
    ],
    ['- Choose a task\n', '', ['Task removed from “Ship something”: Choose a task']],
    [
      '- Choose a task\n- Put it into use',
      '- Put it into use\n- Choose a task',
      ['The order of tasks in “Ship something” changed'],
    ],
    [
      '- Build a toy app\nShip something (1 month)',
      'Ship something (1 month)\n- Build a toy app',
      ['Task moved to “Ship something”: Build a toy app'],
    ],
  ])('when %j becomes %j, then it is said in a sentence', (from, to, said) => {
    expect(told(FIRST.replace(from, to))).toEqual(said);
  });

  it('when steps change places, or the whole is called otherwise, then that is said', () => {
    const lines = FIRST.split('\n');
    expect(told([...lines.slice(3), ...lines.slice(0, 3)].join('\n'))).toEqual(['The order changed']);
    expect(told(FIRST, { name: 'Other', summary: 'Other.', hours: 6 })).toEqual([
      'It is called “Other” now',
      'What it says of itself changed',
      'It assumes 6 h a week now',
    ]);
  });

  it('when much changed, then the rest is counted', () => {
    const many = Array.from({ length: 15 }, (_, at) => `${'x'.repeat(at + 1)} ${at}`).join('\n');
    const said = told(`${FIRST}\n${many}`);
    expect(said).toHaveLength(10);
    expect(said.at(-1)).toBe('and 6 more changes');
  });
});
