import { pairs, singles, whole, type Index, type Query } from './index.ts';
import type { Language, Term } from './language.ts';
import type { Spelling } from './spelling.ts';

/** A question as it is put to the index. */
export interface Question {
  readonly query: Query;
  /** The terms that an answer should hold, of those that occur in any document, each by its rarity. */
  readonly needs: ReadonlyMap<string, Need>;
  /** How much the terms count against every page that stand nowhere in it. */
  readonly unheard: number;
}

/** How much it counts where a term is held, and against a page where it is not. */
export interface Need {
  readonly held: number;
  readonly missed: number;
}

/** How much two terms that stand together count, and two with one between them. */
const BESIDE = 3;
const NEAR = 1.4;
/** How much words count that only ask, two together. */
const ASKING = 0.7;
/** Of how rare a word is, how much counts against a page that has it not; for an ordinary one, how much for and against. */
const MISSED = 0.75;
const ORDINARY = 0.33;
const ORDINARY_MISSED = 0.15;
/** How much a word counts against every page that none holds. */
const UNHEARD = { content: 0.4, foreign: 2, ordinary: 0, question: 0 } as const;
/** How much the whole question counts without the words that only ask. */
const BARE = 0.7;

/** Reads a folded question's words: spelt as they were meant, made into terms, weighed. */
export function readQuestion(
  words: readonly string[],
  spelling: Spelling,
  language: Language,
  index: Index,
): Question {
  const terms = language.terms(words.map(spelling));
  const query = new Map<string, number>();
  const count = (term: string, much: number): void =>
    void query.set(term, Math.max(query.get(term) ?? 0, much));
  const telling = terms.filter(({ kind }) => kind !== 'question');
  for (const term of singles(terms)) count(term, 1);
  for (const between of [0, 1]) {
    const much = between === 0 ? BESIDE : NEAR;
    pairs(terms, between).forEach((pair, at) => {
      const both = isAsking(terms[at]) && isAsking(terms[at + between + 1]);
      count(pair, both ? ASKING * much : much);
    });
  }
  pairs(telling).forEach((pair) => count(pair, BESIDE));
  count(whole(terms), 1);
  if (telling.some(({ kind }) => kind === 'content')) count(whole(telling), BARE);
  const needs = new Map<string, Need>();
  let unheard = 0;
  for (const { kind, text } of telling) {
    const rarity = index.rarity(text);
    if (rarity !== undefined) needs.set(text, needOf(kind, rarity));
    else unheard += UNHEARD[kind];
  }
  return { query, needs, unheard };
}

const needOf = (kind: Term['kind'], rarity: number): Need =>
  kind === 'content' || kind === 'foreign'
    ? { held: rarity, missed: MISSED * rarity }
    : { held: ORDINARY * rarity, missed: ORDINARY_MISSED * rarity };

const isAsking = (term: Term | undefined): boolean => term?.kind === 'question';
