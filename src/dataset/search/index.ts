import type { Document } from './documents.ts';
import type { Term } from './language.ts';
import { postingsOf, type Posting, type Postings } from './postings.ts';

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
  /** In no order. */
  find(query: Query): readonly Hit[];
  /** How rare a term is: 0 where every document holds it, 1 where one does; undefined where none does. */
  rarity(term: string): number | undefined;
}

/** How soon a term that is repeated counts no more, how much the length of a part counts, and what any match is worth. */
const [K, B, D] = [2, 0.2, 0.6];

/**
 * Indexes all documents, to rank them by BM25+ in each of their parts: Lv and Zhai, "Lower-Bounding Term Frequency
 * Normalization", 2011. Typos, stems and synonyms are settled before: only whole terms are looked up.
 * @param terms the terms of a text; asked once for each text
 */
export function indexOf(documents: readonly Document[], terms: (text: string) => readonly Term[]): Index {
  const read = onceFor(terms);
  const parts = documents.map((document) => partsOf(document, read));
  const postings = postingsOf(parts.map((one) => PARTS.map((part) => one[part])));
  return indexOn(postings, documents);
}

/** Apart from what fills it, which it would keep alive. */
function indexOn(postings: Postings, documents: readonly Document[]): Index {
  const worth = ({ document, part, times }: Posting, holding: number): number => {
    const rarity = Math.log(1 + (documents.length - holding + 0.5) / (holding + 0.5));
    return rarity * (D + (times * (K + 1)) / (times + K * (1 - B + B * postings.length(document, part))));
  };
  return {
    rarity(term) {
      const held = new Set(postings.of(term).map(({ document }) => document)).size;
      return held === 0 ? undefined : 1 - Math.log(held) / Math.log(documents.length);
    },
    find(query) {
      const hits = new Map<number, { score: number; readonly terms: Map<string, string[]> }>();
      for (const [term, weight] of query) {
        for (const own of Map.groupBy(postings.of(term), ({ part }) => part).values()) {
          for (const posting of own) {
            const part = PARTS[posting.part] ?? 'body';
            const hit = hits.get(posting.document) ?? { score: 0, terms: new Map<string, string[]>() };
            hit.score += weight * BOOSTS[part] * worth(posting, own.length);
            hit.terms.set(term, [...(hit.terms.get(term) ?? []), part]);
            hits.set(posting.document, hit);
          }
        }
      }
      return Array.from(hits).flatMap(([number, hit]) => {
        const document = documents[number];
        return document ? [{ document, ...hit }] : [];
      });
    },
  };
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
