import { describe, expect, it, test } from 'vitest';
import { voiceLines, voicesIn } from '../../../src/features/pay/voices.ts';
import { read, textOf } from '../../harness/answers.ts';
import { appForFile } from '../../harness/app-for-file.ts';

const app = await appForFile();

describe('given a band and the middle half of the listings', () => {
  test.each([
    ['mid london', 'Listings start lower: advertised pay, any AI/ML title.'],
    ['senior austin', 'Listings top out lower: advertised pay, any AI/ML title.'],
    ['senior sf', 'Listings run lower: advertised pay, any AI/ML title.'],
  ])('when %s is asked, where an end is more than a quarter off, then it is said why', async (asked, why) => {
    expect(read(await app.say(`/salary ${asked}`), app.core)).toContain(why);
  });

  test.each(['senior london', 'senior berlin', 'staff sf', 'senior sf llm', 'senior mumbai'])(
    'when %s is asked, where they are near, of other levels, of one specialisation or too few, then nothing is said',
    async (asked) => {
      expect(read(await app.say(`/salary ${asked}`), app.core)).not.toMatch(
        /Listings (?:run|start|top|spread)/,
      );
    },
  );
});

describe('given the lines of other voices', () => {
  it('when they are asked for months later, then they are as old as they are then', () => {
    const place = app.data.places.find('seattle');
    if (!place) throw new Error('Seattle is no place');
    const textAt = (day: string) =>
      voiceLines(voicesIn(place, 'senior', undefined, app.data), app.data, Date.parse(day))
        .map((one) => (one.type === 'paragraph' ? textOf(one.spans) : ''))
        .join(' ');
    expect(textAt('2026-01-10')).toContain('(BLS, May 2025)');
    expect(textAt('2026-11-28')).toContain('(BLS, May 2025, 18 months old)');
    expect(textAt('2026-01-10')).toContain('(BLS, May 2025)');
  });
});
