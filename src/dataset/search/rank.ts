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

/** How much the best fact of a page counts beside the page itself, and how much the lesser of the two adds. */
const FACT_ALONE = 0.6;
const FACT = 0.2;
/** How much of a word is held where it is only mentioned. */
const MENTIONED = 0.35;
/** How much of a word that a page does not hold counts where it is asked whether the page answers at all. */
const LENIENT = 0.4;
/** Pages that hold less than this of a question, or score less, are no answer; nor is any where the best scores less. */
const LEAST_HELD = 0.45;
const LEAST_SCORE = 0.3;
const LEAST_BEST = 0.4;
/** How steeply a page falls that holds only part of the question. */
const STEEPNESS = 2.8;
/** The sum at which a score is a half. */
const HALF = 30;
/** A fact that scores this much above the others of its page is shown alone. */
const AHEAD = 1.25;

/** Pages by what they and their facts hold of a question, best first; those left out that hold too little of it. */
export function rank(hits: readonly Hit[], question: Question): readonly Found[] {
  const pages = Map.groupBy(hits, ({ document }) => document.page);
  const found = Array.from(pages, ([page, own]) => {
    const alone = own.find(({ document }) => !document.fact);
    const [best, second] = own.filter(({ document }) => document.fact).sort((a, b) => b.score - a.score);
    const held = heldBy([alone, best], question);
    const [more, less] = [alone?.score ?? 0, FACT_ALONE * (best?.score ?? 0)].sort((a, b) => b - a);
    const sum = ((more ?? 0) + FACT * (less ?? 0)) * held.share ** STEEPNESS;
    const leads =
      best && best.score > AHEAD * (second?.score ?? 0) && heldBy([best], question).share >= held.share;
    const fact = leads ? best.document.fact : undefined;
    return { held, found: { page, score: sum / (sum + HALF), ...(fact && { fact }) } };
  })
    .filter(({ held, found }) => held.honest >= LEAST_HELD && found.score >= LEAST_SCORE)
    .map(({ found }) => found)
    .sort((a, b) => b.score - a.score);
  return (found[0]?.score ?? 0) < LEAST_BEST ? [] : found;
}

/** The share of a question that hits hold, from 0 to 1; `honest` is lenient with words that other pages hold. */
function heldBy(
  hits: readonly (Hit | undefined)[],
  { needs, unheard }: Question,
): { readonly share: number; readonly honest: number } {
  let held = 0;
  let missed = 0;
  for (const [term, much] of needs) {
    const fraction = Math.max(...hits.map((hit) => (hit ? sharesIn(hit, term) : 0)));
    held += much.held * fraction;
    missed += much.missed * (1 - fraction);
  }
  if (held === 0) return { share: 0, honest: 0 };
  return { share: held / (held + missed + unheard), honest: held / (held + LENIENT * missed + unheard) };
}

/** How much of a term a hit holds. What a fact says is what it is about; a page also says what is about others. */
function sharesIn({ document, terms }: Hit, term: string): number {
  const parts = terms.get(term);
  if (!parts) return 0;
  return parts.some((part) => TELLING.has(part) || (document.fact && part === 'summary')) ? 1 : MENTIONED;
}
