import { beforeEach, describe, expect, it } from 'vitest';
import type { Answered, Store } from '../../src/store/store.ts';
import { NOON, personOf } from '../harness/scheduling/schedules.ts';

const ada = personOf('U1');
const twin = personOf('U1', 'W2');
const WEEK = 7 * 86_400_000;

const wrong = (question: string, over: Partial<Answered> = {}): Answered => ({
  ...{ question, at: NOON, isRight: false, comesBack: { step: 0, at: NOON + WEEK } },
  ...over,
});

/** What is kept of the quiz; part of what every store does. */
export function quizContract(given: () => Store): void {
  let store: Store;
  beforeEach(() => {
    store = given();
  });

  describe('the quiz', () => {
    it('when answers are recorded, then they are listed, of that person alone', async () => {
      expect(await store.quiz.list(ada)).toEqual([]);
      const right: Answered = { question: 'b.1', at: NOON, isRight: true, comesBack: undefined };
      expect(await store.quiz.record(ada, right, NOON)).toBe(true);
      expect(await store.quiz.record(ada, wrong('a.1'), NOON)).toBe(true);
      expect(await store.quiz.list(ada)).toEqual([wrong('a.1'), right]);
      expect(await store.quiz.list(twin)).toEqual([]);
      expect(await store.quiz.list({ ...ada, person: 'x'.repeat(500) })).toEqual([]);
    });

    it('when a question was answered since the round began, then it is not answered again', async () => {
      await store.quiz.record(ada, wrong('a.1'), NOON - 1);
      const again: Answered = { question: 'a.1', at: NOON + 5, isRight: true, comesBack: undefined };
      expect(await store.quiz.record(ada, again, NOON)).toBe(false);
      expect(await store.quiz.list(ada)).toEqual([wrong('a.1')]);
      expect(await store.quiz.record(ada, again, NOON + 1)).toBe(true);
      expect(await store.quiz.list(ada)).toEqual([again]);
    });

    it('when two answers come at once, then one of them counts', async () => {
      const marks = await Promise.all(
        Array.from({ length: 10 }, (_, at) => store.quiz.record(ada, wrong('a.1', { at: NOON + at }), NOON)),
      );
      expect(marks.filter(Boolean)).toHaveLength(1);
    });

    it('when it is asked what is due, then it is what comes back before then, the longest due first', async () => {
      for (const [question, at] of [
        ['late', 30],
        ['later', 40],
        ['sooner', 20],
      ] as const)
        await store.quiz.record(ada, wrong(question, { comesBack: { step: 1, at } }), NOON);
      await store.quiz.record(ada, wrong('done', { comesBack: undefined }), NOON);
      await store.quiz.record(twin, wrong('other', { comesBack: { step: 0, at: 10 } }), NOON);
      const asked = [ada, twin, personOf('U2')].map((person) => store.quiz.due(person, 40));
      expect(await Promise.all(asked)).toEqual([['sooner', 'late'], ['other'], []]);
      expect(await store.transaction((one) => one.quiz.due(ada, 41))).toEqual(['sooner', 'late', 'later']);
      expect(await store.quiz.due({ ...ada, person: 'x'.repeat(500) }, 41)).toEqual([]);
    });

    it('when a question is reported, then it counts once a person, and nothing is answered by it', async () => {
      expect(await store.quiz.report(ada, 'a.1', NOON)).toBe(1);
      expect(await store.quiz.report(ada, 'a.1', NOON + 1)).toBeUndefined();
      expect(await store.quiz.list(ada)).toEqual([]);
      await store.quiz.record(twin, wrong('a.1'), NOON);
      expect(await store.quiz.report(twin, 'a.1', NOON + 2)).toBe(2);
      await store.quiz.report(twin, 'b.1', NOON);
      expect(await store.quiz.record(ada, wrong('a.1'), NOON)).toBe(true);
      expect(await store.quiz.reported()).toEqual([
        { question: 'a.1', reports: 2, at: NOON + 2 },
        { question: 'b.1', reports: 1, at: NOON },
      ]);
    });

    it('when a person reported a question, then it comes back to them no more, and to others as before', async () => {
      for (const person of [ada, twin]) {
        await store.quiz.record(person, wrong('a.1'), NOON);
        await store.quiz.record(person, wrong('b.1'), NOON);
      }
      await store.quiz.report(ada, 'a.1', NOON);
      await store.quiz.report(ada, 'c.1', NOON);
      const later = NOON + 2 * WEEK;
      expect([await store.quiz.due(ada, later), await store.quiz.due(twin, later)]).toEqual([
        ['b.1'],
        ['a.1', 'b.1'],
      ]);
      expect(await store.quiz.reportedBy(ada)).toEqual(['a.1', 'c.1']);
      expect(await store.quiz.reportedBy(twin)).toEqual([]);
    });

    it('when who reported is forgotten, then the count stays: it says nothing of them', async () => {
      await store.quiz.report(ada, 'a.1', NOON);
      await store.quiz.record(ada, wrong('a.1'), NOON);
      await store.people.delete(ada);
      expect(await store.quiz.list(ada)).toEqual([]);
      expect(await store.quiz.reported()).toMatchObject([{ question: 'a.1', reports: 1 }]);
    });

    it.each([
      { question: 'x'.repeat(200) },
      { question: 'a\0b' },
      { at: 0.5 },
      { comesBack: { step: -1, at: 1 } },
      { comesBack: { step: 0, at: NaN } },
    ])('when %o cannot be kept, then it rejects', async (bad) => {
      await expect(store.quiz.record(ada, wrong('a.1', bad), NOON)).rejects.toThrow(RangeError);
      expect(await store.quiz.list(ada)).toEqual([]);
    });
  });
}
