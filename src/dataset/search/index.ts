import MiniSearch from 'minisearch';
import type { Document } from './documents.ts';
import type { Term } from './language.ts';

/** How much a match in each part of a document counts. */
const BOOSTS = { whole: 3.5, name: 3.5, aliases: 2, hints: 3, summary: 1.5, body: 0.3 } as const;
const PARTS = Object.keys(BOOSTS) as (keyof typeof BOOSTS)[];
/** Where a match says that the document is about the term, and not only that it mentions it. */
export const TELLING: ReadonlySet<string> = new Set(['whole', 'name', 'aliases', 'hints']);

/** The terms to look up in the index, each with its weight. */
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

/** How soon a term that is repeated counts no more, how much the length of a part counts, and what any match is worth. */
const BM25 = { k: 2, b: 0.2, d: 0.6 };

/**
 * Indexes all documents, to rank them by BM25+ in each of their parts.
 * @param terms the terms of a text; asked once for each text
 */
export function indexOf(documents: readonly Document[], terms: (text: string) => readonly Term[]): Index {
  const { index, holding } = filled(documents, terms);
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
          bm25: BM25,
        })
        .flatMap(({ id, score, match, queryTerms }) => {
          const document = documents[id as number];
          if (!document) return [];
          // MiniSearch multiplies by the number of terms; here terms stand for each other.
          return [{ document, score: score / queryTerms.length, terms: new Map(Object.entries(match)) }];
        }),
  };
}

/** What is filled once, apart from what asks it, which would keep alive all that filling it takes. */
function filled(documents: readonly Document[], terms: (text: string) => readonly Term[]) {
  const read = onceFor(terms);
  // Typos, stems and synonyms are settled before: only whole terms are looked up.
  const index = new MiniSearch<Record<string, string | number>>({
    fields: PARTS,
    tokenize: (text) => text.split(' '),
    processTerm: (term) => (term === '' ? null : term),
  });
  const holding = new Map<string, number>();
  index.addAll(
    documents.map((document, id) => {
      const parts = partsOf(document, read);
      for (const term of new Set(Object.values(parts).flat()))
        holding.set(term, (holding.get(term) ?? 0) + 1);
      return { id, ...Object.fromEntries(PARTS.map((part) => [part, parts[part].join(' ')])) };
    }),
  );
  return { index, holding };
}

function partsOf(
  { name, aliases, summary, body, hints }: Document,
  read: (text: string) => readonly Term[],
): Record<keyof typeof BOOSTS, string[]> {
  const all = (terms: readonly Term[]): string[] => [...singles(terms), ...pairs(terms)];
  const named = read(name);
  const called = aliases.map(read);
  return {
    whole: [named, ...called].filter((terms) => terms.some(({ kind }) => kind === 'content')).map(whole),
    name: all(named),
    aliases: called.flatMap(all),
    hints: hints.map(read).flatMap(all),
    summary: singles(read(summary)),
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
export function pairs(terms: readonly Term[], between = 0): string[] {
  const found: string[] = [];
  for (let at = between + 1; at < terms.length; at++) {
    const [one, other] = [terms[at - between - 1]?.text ?? '', terms[at]?.text ?? ''];
    found.push(one < other ? `${one}&${other}` : `${other}&${one}`);
  }
  return found;
}
