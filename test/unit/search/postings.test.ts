import fc from 'fast-check';
import MiniSearch from 'minisearch';
import { describe, expect, it } from 'vitest';
import type { Document } from '../../../src/dataset/search/documents.ts';
import { indexOf } from '../../../src/dataset/search/index.ts';
import { shippedData } from '../../harness/shipped.ts';

const [page] = shippedData().pages.all;
const WORDS = ['pay', 'plan', 'skill', 'café', 'a&b', '30'];
const text = fc.array(fc.constantFrom(...WORDS), { maxLength: 9 }).map((words) => words.join(' '));
const texts = fc.array(fc.record({ summary: text, body: text }), { minLength: 2, maxLength: 12 });
const query = fc.uniqueArray(fc.tuple(fc.constantFrom(...WORDS, 'absent'), fc.constantFrom(0.5, 1, 2)), {
  selector: ([word]) => word,
});

const terms = (said: string) =>
  said
    .split(' ')
    .filter(Boolean)
    .map((word) => ({ text: word, kind: 'content' as const }));

/** What MiniSearch, a library of the same ranking, finds: the score and the parts of each term, by document. */
function foundByLibrary(
  documents: readonly { readonly summary: string; readonly body: string }[],
  asked: ReadonlyMap<string, number>,
) {
  const library = new MiniSearch({
    fields: ['summary', 'body'],
    tokenize: (said) => said.split(' '),
    processTerm: (term) => (term === '' ? null : term),
  });
  library.addAll(documents.map((one, id) => ({ id, ...one })));
  const results = library.search([...asked.keys()].join(' '), {
    boost: { summary: 1.5, body: 0.3 },
    boostTerm: (term) => asked.get(term) ?? 0,
    bm25: { k: 2, b: 0.2, d: 0.6 },
  });
  // It multiplies by the number of terms that were found.
  return new Map(
    results.map((one) => [one.id as number, { score: one.score / one.queryTerms.length, match: one.match }]),
  );
}

describe('given documents and a query', () => {
  it('when they are found, then each has the score and the parts that a library of BM25+ gives it', () => {
    fc.assert(
      fc.property(texts, query, (all, words) => {
        if (!page) throw new Error('there is no page');
        const asked = new Map(words);
        const documents = all.map(({ summary, body }): Document => ({
          ...{ page, name: '', aliases: [], hints: [], summary, body: [body] },
        }));
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
    if (!page) throw new Error('there is no page');
    const named = (summary: string): Document => ({
      ...{ page, name: '', aliases: [], hints: [], summary, body: [] },
    });
    const index = indexOf(['pay plan', 'pay', 'pay'].map(named), terms);
    expect(['pay', 'plan', 'absent'].map((term) => index.rarity(term))).toEqual([0, 1, undefined]);
  });
});
