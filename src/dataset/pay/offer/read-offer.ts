import type { Ends } from '../money.ts';
import { amountsIn, LEAST_CLEAR, type Amount } from './amounts.ts';
import { assign } from './assign.ts';
import type { CurrencyAt } from './currency-words.ts';
import { attachedPeriods, type Often } from './periods.ts';
import type { Offer, OfferRead } from './offer.ts';
import { offerOf } from './parts.ts';
import { REFUSALS, type Problem } from './refusals.ts';
import { plainSigns } from './plain-signs.ts';
import type { Token } from './token.ts';
import { tokensOf } from './tokens.ts';

/** No pay is as much in any currency that there is a rate for. */
const MOST = 1_000_000_000_000;

/** Reads an offer of one text: its amounts, what each is, and the currency. Never throws. */
export function readOffer(text: string, currencyAt: CurrencyAt): OfferRead {
  const plain = plainSigns(text);
  const tokens = tokensOf(plain, currencyAt);
  const refused = (problem: Problem): OfferRead => ({
    kind: 'refused',
    refusal: REFUSALS[problem],
    rest: restOf(plain, tokens, new Set()),
  });
  const amounts = amountsIn(tokens);
  if (typeof amounts === 'string') return refused(amounts);
  const periods = attachedPeriods(tokens, amounts);
  const money = amounts.filter(
    (one) =>
      one.isMoney || periods.has(one) || isBesideLabel(tokens, one, 1) || isBesideLabel(tokens, one, -1),
  );
  const problem = problemWith(tokens, amounts, money, periods);
  if (problem) return refused(problem);
  if (money.length === 0) return { kind: 'none', rest: plain };
  const assignment = assign(tokens, money);
  if (!assignment) return refused('unnamed');
  const made = offerOf(tokens, assignment, periods);
  if (typeof made === 'string') return refused(made);
  return { kind: 'offer', offer: made, rest: restOf(plain, tokens, usedBy(tokens, money, made)) };
}

/** Whether a label stands next to an amount on one side, with at most a word such as "of" between. */
function isBesideLabel(tokens: readonly Token[], { first, last }: Amount, by: 1 | -1): boolean {
  let at = (by === 1 ? last : first) + by;
  while (tokens[at]?.kind === 'idle') at += by;
  const beside = tokens[at];
  return beside?.kind === 'label' && beside.part !== 'benefit';
}

/** Words and amounts that cannot be an offer, whatever stands beside them. */
function problemWith(
  tokens: readonly Token[],
  amounts: readonly Amount[],
  money: readonly Amount[],
  periods: ReadonlyMap<Amount, Often>,
): Problem | undefined {
  const has = (kind: Token['kind']): boolean => tokens.some((one) => one.kind === kind);
  const sums = money.filter(({ isPercent }) => !isPercent);
  if (has('odd')) return tokens.some((one) => one.kind === 'odd' && one.isInWords) ? 'words' : 'grouping';
  if (amounts.some(({ ends }) => ends.low.compare(0) <= 0)) return 'zero';
  const often = [...periods.values()];
  if (often.some((one) => one === 'hour' || one === 'day' || one === 'week')) return 'hourly';
  if (often.includes('both')) return 'often';
  if (often.includes('quarter')) return 'quarterly';
  const isSmall = ({ ends }: Amount): boolean => ends.low.compare(LEAST_CLEAR) < 0;
  if (sums.some(isSmall)) return 'units';
  const bare = amounts.filter((one) => !money.includes(one));
  if (bare.some(({ ends }) => !isCount(ends))) return 'units';
  if (sums.length === 0) return money.length > 0 ? 'noBase' : undefined;
  if (has('net')) return 'net';
  if (has('including')) return 'including';
  if (has('bound')) return 'bound';
  return sums.some(({ ends }) => ends.high.compare(MOST) > 0) ? 'absurd' : undefined;
}

/** A small whole number is of something else, a level or years; so is the number of a year. */
const isCount = ({ low, high }: Ends): boolean =>
  low.d === 1n &&
  high.d === 1n &&
  (high.compare(60) <= 0 || (low.compare(1950) >= 0 && high.compare(2100) <= 0));

/** The tokens that belong to the offer: the rest of the text is of a level and a place. */
function usedBy(tokens: readonly Token[], money: readonly Amount[], offer: Offer): ReadonlySet<Token> {
  const isOwn = ({ kind }: Token): boolean =>
    kind === 'currency' ||
    kind === 'label' ||
    kind === 'period' ||
    kind === 'without' ||
    (kind === 'vesting' && offer.equity !== undefined);
  return new Set([
    ...tokens.filter(isOwn),
    ...money.flatMap(({ first, last }) => tokens.slice(first, last + 1)),
  ]);
}

/** A text with some tokens taken out. */
function restOf(text: string, tokens: readonly Token[], used: ReadonlySet<Token>): string {
  let [rest, from] = ['', 0];
  for (const token of tokens) {
    if (!used.has(token)) continue;
    rest += `${text.slice(from, token.at)} `;
    from = token.end;
  }
  return (rest + text.slice(from)).replace(/\s+/gu, ' ').trim();
}
