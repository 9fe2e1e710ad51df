import type { Document } from './documents.ts';
import type { Term } from './language.ts';

/** How much a match in each part of a document counts. */
const BOOSTS = { whole: 3.5, name: 3.5, words: 2, hints: 3, says: 1.5, body: 0.3 } as const;
const PARTS = Object.keys(BOOSTS) as (keyof typeof BOOSTS)[];
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

/** A part of all documents: where each term stands, as the place of a document and how often it does, place after place. */
interface Table {
  readonly part: keyof typeof BOOSTS;
  readonly postings: Map<string, number[]>;
  /** How many terms each document has in it. */
  readonly lengths: number[];
}

/** How soon a term that is repeated counts no more, how much the length of a part counts, and what any match is worth. */
const SATURATION = 2;
const LENGTH = 0.2;
const MATCH = 0.6;

/**
 * Indexes all documents, to rank them by BM25+ in each of their parts. Only whole terms are looked up, so plain tables
 * do, which are quicker to build than any tree of letters.
 * @param terms the terms of a text; asked once for each text
 */
export function indexOf(documents: readonly Document[], terms: (text: string) => readonly Term[]): Index {
  const read = onceFor(terms);
  const tables = PARTS.map((part): Table => ({ part, postings: new Map(), lengths: [] }));
  for (const [at, document] of documents.entries()) {
    const parts = partsOf(document, read);
    for (const table of tables) addTo(table, at, parts[table.part]);
  }
  return {
    rarity: (term) => {
      const holding = tables.flatMap(
        ({ postings }) => postings.get(term)?.filter((_, i) => i % 2 === 0) ?? [],
      );
      if (holding.length === 0) return undefined;
      return 1 - Math.log(new Set(holding).size) / Math.log(documents.length);
    },
    find: (query) => find(tables, documents, query),
  };
}

function addTo({ postings, lengths }: Table, at: number, terms: readonly string[]): void {
  let different = 0;
  for (const term of terms) {
    const held = postings.get(term);
    if (held?.at(-2) === at) {
      held.push((held.pop() ?? 0) + 1);
      continue;
    }
    different++;
    if (held) held.push(at, 1);
    else postings.set(term, [at, 1]);
  }
  lengths.push(different);
}

function find(tables: readonly Table[], documents: readonly Document[], query: Query): readonly Hit[] {
  const hits = new Map<number, { document: Document; score: number; terms: Map<string, string[]> }>();
  for (const { part, postings, lengths } of tables) {
    const mean = lengths.reduce((sum, one) => sum + one, 0) / documents.length;
    for (const [term, much] of query) {
      const held = postings.get(term) ?? [];
      const holding = held.length / 2;
      const rare = Math.log(1 + (documents.length - holding + 0.5) / (holding + 0.5));
      for (let i = 0; i < held.length; i += 2) {
        const [at = 0, times = 0] = held.slice(i, i + 2);
        const document = documents[at];
        if (!document) continue;
        const hit = hits.get(at) ?? { document, score: 0, terms: new Map<string, string[]>() };
        const room = SATURATION * (1 - LENGTH + (LENGTH * (lengths[at] ?? 0)) / mean);
        hit.score += much * BOOSTS[part] * rare * (MATCH + (times * (SATURATION + 1)) / (times + room));
        hit.terms.set(term, [...(hit.terms.get(term) ?? []), part]);
        hits.set(at, hit);
      }
    }
  }
  return Array.from(hits.values());
}

function partsOf(
  { name, words, says, body, hints }: Document,
  read: (text: string) => readonly Term[],
): Record<keyof typeof BOOSTS, string[]> {
  const all = (terms: readonly Term[]): string[] => [...singles(terms), ...pairs(terms)];
  const named = read(name);
  const called = words.map(read);
  return {
    whole: [named, ...called].filter((terms) => terms.some(({ kind }) => kind === 'content')).map(whole),
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
export function pairs(terms: readonly Term[], between = 0): string[] {
  const found: string[] = [];
  for (let at = between + 1; at < terms.length; at++) {
    const [one, other] = [terms[at - between - 1]?.text ?? '', terms[at]?.text ?? ''];
    found.push(one < other ? `${one}&${other}` : `${other}&${one}`);
  }
  return found;
}
