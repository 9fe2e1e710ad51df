import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexOf } from '../../../src/dataset/search/index.ts';
import { documentOf, foundByLibrary, terms } from '../../harness/fixtures/unit/search/postings.ts';

const WORDS = ['pay', 'plan', 'skill', 'café', 'a&b', '30'];
const text = fc.array(fc.constantFrom(...WORDS), { maxLength: 9 }).map((words) => words.join(' '));
const texts = fc.array(fc.record({ summary: text, body: text }), { minLength: 2, maxLength: 12 });
const query = fc.uniqueArray(fc.tuple(fc.constantFrom(...WORDS, 'absent'), fc.constantFrom(0.5, 1, 2)), {
  selector: ([word]) => word,
});

describe('given documents and a query', () => {
  it('when they are found, then each has the score and the parts that a library of BM25+ gives it', () => {
    fc.assert(
      fc.property(texts, query, (all, words) => {
        const asked = new Map(words);
        const documents = all.map(documentOf);
        const expected = foundByLibrary(all, asked);
        const hits = indexOf(documents, terms).find(asked);
        expect(hits.length).toBe(expected.size);
        for (const { document, score, terms: found } of hits) {
          const same = expected.get(documents.indexOf(document));
          expect(score).toBeCloseTo(same?.score ?? NaN, 9);
          expect(Object.fromEntries(found)).toEqual(same?.match);
        }
      }),
    );
  });

  it('when it is asked how rare a term is, then one in every document is 0, one in a single document is 1', () => {
    const documents = ['pay plan', 'pay', 'pay'].map((summary) => documentOf({ summary, body: '' }));
    const index = indexOf(documents, terms);
    expect(['pay', 'plan', 'absent'].map((term) => index.rarity(term))).toEqual([0, 1, undefined]);
  });
});
