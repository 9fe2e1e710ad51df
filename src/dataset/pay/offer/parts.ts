import { Fraction } from 'fraction.js';
import type { Ends } from '../money.ts';
import type { Amount } from './amounts.ts';
import type { Assignment, Named } from './assign.ts';
import type { Bonus, CurrencySaid, Equity, Offer, Part } from './offer.ts';
import type { Often } from './periods.ts';
import type { Problem } from './refusals.ts';
import type { Token } from './token.ts';

/** Vesting that most grants have, taken where nobody said. */
export const USUAL_VESTING = 4;
const LONGEST_VESTING = 10;

/** The one amount of each part, as far as it was given. */
type Parts = Readonly<Partial<Record<Part | 'benefit', Named>>>;

/** The parts of an offer, from the amounts and what each was called; or what is wrong with them. */
export function offerOf(
  tokens: readonly Token[],
  { named, alone }: Assignment,
  periods: ReadonlyMap<Amount, Often>,
): Offer | Problem {
  const parts = partsOf(named);
  if (typeof parts === 'string') return parts;
  const { base, bonus, equity, signOn, total } = parts;
  const currency = currencyOf(tokens);
  if (currency === 'two') return 'currencies';
  const vesting = vestingOf(tokens);
  if (vesting === 'odd') return 'vesting';
  if (equity && vesting && periods.has(equity.amount)) return 'equityOften';
  const isMonthly = (one: Named): boolean => periods.get(one.amount) === 'month';
  if (signOn && isMonthly(signOn)) return 'signOnMonthly';
  const yearly = (one: Named): Ends => (isMonthly(one) ? timesTwelve(one.amount.ends) : one.amount.ends);
  // A share of the company has no worth that anybody could name.
  const isShare = equity?.amount.isPercent === true;
  const unpriced = alone.flatMap(({ part }) => (isAddition(part) && !parts[part] ? [part] : []));
  return {
    base: base && yearly(base),
    bonus: bonus && bonusOf(bonus, yearly(bonus)),
    equity: equity && !isShare ? equityOf(equity, yearly(equity), periods, vesting) : undefined,
    signOn: signOn?.amount.ends,
    total: total && yearly(total),
    currency,
    inLakh: named.some(({ amount }) => amount.inLakh),
    monthly: PRICED.filter((part) => parts[part] && isMonthly(parts[part])),
    unpriced: [...new Set<Part>([...unpriced, ...(isShare ? ['equity' as const] : [])])],
    notCounted: named.flatMap(({ label }) => (label?.part === 'benefit' ? [label.words] : [])),
  };
}

const PRICED = ['base', 'bonus', 'equity', 'total'] as const;

const isAddition = (part: Part | 'benefit'): part is 'bonus' | 'equity' | 'signOn' =>
  part === 'bonus' || part === 'equity' || part === 'signOn';

/** Sorts amounts by part. One without a name is the base, where there is no other. */
function partsOf(named: readonly Named[]): Parts | Problem {
  const unnamed = named.filter(({ label }) => !label);
  if (unnamed.some(({ amount }) => amount.isPercent)) return 'percent';
  const parts: Partial<Record<Part | 'benefit', Named>> = {};
  for (const one of named) {
    const part = one.label?.part ?? 'base';
    if (part === 'benefit') continue;
    if (parts[part]) return unnamed.length > 0 && part === 'base' ? 'unnamed' : 'twice';
    parts[part] = one;
  }
  const hasAdditions = (['bonus', 'equity', 'signOn'] as const).some((part) => parts[part]);
  return parts.base || (parts.total && !hasAdditions) ? parts : 'noBase';
}

const timesTwelve = ({ low, high }: Ends): Ends => ({ low: low.mul(12), high: high.mul(12) });

const bonusOf = ({ amount }: Named, ends: Ends): Bonus => ({
  kind: amount.isPercent ? 'percent' : 'amount',
  ends: amount.isPercent ? amount.ends : ends,
});

function equityOf(
  { amount }: Named,
  yearly: Ends,
  periods: ReadonlyMap<Amount, Often>,
  vesting: Fraction | undefined,
): Equity {
  // So much a year is so much over one year.
  if (periods.has(amount))
    return { amount: yearly, years: new Fraction(1), isAssumed: false, isYearly: true };
  return {
    amount: amount.ends,
    years: vesting ?? new Fraction(USUAL_VESTING),
    isAssumed: vesting === undefined,
    isYearly: false,
  };
}

function vestingOf(tokens: readonly Token[]): Fraction | undefined | 'odd' {
  const said = tokens.flatMap((one) => (one.kind === 'vesting' && one.years ? [one.years] : []));
  const [first] = said;
  if (!first) return undefined;
  const isOdd = said.length > 1 || first.compare(0) <= 0 || first.compare(LONGEST_VESTING) > 0;
  return isOdd ? 'odd' : first;
}

const isSame = (one: CurrencySaid, other: CurrencySaid): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** The one currency that was said: a code beside "$" says which dollar. */
function currencyOf(tokens: readonly Token[]): CurrencySaid | undefined | 'two' {
  const said = tokens.flatMap((one) => (one.kind === 'currency' ? [one.said] : []));
  const exact = said.filter(({ kind }) => kind !== 'shared');
  const [first, ...others] = exact.length > 0 ? exact : said;
  return others.some((one) => first && !isSame(first, one)) ? 'two' : first;
}
