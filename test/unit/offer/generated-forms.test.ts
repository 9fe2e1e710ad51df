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
});
