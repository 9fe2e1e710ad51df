import { describe, expect, it } from 'vitest';
import { LETTERS, questionIds, questionOf } from '../../../src/features/quiz/questions.ts';
import { fc } from '../../harness/property.ts';
import { shippedData } from '../../harness/shipped.ts';

const { curriculum } = shippedData();
const ids = curriculum.units.flatMap(questionIds);

describe('given the questions of the curriculum', () => {
  it('when one is shown, then all four of its answers are there, one is right, and their order never changes', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ids), (id) => {
        const shown = questionOf(id, curriculum);
        const [unit = '', number = ''] = id.split('.');
        const written = curriculum.unit(unit)?.questions[Number(number) - 1];
        expect(shown?.answers.map(({ letter }) => letter)).toEqual(LETTERS);
        expect(shown?.answers.map(({ text }) => text).sort()).toEqual([...(written?.answers ?? [])].sort());
        expect(shown?.answers.filter(({ text }) => text === written?.answers[0])).toEqual([shown?.right]);
        expect(questionOf(id, curriculum)).toEqual(shown);
      }),
    );
  });

  it('when an answer is written anew, then it keeps its place', () => {
    const [unit] = curriculum.units;
    const [first, second] = unit?.questions ?? [];
    if (!unit || !first || !second) throw new Error('no question');
    const other = { ...unit, questions: [{ ...first, answers: ['w', 'x', 'y', 'z'] }, second] };
    const placesOf = (one: typeof unit, written: readonly string[]) =>
      questionOf(`${unit.id}.1`, { unit: () => one })?.answers.map(({ text }) => written.indexOf(text));
    expect(placesOf(other, ['w', 'x', 'y', 'z'])).toEqual(placesOf(unit, first.answers));
  });

  it('when all are shown, then no letter is right much more often than another', () => {
    const rights = ids.map((id) => questionOf(id, curriculum)?.right.letter);
    for (const letter of LETTERS) {
      const share = rights.filter((one) => one === letter).length / ids.length;
      expect(share, `the share of ${letter}`).toBeGreaterThan(0.2);
      expect(share, `the share of ${letter}`).toBeLessThan(0.3);
    }
  });

  it.each(['', 'nonsense', 'nonsense.1', `${curriculum.units[0]?.id ?? ''}.3`, '.1'])(
    'when “%s” is asked for, then there is none',
    (id) => {
      expect(questionOf(id, curriculum)).toBeUndefined();
    },
  );
});
