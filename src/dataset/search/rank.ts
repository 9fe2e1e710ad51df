import type { Hit } from './index.ts';
import { TELLING } from './index.ts';
import type { Question } from './question.ts';
import type { Found } from './search.ts';

export const K = { fact: 0.4, others: 0.05, mentioned: 0.5, cover: 0.5, squash: 30, lead: 1.15, power: 2, missed: 0.5, unheard: 0.8 };

/** Pages by what they and their facts hold of a question; those left out that hold too little of it. */
export function rank(hits: readonly Hit[], { needs, unheard }: Question): readonly Found[] {
  if ((globalThis as any).DEBUG) { console.log(needs); for (const h of [...hits].sort((a,b)=>b.score-a.score).slice(0,12)) console.log(h.score.toFixed(1), h.document.page.ref, h.document.fact?.id, JSON.stringify([...h.terms])); }
  const pages = Map.groupBy(hits, ({ document }) => document.page);
  return Array.from(pages, ([page, own]) => {
    const alone = own.find(({ document }) => !document.fact)?.score ?? 0;
    const [best, second] = own.filter(({ document }) => document.fact).sort((a, b) => b.score - a.score);
    const held = own.filter((one) => !one.document.fact || one === best);
    const cover = coverOf(held, needs, unheard);
    const raw = (alone + K.fact * (best?.score ?? 0)) * cover ** K.power;
    const fact =
      best && best.score > alone && best.score > K.lead * (second?.score ?? 0) ? best.document.fact : undefined;
    return { page, cover, score: raw / (raw + K.squash), ...(fact && { fact }) };
  })
    .filter(({ cover }) => cover >= K.cover)
    .sort((a, b) => b.score - a.score);
}

/** The share of what a question needs that hits hold, from 0 to 1; a word only mentioned counts less. */
function coverOf(hits: readonly Hit[], needs: ReadonlyMap<string, number>, unheard: number): number {
  let [missed, held] = [0, 0];
  for (const [term, much] of needs) {
    const parts = hits.flatMap(({ terms }) => terms.get(term) ?? []);
    const share = parts.some((one) => TELLING.has(one)) ? 1 : parts.length > 0 ? K.mentioned : 0;
    held += much * share;
    missed += much * (1 - share);
  }
  return held === 0 ? 0 : held / (held + K.missed * missed + K.unheard * unheard);
}
