import { describe, expect, it } from 'vitest';
import { quickCheck, quickCheckChoice } from '../../../src/features/quiz/quick-check.ts';
import { questionIds } from '../../../src/features/quiz/questions.ts';
import { dueOf, IN_A_ROUND, roundAt, roundOf, unitsOfPlans } from '../../../src/features/quiz/round.ts';
import { suggestedGrade } from '../../../src/features/quiz/suggested-grade.ts';
import { allActions } from '../../../src/reply/build.ts';
import { plain } from '../../../src/reply/text.ts';
import type { Answered, Plan } from '../../../src/store/store.ts';
import { shippedData } from '../../harness/shipped.ts';

const { curriculum } = shippedData();
const units = curriculum.of('rag');
const ids = units.flatMap(questionIds);
const NOON = Date.UTC(2026, 0, 5, 12);
const DAY = 86_400_000;

const given = (question: string, over: Partial<Answered> = {}): Answered => ({
  ...{ question, at: NOON, isRight: true, comesBack: undefined },
  ...over,
});

describe('given a round of questions', () => {
  it('when nothing was answered, then they come in learning order, two of a unit', () => {
    expect(roundOf(units, { answered: [], due: [] })).toEqual(ids.slice(0, IN_A_ROUND));
  });

  it('when some were answered, then what comes back is first, then what is new, then the longest ago', () => {
    const [due, first, second, third, ...rest] = ids.slice(0, 6).reverse();
    const others = ids.slice(6);
    const answered = [
      ...[due, first, ...rest].map((id, at) => given(id ?? '', { at: NOON + at })),
      ...others.slice(1).map((id) => given(id, { at: NOON + 100 })),
    ];
    const round = roundOf(units, { answered, due: [due ?? ''] });
    expect(round).toEqual([due, third, second, others[0], first]);
  });

  it('when all were answered, then the longest ago are asked again', () => {
    const answered = ids.map((id, at) => given(id, { at: NOON - at }));
    expect(roundOf(units, { answered, due: [] })).toEqual(ids.toReversed().slice(0, IN_A_ROUND));
  });

  it('when it is under way, then what was answered since it began counts, and nothing else', () => {
    const [one = '', other = ''] = ids;
    const at = (answers: readonly Answered[]) => roundAt([one, 'gone.1', other], NOON, answers, curriculum);
    expect(at([given(one, { at: NOON - 1 })]).next?.id).toBe(one);
    expect(at([given(one)]).next?.id).toBe(other);
    expect(at([given(one), given(other)]).next).toBeUndefined();
    expect(at([]).questions.map(({ id }) => id)).toEqual([one, other]);
  });

  it('when it is asked what comes back, then the longest due is first, and what the curriculum dropped is not there', () => {
    const back = (question: string | undefined, at: number) =>
      given(question ?? '', { comesBack: { step: 0, at: NOON + at * DAY } });
    const answered = [
      back(ids[0], 3),
      back(ids[1], 4),
      back(ids[2], -5),
      back('gone.1', -9),
      given(ids[3] ?? ''),
    ];
    expect(dueOf(answered, curriculum, NOON)).toEqual([ids[2], ids[0]]);
  });
});

describe('given plans', () => {
  it('when their units are asked for, then the latest done come first, and other tasks are none', () => {
    const [one, other] = units;
    const done = [
      { step: 's', task: one?.id ?? '', at: NOON },
      { step: 's', task: other?.id ?? '', at: NOON + 1 },
      { step: 's', task: 'read-the-guide', at: NOON + 2 },
    ];
    const plan: Plan = {
      ...{ id: 'p', roadmap: 'senior', state: 'stopped', week: 1, startedAt: NOON, endedAt: NOON, done },
      ...{ thisWeek: undefined, takesAll: false },
    };
    expect(unitsOfPlans([plan], [], curriculum)).toEqual([other, one]);
  });
});

describe('given answers to the questions of a skill', () => {
  const ofGrade = (grade: number) => units.filter((unit) => unit.grade === grade).flatMap(questionIds);
  const [first = '', second = '', third = '', fourth = ''] = ofGrade(1);

  it.each([
    [[first, second], [], undefined],
    [[first, second, third], [], 1],
    [[first, second], [third], undefined],
    [[first, second, third], [fourth], 1],
    [[...ofGrade(2)], [first, second, third], 2],
    [[first, second, third, ...ofGrade(2)], ofGrade(3), 2],
    [[...ofGrade(3)], [], 3],
  ] as const)('when %j are right and %j are not, then the grade is %s', (right, wrong, grade) => {
    const answers = [...right.map((id) => given(id)), ...wrong.map((id) => given(id, { isRight: false }))];
    expect(suggestedGrade('rag', answers, curriculum)).toBe(grade);
  });
});

describe('given questions that come back', () => {
  const shown = (due: readonly string[]) => ({
    ...{ summary: '', blocks: quickCheck(due, curriculum), actions: [] },
  });
  const said = (due: readonly string[]): string => plain(shown(due));

  it('when there are none, or only some that the curriculum dropped, then nothing is said', () => {
    expect(quickCheck([], curriculum)).toEqual([]);
    expect(quickCheck(['gone.1'], curriculum)).toEqual([]);
    expect(quickCheckChoice(['gone.1'], curriculum)).toEqual([]);
  });

  it('when there are some, then one line has one button, which says how many and asks those', () => {
    expect(quickCheck(ids.slice(0, 2), curriculum)).toHaveLength(1);
    expect(said(ids.slice(0, 1))).toContain('1 question is back');
    expect(said([...ids.slice(0, 2), 'gone.1'])).toContain('2 questions are back');
    expect(allActions(shown(ids.slice(0, 2)))).toMatchObject([
      { label: 'Quick check', call: { path: ['quiz'], fields: { due: true } } },
    ]);
  });
});
