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

/** Without any of these a text holds no amount: most texts do not, and are not looked at further. */
const MAY_HOLD =
  /\d{3}|\p{Sc}|\d[.,' e]\d|\d\s?(?:[klm%/]|cr|thousand|grand|mio|mil|percent|per cent|pct)|\bla(?:kh|c)|crore|million|thousand|(?![0-9])\p{Nd}/iu;

/** Plain words and signs without a digit, which most texts are: cheaper to see than to read. */
const PLAIN_WORDS = /^[\x00-\x7f]*$/;
const ANY_AMOUNT = /\d|\$|la(?:kh|c)|crore|million|thousand/i;

/** Reads an offer of one text: its amounts, what each is, and the currency. Never throws. */
export function readOffer(text: string, currencyAt: CurrencyAt): OfferRead {
  if (!ANY_AMOUNT.test(text) && PLAIN_WORDS.test(text)) return { kind: 'none' };
  const plain = plainSigns(text);
  if (!MAY_HOLD.test(plain)) return { kind: 'none' };
  const tokens = tokensOf(plain, currencyAt);
  const amounts = amountsIn(tokens);
  if (typeof amounts === 'string') return refused(plain, tokens, amounts, undefined);
  const periods = attachedPeriods(tokens, amounts);
  const money = amounts.filter(
    (one) =>
      one.isMoney || periods.has(one) || isBesideLabel(tokens, one, 1) || isBesideLabel(tokens, one, -1),
  );
  const problem = problemWith(tokens, amounts, money, periods);
  if (problem) return refused(plain, tokens, problem, amounts);
  if (money.length === 0) return { kind: 'none' };
  const assignment = assign(tokens, money);
  const offer = assignment ? offerOf(tokens, assignment, periods) : 'unnamed';
  if (typeof offer === 'string') return refused(plain, tokens, offer, amounts);
  const used = usedBy(tokens, money, offer);
  const pauses = tokens.filter(({ kind }) => kind === 'break' || kind === 'and' || kind === 'idle');
  return {
    kind: 'offer',
    offer,
    said: only(plain, tokens, new Set([...used, ...pauses])),
    rest: without(plain, tokens, used),
    amountless: without(plain, tokens, inAmounts(tokens, money)),
  };
}

/** A text refused for a problem; `amounts` are those that were found, undefined where they are the problem. */
function refused(
  plain: string,
  tokens: readonly Token[],
  problem: Problem,
  amounts: readonly Amount[] | undefined,
): OfferRead {
  const said = new Set(
    tokens.filter((one) => one.kind !== 'word' || /\d/.test(plain.slice(one.at, one.end))),
  );
  const isMoney = ({ kind }: Token): boolean => MONEY.has(kind);
  return {
    kind: 'refused',
    refusal: REFUSALS[problem],
    hasAmount: amounts === undefined || amounts.some((one) => one.isMoney),
    amountless: without(plain, tokens, new Set(tokens.filter(isMoney))),
    // What is odd is so beside the words around it, and an amount in words cannot be told from them.
    said: tokens.some(({ kind }) => kind === 'odd') ? plain : only(plain, tokens, said),
    rest: problem === 'words' ? '' : without(plain, tokens, said),
  };
}

const MONEY: ReadonlySet<Token['kind']> = new Set(['number', 'scale', 'currency', 'percent', 'odd']);

const inAmounts = (tokens: readonly Token[], amounts: readonly Amount[]): ReadonlySet<Token> =>
  new Set(amounts.flatMap(({ first, last }) => tokens.slice(first, last + 1)));

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
  return new Set([...tokens.filter(isOwn), ...inAmounts(tokens, money)]);
}

/** A text with some tokens taken out. */
function without(text: string, tokens: readonly Token[], taken: ReadonlySet<Token>): string {
  let [rest, from] = ['', 0];
  for (const token of tokens) {
    if (!taken.has(token)) continue;
    rest += `${text.slice(from, token.at)} `;
    from = token.end;
  }
  return (rest + text.slice(from)).replace(/\s+/gu, ' ').trim();
}

/** Stands where words were taken out, so that nothing on either side is read together. */
const GAP = ' etc ';

/** The text of some tokens alone. */
function only(text: string, tokens: readonly Token[], kept: ReadonlySet<Token>): string {
  let [said, end] = ['', 0];
  tokens.forEach((token, at) => {
    if (!kept.has(token)) return;
    const before = tokens[at - 1];
    const gap = before && kept.has(before) ? text.slice(end, token.at) : GAP;
    said += said === '' ? '' : gap;
    said += text.slice(token.at, token.end);
    ({ end } = token);
  });
  return said.replace(/^[\s,;&|+]+|[\s,;&|+]+$/gu, '');
}
