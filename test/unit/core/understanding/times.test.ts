import { describe, expect, it, test } from 'vitest';
import { option } from '../../../../src/core/declare/options.ts';
import { isUnderstood, readTyped } from '../../../harness/reading.ts';

const usage = { summary: 'It' };

describe('given times of day as people write them', () => {
  const time = { day: option.weekday(usage), it: option.timeOfDay(usage), hours: option.hours(usage) };
  const TIMES = Array.from({ length: 24 }, (_, hour) => {
    const [h, at12] = [String(hour), String(hour % 12 || 12)];
    const half = hour < 12 ? 'am' : 'pm';
    const whole = `${h.padStart(2, '0')}:00`;
    return [
      ...[`${h}:00`, `${h}.00`, `${h}h00`, `${h}:00h`, `at ${h}`, `@${h}`, `${h} o'clock`].map((said) => [
        said,
        whole,
      ]),
      ...[`${at12}${half}`, `${at12} ${half}`, `${at12} ${half[0]}.m.`, `${at12}.00 ${half}`].map((said) => [
        said,
        whole,
      ]),
      [`${h.padStart(2, '0')}30`, `${h.padStart(2, '0')}:30`],
      [`${at12}.30 ${half[0]}.m.`, `${h.padStart(2, '0')}:30`],
      [`${h}h30`, `${h.padStart(2, '0')}:30`],
    ] as [string, string][];
  }).flat();

  it('when one is said after a day, then it is that time', () => {
    const wrong = TIMES.filter(([said, at]) => {
      const reading = readTyped(time, `friday ${said}`);
      return reading.fields['it'] !== at || reading.fields['hours'] !== undefined || !isUnderstood(reading);
    });
    expect(wrong).toEqual([]);
  });

  it('when hours stand after a day, then they are a time, and said to be read so', () => {
    const reading = readTyped(time, 'friday 18h');
    expect(reading.fields).toMatchObject({ it: '18:00' });
    expect(reading.fields['hours']).toBeUndefined();
    expect(reading.corrections).toEqual([{ typed: '18h', read: '18:00' }]);
    expect(readTyped(time, 'friday 9:00 6h a week').fields).toMatchObject({ it: '09:00', hours: 6 });
    expect(readTyped(time, '1h a day').fields).toEqual({ hours: 7 });
  });

  test.each([
    ['half past seven', '07:30', true],
    ['half past 7 pm', '19:30', false],
    ['quarter to 8', '07:45', true],
    ['a quarter past nine', '09:15', true],
    ['quarter to one am', '00:45', false],
    ['ten to six', '05:50', true],
    ['half seven', '07:30', true],
    ['seven pm', '19:00', false],
    ['at seven', '07:00', true],
    ['seven thirty', '07:30', true],
    ['eight o’clock', '08:00', true],
    ['tue 8', '08:00', true],
    ['wednesday 18', '18:00', true],
  ])('when “%s” is said, then it is %s, and said so where that is a guess', (said, at, isGuess) => {
    const reading = readTyped(time, said);
    expect(isUnderstood(reading)).toBe(true);
    expect(reading.fields['it']).toBe(at);
    expect(reading.corrections.length > 0).toBe(isGuess);
  });

  test.each(['8', 'seven', 'ten seven', 'half past', 'quarter to 30', 'tue 24'])(
    'when “%s” is said, then no time is taken for it',
    (said) => {
      expect(readTyped(time, said).fields['it']).toBeUndefined();
    },
  );

  test.each(['9-10am', '9 to 10', '9:00–10:00'])(
    'when a span such as %s is said, then it is asked',
    (said) => {
      const { fields, unknown } = readTyped(time, `friday ${said}`);
      expect(fields['it']).toBeUndefined();
      expect(unknown[0]?.reason).toContain('one time');
    },
  );
});
