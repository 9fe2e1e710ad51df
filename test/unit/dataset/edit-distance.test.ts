import { fc } from '../../harness/property.ts';
import { expect, test } from 'vitest';
import { openNames, packNames, indexOfName, rangeOfPrefix } from '../../../src/dataset/places/names.ts';
import { namesWithin } from '../../../src/dataset/places/edit-distance.ts';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' ', 'é', '東'), maxLength: 9 });
const words = fc.uniqueArray(word, { minLength: 1, maxLength: 60 });

/** Optimal string alignment over bytes, by the book. */
function distance(a: Uint8Array, b: Uint8Array): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => i + j),
  );
  const cell = (i: number, j: number): number => table[i]?.[j] ?? Infinity;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      let edits = Math.min(
        cell(i - 1, j) + 1,
        cell(i, j - 1) + 1,
        cell(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        edits = Math.min(edits, cell(i - 2, j - 2) + 1);
      (table[i] ?? [])[j] = edits;
    }
  }
  return cell(a.length, b.length);
}

test('given any names, when walked for typos, then exactly those within the edits are found', () => {
  fc.assert(
    fc.property(words, word, fc.constantFrom(0, 1, 2, 3), (names, asked, most) => {
      const packed = packNames(names);
      const bytes = Buffer.from(asked);
      const expected = packed.sorted
        .map((name, index) => ({ index, edits: distance(Buffer.from(name), bytes) }))
        .filter(({ edits }) => edits <= most);
      expect(namesWithin(openNames(packed.bytes, packed.starts), bytes, most)).toEqual(expected);
    }),
    { numRuns: 1_000 },
  );
});

test('given any names, when looked up, then those are found that are there, at their place', () => {
  fc.assert(
    fc.property(words, word, (names, asked) => {
      const packed = packNames(names);
      expect(indexOfName(openNames(packed.bytes, packed.starts), asked)).toBe(packed.sorted.indexOf(asked));
    }),
  );
});

test('given any names, when asked for a beginning, then the range holds exactly those that begin so', () => {
  fc.assert(
    fc.property(words, word, (names, prefix) => {
      const packed = packNames(names);
      const range = rangeOfPrefix(openNames(packed.bytes, packed.starts), Buffer.from(prefix));
      expect(packed.sorted.slice(...range)).toEqual(packed.sorted.filter((name) => name.startsWith(prefix)));
    }),
  );
});
