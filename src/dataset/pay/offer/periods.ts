import type { Amount } from './amounts.ts';
import type { Period } from './part-words.ts';
import type { Token } from './token.ts';

/** What may stand between an amount and how often it is paid. */
const BETWEEN: ReadonlySet<Token['kind']> = new Set(['currency', 'label', 'idle']);

/** How often an amount is paid, `both` where two words contradict each other: "45 lpa a month". */
export type Often = Period | 'both';

/** How often each amount is paid, where that stands right after it, or right before it: "monthly 8k". */
export function attachedPeriods(
  tokens: readonly Token[],
  amounts: readonly Amount[],
): ReadonlyMap<Amount, Often> {
  const found = new Map<Amount, Often>();
  for (const amount of amounts) if (amount.period) found.set(amount, amount.period);
  tokens.forEach((token, at) => {
    if (token.kind !== 'period') return;
    const step = (by: 1 | -1): Amount | undefined => {
      let next = at + by;
      while (
        BETWEEN.has(tokens[next]?.kind ?? 'word') &&
        !amounts.some((one) => one.first <= next && next <= one.last)
      )
        next += by;
      return amounts.find((one) => one.first <= next && next <= one.last);
    };
    const owner = step(-1) ?? step(1);
    if (!owner) return;
    const before = found.get(owner);
    found.set(owner, before === undefined || before === token.period ? token.period : 'both');
  });
  return found;
}
