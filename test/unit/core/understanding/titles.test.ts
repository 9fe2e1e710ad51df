import { describe, expect, it, test } from 'vitest';
import { option } from '../../../../src/core/declare/options.ts';
import { ENDINGS, LEVELS, TITLES } from '../../../harness/fixtures/unit/core/titles.ts';
import { isUnderstood, readTyped } from '../../../harness/reading.ts';

const usage = { summary: 'It' };

describe('given titles and ladders', () => {
  const salary = {
    level: option.level(usage),
    place: option.place(usage),
    specialisation: option.many(option.specialisation(usage), 0, 4),
    currency: option.currency(usage),
  };
  it('when each title is said at each level, in a town, with what people add, then it is that level', () => {
    const wrong = LEVELS.flatMap(([level, id]) =>
      TITLES.flatMap((title) =>
        ENDINGS.map((ending) => ({ said: `${level} ${title} london${ending}`.replaceAll('  ', ' '), id })),
      ),
    ).filter(({ said, id }) => {
      const reading = readTyped(salary, said);
      return !isUnderstood(reading) || reading.fields['level'] !== id || reading.fields['place'] !== 'london';
    });
    expect(wrong).toEqual([]);
  });

  test.each([
    ['18 months', '1y'],
    ['6 months experience', '0y'],
    ['<2 years', '1y'],
    ['less than 2', '1y'],
    ['over 10', '10y'],
    ['YOE: 5', '5y'],
    ['five years', '5y'],
    ['i have 7 years experience', '7y'],
  ])('when %s is said, then it is so many years', (said, years) => {
    const reading = readTyped(salary, `${said} london`);
    expect(isUnderstood(reading)).toBe(true);
    expect(reading.fields['level']).toBe(years);
  });

  test.each([
    ['intern', 'Entry'],
    ['trainee', 'Entry'],
    ['lead', 'Staff'],
    ['L4', 'Mid'],
    ['5-7 yrs', '5 years'],
    ['5 to 7 years', '5 years'],
    ['18 months', '1 year'],
  ])('when “%s” is taken for %s, then that is said', (typed, read) => {
    expect(readTyped(salary, `${typed} london`).corrections).toEqual([{ typed, read }]);
  });

  test.each(['junior', 'senior', '6 years', '6.5 years'])(
    'when “%s” is said, then it is no guess',
    (typed) => {
      expect(readTyped(salary, `${typed} london`).corrections).toEqual([]);
    },
  );

  test.each(['nlp', 'rl', 'reinforcement learning', 'natural language processing', 'robotics'])(
    'when a field without a premium is named (%s), then it is passed over',
    (field) => {
      const reading = readTyped(salary, `senior ${field} london`);
      expect(isUnderstood(reading)).toBe(true);
      expect(reading.fields).toEqual({ level: 'senior', place: 'london' });
    },
  );

  it('when a ladder’s grade is read as a level, then it is said', () => {
    expect(readTyped(salary, 'L5 london').corrections).toEqual([{ typed: 'L5', read: 'Senior' }]);
    expect(readTyped(salary, 'senior london').corrections).toEqual([]);
  });
});
