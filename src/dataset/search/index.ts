import MiniSearch from 'minisearch';
import type { Document } from './documents.ts';
import type { Term } from './language.ts';

/** How much a match in each part of a document counts. */
const BOOSTS = { whole: 5, name: 4, words: 2, hints: 2.5, says: 1.5, body: 0.3 } as const;
/** Where a match says that the document is about the term, and not only that it mentions it. */
export const TELLING: ReadonlySet<string> = new Set(['whole', 'name', 'words', 'hints']);

/** What is asked of the index: a term, and how much it counts. */
export type Query = ReadonlyMap<string, number>;

/** A document that holds some of the terms, which, and in which parts. */
export interface Hit {
  readonly document: Document;
  readonly score: number;
  /** The parts by term. */
  readonly terms: ReadonlyMap<string, readonly string[]>;
}

/** The index of all documents. */
export interface Index {
  find(query: Query): readonly Hit[];
  /** How rare a term is: 0 where every document holds it, 1 where one does; undefined where none does. */
  rarity(term: string): number | undefined;
}

/**
 * Indexes all documents.
 * @param terms the terms of a text; asked once for each text
 */
export function indexOf(documents: readonly Document[], terms: (text: string) => readonly Term[]): Index {
  const read = onceFor(terms);
  const index = new MiniSearch<Record<string, string | number>>({
    fields: Object.keys(BOOSTS),
    tokenize: (text) => text.split(' '),
    processTerm: (term) => (term === '' ? null : term),
  });
  const holding = new Map<string, number>();
  for (const [id, document] of documents.entries()) {
    const parts = partsOf(document, read);
    const all = new Set(Object.values(parts).flat());
    for (const term of all) holding.set(term, (holding.get(term) ?? 0) + 1);
    index.add({
      id,
      ...Object.fromEntries(Object.entries(parts).map(([part, terms]) => [part, terms.join(' ')])),
    });
  }
  return {
    rarity: (term) => {
      const held = holding.get(term);
      return held === undefined ? undefined : 1 - Math.log(held) / Math.log(documents.length);
    },
    find: (query) =>
      index
        .search([...query.keys()].join(' '), {
          boost: BOOSTS,
          boostTerm: (term) => query.get(term) ?? 0,
          bm25: { k: 2, b: 0.2, d: 0.6 },
        })
        .flatMap(({ id, score, match, queryTerms }) => {
          const document = documents[id as number];
          if (!document) return [];
          const terms = new Map(Object.entries(match));
          // MiniSearch multiplies by the number of terms; here terms stand for each other.
          return [{ document, score: score / queryTerms.length, terms }];
        }),
  };
}

function partsOf(
  { name, words, says, body, hints }: Document,
  read: (text: string) => readonly Term[],
): Record<keyof typeof BOOSTS, string[]> {
  const all = (terms: readonly Term[]): string[] => [...singles(terms), ...pairs(terms)];
  const named = read(name);
  const called = words.map(read);
  return {
    whole: [named, ...called].map(whole),
    name: all(named),
    words: called.flatMap(all),
    hints: hints.map(read).flatMap(all),
    says: singles(read(says)),
    body: body.map(read).flatMap(singles),
  };
}

function onceFor<T>(make: (text: string) => T): (text: string) => T {
  const made = new Map<string, T>();
  return (text) => {
    const one = made.get(text) ?? make(text);
    made.set(text, one);
    return one;
  };
}

/** The terms that count alone. */
export const singles = (terms: readonly Term[]): string[] =>
  terms.filter(({ kind }) => kind !== 'question').map(({ text }) => text);

/** All of a text as one term. */
export const whole = (terms: readonly Term[]): string => terms.map(({ text }) => text).join('_');

/** Each two terms with `between` others between them, in whatever order. */
export const pairs = (terms: readonly Term[], between = 0): string[] =>
  terms.slice(between + 1).map(({ text }, at) => [terms[at]?.text ?? '', text].sort().join('&'));
