import type { Fact } from '../career/records.ts';
import type { PageName } from '../pages.ts';
import { TELLING, type Hit } from './index.ts';
import type { Question } from './question.ts';

/** A page that answers, and the one fact of it that does where a single one does best. */
export interface Found {
  readonly page: PageName;
  /** Above 0, at most 1, which is an exact name. To compare answers to one question by. */
  readonly score: number;
  readonly fact?: Fact;
}

/** How much the best fact of a page adds to it. */
const FACT = 0.25;
/** How much of a word is held where it is only mentioned. */
const MENTIONED = 0.35;
/** How much against a page a word counts that other pages hold, and one that none holds. */
const UNHEARD = 0.8;
/** Pages that hold less than this of a question, or score less, are no answer. */
const LEAST_HELD = 0.5;
const LEAST_SCORE = 0.3;
/** How steeply a page falls that holds only part of the question. */
const STEEPNESS = 2.5;
/** The sum at which a score is a half. */
const HALF = 30;
/** What a fact is ahead of the others of its page by where it answers alone. */
const AHEAD = 1.25;

/** Pages by what they and their facts hold of a question, best first; those left out that hold too little of it. */
export function rank(hits: readonly Hit[], question: Question): readonly Found[] {
  const pages = Map.groupBy(hits, ({ document }) => document.page);
  return Array.from(pages, ([page, own]) => {
    const alone = own.find(({ document }) => !document.fact);
    const [best, second] = own.filter(({ document }) => document.fact).sort((a, b) => b.score - a.score);
    const held = heldBy([alone, best], question);
    const sum = ((alone?.score ?? 0) + FACT * (best?.score ?? 0)) * held ** STEEPNESS;
    const leads = best && best.score > AHEAD * (second?.score ?? 0) && heldBy([best], question) >= held;
    const fact = leads ? best.document.fact : undefined;
    return { held, found: { page, score: sum / (sum + HALF), ...(fact && { fact }) } };
  })
    .filter(({ held, found }) => held >= LEAST_HELD && found.score >= LEAST_SCORE)
    .map(({ found }) => found)
    .sort((a, b) => b.score - a.score);
}

/** The share of a question that hits hold, from 0 to 1. */
function heldBy(hits: readonly (Hit | undefined)[], { needs, unheard }: Question): number {
  let held = 0;
  let missed = UNHEARD * unheard;
  for (const [term, much] of needs) {
    const parts = hits.flatMap((hit) => hit?.terms.get(term) ?? []);
    const share = parts.some((one) => TELLING.has(one)) ? 1 : parts.length > 0 ? MENTIONED : 0;
    held += much.held * share;
    missed += much.missed * (1 - share);
  }
  return held === 0 ? 0 : held / (held + missed);
}
