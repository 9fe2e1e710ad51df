import { fc } from '../../harness/property.ts';
import { describe, expect, it } from 'vitest';
import {
  readOutline,
  writeOutline,
  OUTLINE_HINT,
  type OutlineStep,
} from '../../../src/dataset/roadmaps/outline.ts';
import type { Roadmap } from '../../../src/dataset/roadmaps/records.ts';
import { anyText } from '../../harness/replies/arbitrary-reply.ts';
import { anyRoadmap } from '../../harness/replies/arbitrary-roadmap.ts';
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
const plain = (text: string) => ({ text, links: [] });
const week = (min: number, max = min) => ({ min, max, unit: 'week' });

/** What an outline says of a roadmap. */
const outlined = (roadmap: Roadmap) =>
  roadmap.steps.map(({ name, duration, links, tasks }) => ({
    name,
    duration: duration && { min: duration.min, max: duration.max, unit: duration.unit },
    links,
    tasks: tasks.map(({ text, unit, minutes, links = [] }) => ({
      ...{ text, links },
      ...(unit !== undefined && { unit }),
      ...(minutes !== undefined && { minutes }),
    })),
  }));

describe('given an outline', () => {
  it('when its steps are numbered, then the numbers are not of their names', () => {
    expect(steps('1. Python (2 weeks)\n2) Statistics\n(3) Ship; 4. Rest').map(({ name }) => name)).toEqual([
      'Python',
      'Statistics',
      'Ship',
      'Rest',
    ]);
    expect(steps('1\\. Python\n3.5 papers\n2. ').map(({ name }) => name)).toEqual([
      '1. Python',
      '3.5 papers',
      '2.',
    ]);
  });

  it('when it is read, then it is steps with weeks, links and tasks', () => {
    const text = `Learn the basics (2-3 weeks) https://example.com/course
- Finish the course
* Build a toy app
• Show it

Ship something (1 month)
Keep going`;
    expect(steps(text)).toEqual([
      {
        name: 'Learn the basics',
        duration: week(2, 3),
        links: ['https://example.com/course'],
        tasks: ['Finish the course', 'Build a toy app', 'Show it'].map(plain),
      },
      {
        name: 'Ship something',
        duration: { min: 1, max: 1, unit: 'month' },
        links: [],
        tasks: [plain('Ship something')],
      },
      { name: 'Keep going', duration: week(1), links: [], tasks: [plain('Keep going')] },
    ]);
  });

  it('when it is typed in one line, then each ; ends a line', () => {
    const typed = steps('Learn (2w) https://example.com/a; - Read;-Write ;Ship;');
    expect(typed.map(({ name, tasks }) => [name, ...tasks.map(({ text }) => text)])).toEqual([
      ['Learn', 'Read', 'Write'],
      ['Ship', 'Ship'],
    ]);
    expect(typed[0]?.links).toEqual(['https://example.com/a']);
  });

  it.each([
    ['A (2 weeks)', week(2)],
    ['A (2–3 weeks)', week(2, 3)],
    ['A ( 3 to 2 WEEKS )', week(2, 3)],
    ['A (4wk)', week(4)],
    ['A 2w', week(2)],
    ['A 2–3w', week(2, 3)],
    ['A 2mo', { min: 2, max: 2, unit: 'month' }],
    ['A (2-3 months)', { min: 2, max: 3, unit: 'month' }],
    ['A(2 weeks)https://example.com', week(2)],
    ['A https://example.com (2 weeks)', week(2)],
    ['A (ongoing)', undefined],
    ['A', week(1)],
  ])('when %j is read, then it takes as long as it says', (text, duration) => {
    expect(steps(text)).toMatchObject([{ name: 'A', duration }]);
  });

  it.each([
    ['Plan the next 2 weeks', 'Plan the next 2 weeks'],
    ['Sprint (2 weeks) (1 week)', 'Sprint (2 weeks)'],
    ['2w', '2w'],
    ['Read (twice)', 'Read (twice)'],
    ['<@U1> and @everyone', '<@U1> and @everyone'],
    ['\\- no task', '- no task'],
    ['one\\; two', 'one; two'],
    ['See \\https://example.com', 'See https://example.com'],
    ['a\u0000\u202eb\tc', 'ab c'],
  ])('when %j is read, then the step is called %j', (text, name) => {
    expect(steps(text)).toMatchObject([{ name, links: [] }]);
  });

  it.each([
    ['Course: https://example.com/a', 'Course', 'https://example.com/a'],
    ['Course (https://example.com/a)', 'Course', 'https://example.com/a'],
    ['Course (https://example.com/a_(b)).', 'Course.', 'https://example.com/a_(b)'],
    ['See <https://example.com/a;b|the course> first', 'See first', 'https://example.com/a;b'],
    ['Course Https://example.com/A!', 'Course!', 'https://example.com/A'],
  ])('when %j holds a link, then it is whole and the words are %j', (text, name, link) => {
    expect(steps(text)).toMatchObject([{ name, links: [link] }]);
  });

  const long = 'x'.repeat(61);
  it.each([
    ['', ['1: there is no step: write one a line']],
    [' \n;\n', ['1: there is no step: write one a line']],
    ['A\n\n\n\n-', ['5: the task has no words']],
    ['- a\nA', ['1: a task stands before any step: begin with a step, without “-”']],
    [long, ["1: the step's name has 61 characters, and 60 is the most"]],
    [`A\n- ${'x'.repeat(301)}`, ['2: the task has 301 characters, and 300 is the most']],
    [
      'A (0 weeks)\nB (61 weeks)\nC (1.5 weeks)',
      [1, 2, 3].map((at) => `${at}: a step takes 1 to 60 whole weeks or months`),
    ],
    ['A (10 days)', ['1: how long a step takes is said in weeks or months, such as “(2 weeks)”']],
    ['A (ongoing)\nB', ['1: only the last step can be ongoing']],
    ['A http://example.com', ['1: the link “http://example.com” does not begin with https://']],
    ['A https://exa%mple', ['1: the link “https://exa%mple” is no address']],
    [`A https://example.com/${'x'.repeat(500)}`, [expect.stringContaining('has more than 500 characters')]],
    ['https://example.com', ['1: the step has no name']],
    ['(2 weeks)', ['1: the step has no name']],
    [`A\n${'- a\n'.repeat(14)}`, ['14: the step “A” has more than 12 tasks']],
    [
      `A${[1, 2, 3, 4, 5, 6].map((at) => ` https://${at}.example`).join('')}`,
      ['1: the step “A” has more than 5 links'],
    ],
    ['A\n'.repeat(70), ['61: there are more than 60 steps']],
  ])('when %j is read, then it is told what is wrong and where', (text, wrong) => {
    expect(problems(text)).toEqual(wrong);
  });

  it('when several lines are wrong, then all are told, from the top', () => {
    expect(problems(`A (ongoing)\n${long}\n-\nB (0 weeks)`).map((one) => one.slice(0, 2))).toEqual([
      '1:',
      '2:',
      '3:',
      '4:',
    ]);
  });

  it('when it is said how to write one, then every form has room for it', () => {
    expect(OUTLINE_HINT.length).toBeLessThanOrEqual(100);
  });
});

describe('given a roadmap', () => {
  it('when it is written as an outline, then people can read it', () => {
    const shipped = data.roadmaps.get('software-engineer') ?? expect.fail('there is no such roadmap');
    expect(writeOutline(shipped).split('\n').slice(0, 3)).toEqual([
      'ML foundations (2–3 months)',
      "- Finish an ML course, such as Andrew Ng's CS229 or fast.ai (2 h 15 min)",
      '- Build two or three small ML projects (3 h)',
    ]);
    expect(writeOutline(shipped)).toContain('Make the move (ongoing)');
  });

  it.each(data.roadmaps.all.map((one) => [one.id, one] as const))(
    'when %s is written and read, then it is the same',
    (_id, roadmap) => {
      expect(steps(writeOutline(roadmap))).toEqual(outlined(roadmap));
    },
  );

  it('when any is written and read, then it is the same', () => {
    fc.assert(
      fc.property(anyRoadmap, (roadmap) => {
        expect(steps(writeOutline(roadmap))).toEqual(outlined(roadmap));
      }),
      { numRuns: 400 },
    );
  });

  it('when any text is read, then nothing throws, and what is read can be written and read again', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(anyText, fc.constantFrom('- a', 'B (2w)', ';', '\\'))), (lines) => {
        const read = readOutline(lines.join('\n'), data.curriculum);
        if (!('steps' in read)) return;
        const typed = writeOutline({
          steps: read.steps,
        } as unknown as Roadmap);
        expect(steps(typed)).toEqual(read.steps);
      }),
      { numRuns: 400 },
    );
  });
});
