import { describe, expect, it, test } from 'vitest';
import { option } from '../../../../src/core/declare/options.ts';
import { dayNamed } from '../../../../src/core/kinds/date.ts';
import { fold } from '../../../../src/dataset/fold.ts';
import { DATES, TODAY } from '../../../harness/fixtures/unit/core/dates.ts';
import { readApart, readTyped } from '../../../harness/reading.ts';
import { shippedData } from '../../../harness/shipped.ts';

const data = shippedData();
const usage = { summary: 'It' };

describe('given every day of a year in every order and form', () => {
  it('when it is said, given apart or typed after its word, then it is that day', () => {
    const by = { it: option.by(usage) };
    const schema = by.it.kind.schema(data);
    const dayOfField = (value: unknown): number | undefined => {
      const parsed = schema.safeParse(value);
      return parsed.success ? parsed.data.on(TODAY) : undefined;
    };
    const wrong = DATES.filter(({ said, day }) => dayNamed(fold(said), TODAY, { by: true }) !== day);
    expect(wrong.map(({ said }) => said)).toEqual([]);
    // In text, options and forms alike, of which every seventh is enough.
    const some = DATES.filter((_, at) => at % 7 === 0);
    const typed = some.filter(
      ({ said, day }) => dayOfField(readTyped(by, `by ${said}`).fields['it']) !== day,
    );
    const apart = some.filter(
      ({ said, day }) => dayOfField(readApart(by, { it: said }).fields['it']) !== day,
    );
    expect([...typed, ...apart].map(({ said }) => said)).toEqual([]);
  });

  test.each(['Feb 30', '30 February', 'June 31', '31/4', '31 Nov', '0 May', '32 May', 'Smarch 3'])(
    'when %s is said, then there is no such day',
    (said) => {
      expect(dayNamed(fold(said), TODAY, { by: true })).toBeUndefined();
    },
  );
});
