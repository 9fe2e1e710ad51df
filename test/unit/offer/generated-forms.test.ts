import { describe, expect, it } from 'vitest';
import { forms } from '../../harness/offers/forms.ts';
import { saidIn, spoken } from '../../harness/offers/spoken.ts';
import { fc } from '../../harness/property.ts';

const FORMS = Number(process.env['FORMS'] ?? 1000);

describe('given offers made by a grammar', () => {
  it('when each is read, then it is what was said or refused, and its amounts alone read the same', () => {
    fc.assert(
      fc.property(forms, ({ text, expected }) => {
        const found = spoken(text);
        const isRefused = found.startsWith('(') && found !== '(no offer)';
        if (!isRefused) expect(found).toBe(expected);
        expect(spoken(saidIn(text))).toBe(found);
      }),
      { numRuns: FORMS },
    );
  });

  it('when they are counted, then nine in ten are read', () => {
    const refused = fc.sample(forms, FORMS).filter(({ text }) => spoken(text).startsWith('('));
    expect(refused.length / FORMS).toBeLessThan(0.1);
  });

  const PIECES = [
    ...[
      '120k',
      '£90',
      '45 lakh',
      '1,2',
      '-',
      '%',
      'vs',
      'bonus',
      'base',
      'equity',
      'over 4 years',
      'a month',
      '$',
      'gbp',
    ],
    ...[
      'to',
      'between',
      'and',
      '.',
      ',',
      'no',
      'net',
      '½',
      '١٢',
      '\u0000',
      '12/2026',
      '401(k)',
      'crore',
      'half',
      '\n',
      '😀',
    ],
  ];

  it('when anything is typed, then it is read or refused, and what it says reads the same again', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join(' ')),
    );
    fc.assert(
      fc.property(anything, (text) => {
        expect(spoken(saidIn(text))).toBe(spoken(text));
      }),
      { numRuns: FORMS },
    );
  });

  it.each([
    '120k bonus '.repeat(90),
    '1 111 '.repeat(160),
    '9'.repeat(1000),
    '1,'.repeat(500),
    'over '.repeat(200),
    '$'.repeat(1000),
  ])('when a thousand characters are typed, such as “%.11s”, then they are read at once', (text) => {
    const began = performance.now();
    spoken(text);
    expect(performance.now() - began).toBeLessThan(1000);
  });
});
