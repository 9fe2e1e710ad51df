import { describe, expect, it } from 'vitest';
import { readOutline, type OutlineStep } from '../../../src/dataset/roadmaps/outline.ts';
import { shippedData } from '../../harness/shipped.ts';

const data = shippedData();

const steps = (text: string): readonly OutlineStep[] => {
  const read = readOutline(text, data.curriculum);
  return 'steps' in read ? read.steps : expect.fail(JSON.stringify(read.problems));
};
const problems = (text: string): string[] => {
  const read = readOutline(text, data.curriculum);
  return 'problems' in read ? read.problems.map(({ line, reason }) => `${line}: ${reason}`) : [];
};
const week = (count: number) => ({ min: count, max: count, unit: 'week' });

describe('given the line of a task', () => {
  it.each([
    ['Build a demo (90 min) https://b.example', 'Build a demo', 90, ['https://b.example']],
    ['Build a demo: https://b.example (2 h)', 'Build a demo', 120, ['https://b.example']],
    ['Read https://b.example now https://b.example', 'Read now', undefined, ['https://b.example']],
    ['Read [1.5 hours]', 'Read', 90, []],
    ['Read (~45 mins)', 'Read', 45, []],
    ['Read (1 h 30 min)', 'Read', 90, []],
    ['Read (1h30)', 'Read', 90, []],
    ['Read (an hour)', 'Read', 60, []],
    ['Read – 90 min', 'Read', 90, []],
    ['Read - two hours https://b.example', 'Read', 120, ['https://b.example']],
    ['Read (90 min\\)', 'Read (90 min)', undefined, []],
    ['Read \\- 90 min', 'Read - 90 min', undefined, []],
    ['Trial (30 days)', 'Trial (30 days)', undefined, []],
    ['Run for 90 min', 'Run for 90 min', undefined, []],
    ['Unit\\: the daily tasks', 'Unit: the daily tasks', undefined, []],
  ])(
    'when the task %j is read, then its words, time and links are told apart',
    (text, words, minutes, links) => {
      const [step] = steps(`A https://a.example\n- ${text}`);
      expect(step).toEqual({
        ...{ name: 'A', duration: week(1), links: ['https://a.example'] },
        tasks: [{ text: words, links, ...(minutes !== undefined && { minutes }) }],
      });
    },
  );

  it.each([
    'unit: rag-first-loop',
    'Unit:RAG-first-loop',
    'unit: RAG in three plain functions',
    'UNIT : rag in THREE plain-functions',
  ])('when a task names a unit as %j, then it is that unit, with its name, time and links', (text) => {
    const unit = data.curriculum.unit('rag-first-loop') ?? expect.fail('there is no such unit');
    expect(steps(`A\n- ${text}`)[0]?.tasks).toEqual([
      {
        ...{ unit: unit.id, text: unit.name, minutes: unit.minutes },
        links: data.curriculum.resourcesOf(unit).map(({ url }) => url),
      },
    ]);
  });

  it.each([
    [
      'A\n- b (0 min)',
      ['2: “(0 min)” is no time for a task: it takes 1 minute to 40 hours, such as “(90 min)”'],
    ],
    ['A\n- b – 50 h', ['2: “50 h” is no time for a task: it takes 1 minute to 40 hours, such as “(90 min)”']],
    ['A\n- b (1-2 h)', ['2: “(1-2 h)” is a range: give one time, such as “(90 min)”']],
    ['A\n- b http://example.com', ['2: the link “http://example.com” does not begin with https://']],
    [
      'A\n- b https://1.example https://2.example https://3.example',
      [
        '2: the task “b” has 3 links, and 2 is the most, such as “- Build a demo (90 min) https://example.com”',
      ],
    ],
    ['A\n- https://1.example', ['2: the task has no words']],
    [
      'A\n- unit: rag-frist-loop',
      ['2: there is no unit “rag-frist-loop”. The closest is “unit: rag-first-loop”'],
    ],
    [
      'A\n- unit: RAG in tree plain function',
      ['2: there is no unit “RAG in tree plain function”. The closest is “unit: rag-first-loop”'],
    ],
    [
      'A\n- unit: rag-first-loop (2 h)\n- unit: rag-chunking https://1.example',
      ['rag-first-loop', 'rag-chunking'].map(
        (id, at) => `${at + 2}: a unit has its own time and links: write only “unit: ${id}”`,
      ),
    ],
    [
      'A\n- unit: rag-first-loop\nB\n- unit: RAG in three plain functions',
      ['4: the unit “rag-first-loop” is in this roadmap twice: name it once'],
    ],
  ])('when %j is read, then it is told what is wrong, what was understood, and an example', (text, wrong) => {
    expect(problems(text)).toEqual(wrong);
  });
});

describe('given text that is made to take long', () => {
  const spaces = ' '.repeat(60_000);
  it.each([
    ['a dash and blanks', `A\n- b - 1${spaces}x`],
    ['blanks in brackets', `A\n- b (1${spaces}h${spaces}3${spaces})`],
    ['many dashes', `A\n- b${' - 1'.repeat(20_000)}x`],
    ['many units that are none', `A\n${'- unit: nothing of the kind\n'.repeat(5_000)}`],
  ])('when %s are read, then it is soon done', (_, text) => {
    const begin = performance.now();
    readOutline(text, data.curriculum);
    expect(performance.now() - begin).toBeLessThan(5_000);
  });
});
