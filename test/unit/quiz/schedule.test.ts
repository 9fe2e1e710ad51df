import { describe, expect, it } from 'vitest';
import { comesBackAfter, dueBefore } from '../../../src/features/quiz/schedule.ts';
import type { Answered } from '../../../src/store/store.ts';
import { fc } from '../../harness/property.ts';

const NOON = Date.UTC(2026, 0, 5, 12);
const DAY = 86_400_000;
const WEEK = 7 * DAY;

/** Answers a question each time it comes back, and tells after how many weeks that is. */
function weeksOf(...answers: readonly boolean[]): readonly (number | undefined)[] {
  let at = NOON;
  let comesBack: Answered['comesBack'];
  return answers.map((isRight) => {
    const next = comesBackAfter({ comesBack }, isRight, at);
    const weeks = next && (next.at - at) / WEEK;
    comesBack = next;
    at = next?.at ?? at;
    return weeks;
  });
}

describe('given a question of the quiz', () => {
  it('when it is answered right at once, then it is done with', () => {
    expect(weeksOf(true)).toEqual([undefined]);
    expect(comesBackAfter(undefined, true, NOON)).toBeUndefined();
  });

  it('when it was missed and is right from then on, then it comes back after 1, 3 and 7 weeks, and no more', () => {
    expect(weeksOf(false, true, true, true)).toEqual([1, 3, 7, undefined]);
  });

  it('when it is missed again, then it begins again with a week', () => {
    expect(weeksOf(false, false, true, false, true, true, false)).toEqual([1, 1, 3, 1, 3, 7, 1]);
  });

  it('when it is done with and missed later, then it comes back like any other', () => {
    expect(weeksOf(false, true, true, true, false)).toEqual([1, 3, 7, undefined, 1]);
  });

  it('when it is right long before its time, then it comes back as it would have; missed, it begins again', () => {
    const comesBack = comesBackAfter(undefined, false, NOON);
    expect(comesBackAfter({ comesBack }, true, NOON + DAY)).toEqual(comesBack);
    expect(comesBackAfter({ comesBack }, false, NOON + DAY)).toEqual({ step: 0, at: NOON + DAY + WEEK });
  });

  it('when it is answered after any time and any number of weeks late, then it comes back 1, 3 or 7 weeks on, or is done with', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 400 * DAY })), { maxLength: 12 }),
        (answers) => {
          let at = NOON;
          let comesBack: Answered['comesBack'];
          for (const [isRight, later] of answers) {
            at += later;
            const was = comesBack;
            comesBack = comesBackAfter({ comesBack }, isRight, at);
            if (!isRight) expect(comesBack).toEqual({ step: 0, at: at + WEEK });
            else if (!was || was.at >= dueBefore(at)) expect(comesBack).toEqual(was);
            else {
              const weeks = [3, 7][was.step];
              expect(comesBack).toEqual(weeks && { step: was.step + 1, at: at + weeks * WEEK });
            }
          }
        },
      ),
    );
  });

  it('when a kept step is one that there no longer is, then the last stands for it', () => {
    expect(comesBackAfter({ comesBack: { step: 9, at: NOON } }, true, NOON)).toBeUndefined();
    expect(comesBackAfter({ comesBack: { step: 9, at: NOON } }, false, NOON)).toEqual({
      step: 0,
      at: NOON + WEEK,
    });
  });

  it.each([0, 1, 2, 3, 4, 5, 6])(
    'when it is missed %i days after the weekly message, then it is in the one nearest to its time',
    (days) => {
      const comesBack = comesBackAfter(undefined, false, NOON + days * DAY + 1);
      const weeks = [1, 2, 3].find((week) => (comesBack?.at ?? 0) < dueBefore(NOON + week * WEEK));
      expect(weeks).toBe(days < 3.5 ? 1 : 2);
    },
  );
});
