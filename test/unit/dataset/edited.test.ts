import { fc } from '../../harness/property.ts';
import { describe, expect, it } from 'vitest';
import { loadDataset } from '../../../src/dataset/dataset.ts';
import { differences } from '../../../src/dataset/roadmaps/differences.ts';
import { asTeamRoadmap, roadmapFrom } from '../../../src/dataset/roadmaps/edited.ts';
import { textKey } from '../../../src/dataset/roadmaps/ids.ts';
import { clashIn, keyNow, taskKey } from '../../../src/dataset/roadmaps/keys.ts';
import { readOutline, writeOutline, type OutlineStep } from '../../../src/dataset/roadmaps/outline.ts';
import { roadmapRecord, type Roadmap } from '../../../src/dataset/roadmaps/records.ts';
import { inProject } from '../../harness/project.ts';

const data = loadDataset(inProject('data'));
const shipped = data.roadmaps.get('researcher') ?? expect.fail('there is no such roadmap');

/** The roadmap that an outline says, after what was there before. */
function typed(outline: string, before?: Roadmap, id = before?.id ?? 'own'): Roadmap {
  const read = readOutline(outline);
  if (!('steps' in read)) return expect.fail(JSON.stringify(read.problems));
  return roadmapFrom({ name: 'Own', summary: 'Ours.', hours: 5, steps: read.steps }, before, id);
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
    expect(() => roadmapFrom({ name: '', summary: 'S.', hours: 5, steps: [] }, undefined, 'own')).toThrow();
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
      writeOutline(shipped).replace('Learn how production software is engineered', 'Read our handbook'),
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

const WORDS = [
  'Read',
  'Write',
  'Ship it',
  'Review',
  'Review',
  'Review 2',
  'Ship',
  '학습',
  '🚀',
  'x'.repeat(50),
  `${'x'.repeat(50)}y`,
];
const anyStep: fc.Arbitrary<OutlineStep> = fc.record({
  name: fc.constantFrom(...WORDS),
  duration: fc.constant({ min: 1, max: 2, unit: 'week' }),
  links: fc.constant([]),
  tasks: fc.array(fc.constantFrom(...WORDS, 'Test', 'Tests', 'Measure it', 'Measure this'), {
    minLength: 1,
    maxLength: 4,
  }),
});
const anyOutline = fc.array(anyStep, { minLength: 1, maxLength: 6 });
const made = (steps: readonly OutlineStep[], before?: Roadmap): Roadmap =>
  roadmapFrom({ name: 'Own', summary: 'Ours.', hours: 5, steps }, before, 'own');

/** The tick of a task under the key it had once, and the words it had when it was last seen. */
interface Tick {
  text: string;
  /** The key of the task as it stands; undefined while it is gone. */
  at: string | undefined;
}

describe('given any edits one after another', () => {
  it('when each is made, then ids are unique, the record is right, and a tick is found at its own task or at none', () => {
    fc.assert(
      fc.property(fc.array(anyOutline, { minLength: 2, maxLength: 7 }), (outlines) => {
        const ticks = new Map<string, Tick>();
        let before: Roadmap | undefined;
        for (const steps of outlines) {
          const now = made(steps, before);
          expect(roadmapRecord.parse(now)).toEqual(now);
          expect(clashIn(now)).toBeUndefined();
          expect(new Set(now.steps.map(({ id }) => id)).size).toBe(steps.length);
          expect(new Set(keys(now)).size).toBe(keys(now).length);
          const texts = new Map(
            now.steps.flatMap((step) => step.tasks.map(({ id, text }) => [`${step.id}/${id}`, text])),
          );
          // Which task each is now is told by the key it had in the roadmap before, and by nothing older.
          const moved = new Map(
            (before ? keys(before) : []).map((key) => {
              const [step = '', task = ''] = key.split('/');
              return [key, keyNow(now, step, task)];
            }),
          );
          for (const [key, tick] of ticks) {
            const [step = '', task = ''] = key.split('/');
            const found = keyNow(now, step, task);
            const text = texts.get(found);
            const same = tick.at === undefined ? undefined : (moved.get(tick.at) ?? '');
            if (same !== undefined && texts.has(same)) expect(found).toBe(same);
            // It is nowhere, or back: with the same words and no others.
            else if (text !== undefined) expect(textKey(text)).toBe(textKey(tick.text));
            tick.at = text === undefined ? undefined : found;
            tick.text = text ?? tick.text;
          }
          for (const [key, text] of texts) if (!ticks.has(key)) ticks.set(key, { text, at: key });
          before = now;
        }
      }),
      { numRuns: 500 },
    );
  });

  it('when they are made, then steps and tasks whose words stand keep their ids, in whatever order', () => {
    const distinct = fc.uniqueArray(fc.stringMatching(/^[a-z]{3,8}( [a-z]{3,8}){0,3}$/), {
      minLength: 8,
      maxLength: 24,
      selector: textKey,
    });
    fc.assert(
      fc.property(distinct, fc.infiniteStream(fc.nat()), (all, numbers) => {
        const next = (): number => Number(numbers.next().value);
        const step = (name: string, tasks: string[]): OutlineStep => ({
          name,
          duration: { min: 1, max: 1, unit: 'week' },
          links: [],
          tasks,
        });
        const half = all.slice(0, all.length / 2);
        const before = made(
          half.flatMap((name, at) =>
            at % 4 === 0 ? [step(name, half.slice(at + 1, at + 4).concat(name))] : [],
          ),
        );
        const shuffled = <T>(list: readonly T[]): T[] =>
          list
            .map((one) => ({ one, by: next() }))
            .sort((a, b) => a.by - b.by)
            .map(({ one }) => one);
        const kept = before.steps
          .filter(() => next() % 4 > 0)
          .map(({ name, tasks }) => {
            const left = tasks.filter(() => next() % 3 > 0).map(({ text }) => text);
            return step(name, shuffled([...left, all.at(-1 - (next() % 4)) ?? '']));
          });
        const after = made(shuffled([...kept, step(all.at(-5) ?? '', [all.at(-6) ?? ''])]), before);
        for (const old of before.steps) {
          const found = after.steps.find(({ name }) => name === old.name);
          if (!found) continue;
          expect(found.id).toBe(old.id);
          for (const task of old.tasks) {
            const same = found.tasks.find(({ text }) => text === task.text);
            if (same) expect(keyNow(after, old.id, task.id)).toBe(taskKey(found, same));
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('when they are compared, then no change is told exactly where the outline is the same', () => {
    fc.assert(
      fc.property(anyOutline, anyOutline, (one, other) => {
        const before = made(one);
        expect(differences(before, made(one, before))).toEqual([]);
        const after = made(other, before);
        const said = differences(before, after);
        expect(said.length === 0).toBe(writeOutline(before) === writeOutline(after));
        expect(said.length).toBeLessThanOrEqual(10);
      }),
      { numRuns: 300 },
    );
  });
});
