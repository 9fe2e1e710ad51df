import { describe, expect, it } from 'vitest';
import { readFields, readText, type Reading } from '../../../../src/core/parse/parse.ts';
import { fc } from '../../../harness/property.ts';
import { commandOf, data, KINDS, meaning } from '../../../harness/fixtures/unit/core/round-trip.ts';

/** The kinds that people type, each with values of it as words: as Rung writes them, and as their labels. */
const TYPED = Object.entries(KINDS)
  .filter(([, tried]) => !tried.option.carried && tried.option.kind.verbatim !== true)
  .map(([name, { option, values }]) => {
    const { kind } = option;
    const words = values(data).flatMap((value) => [kind.format(value, data), kind.label(value, data)]);
    return { name, option, words: [...new Set(words)].filter((one) => one !== '') };
  });

/** Words with one letter left out, said twice, or swapped with the next. */
const misspelt = (words: string, at: number, how: 'out' | 'twice' | 'swapped'): string => {
  const [before, here, next, after] = [
    words.slice(0, at),
    words.charAt(at),
    words.charAt(at + 1),
    words.slice(at + 2),
  ];
  if (how === 'out') return before + next + after;
  return how === 'twice' ? before + here + here + next + after : before + next + here + after;
};

describe.each(TYPED)('given words of the kind $name', ({ option, words }) => {
  const { node } = commandOf(option);
  const valueOf = ({ fields }: Reading): string => {
    const value = fields['it'];
    return value === undefined ? 'none' : meaning(option, value).replaceAll(/\s+/g, ' ');
  };

  it('when they are typed after a command, or given apart in an option or a form, then the value is the same', () => {
    const said = fc.constantFrom(...words).chain((one) =>
      fc.oneof(
        fc.constant(one),
        fc
          .record({
            at: fc.nat({ max: one.length - 1 }),
            how: fc.constantFrom('out' as const, 'twice' as const, 'swapped' as const),
          })
          .map(({ at, how }) => misspelt(one, at, how)),
      ),
    );
    fc.assert(
      fc.property(said, (one) => {
        const typed = readText(node.command, one, data);
        // What is only asked about has no value yet, and each way asks in its own words. A town called “Of” is meant
        // where it stands alone in an option, and not in a sentence.
        if (typed.unknown.length + typed.extra.length > 0 || typed.fields['it'] === undefined) return;
        expect([one, valueOf(readFields(node.command, { it: one }, data))]).toEqual([one, valueOf(typed)]);
      }),
      { numRuns: 300 },
    );
  });
});
