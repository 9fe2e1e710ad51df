import type { Amount } from './amounts.ts';
import type { Part } from './offer.ts';
import type { Token } from './token.ts';

type Label = Extract<Token, { kind: 'label' }>;

/** An amount, and what it is called; undefined where nothing beside it says. */
export interface Named {
  readonly amount: Amount;
  readonly label: Label | undefined;
}

/** The amounts of a text with their names, and the names that no amount stands beside. */
export interface Assignment {
  readonly named: readonly Named[];
  readonly alone: readonly Label[];
}

type Item = { readonly amount: Amount } | { readonly label: Label };

/** Amounts and labels between two breaks, in order. */
function segmentsOf(tokens: readonly Token[], amounts: readonly Amount[]): readonly (readonly Item[])[] {
  const segments: Item[][] = [[]];
  for (let at = 0; at < tokens.length; at++) {
    const amount = amounts.find(({ first }) => first === at);
    const token = tokens[at];
    if (amount) {
      segments.at(-1)?.push({ amount });
      at = amount.last;
    } else if (token?.kind === 'label') segments.at(-1)?.push({ label: token });
    else if (token?.kind === 'break' || token?.kind === 'and') segments.push([]);
  }
  return segments.filter((items) => items.length > 0);
}

/** Every way in which the labels of a segment name the amount before or after them. */
function waysOf(
  items: readonly Item[],
  at = 0,
  taken: ReadonlySet<Amount> = new Set(),
): readonly Assignment[] {
  const item = items[at];
  if (!item) return [{ named: [], alone: [] }];
  if ('amount' in item) return waysOf(items, at + 1, taken);
  const beside = [items[at - 1], items[at + 1]].flatMap((one) =>
    one && 'amount' in one && !taken.has(one.amount) ? [one.amount] : [],
  );
  const matched = beside.flatMap((amount) =>
    waysOf(items, at + 1, new Set([...taken, amount])).map(({ named, alone }) => ({
      named: [{ amount, label: item.label }, ...named],
      alone,
    })),
  );
  const left = waysOf(items, at + 1, taken).map(({ named, alone }) => ({
    named,
    alone: [item.label, ...alone],
  }));
  return [...matched, ...left];
}

const partOf = ({ named }: Assignment, amount: Amount): Part | 'benefit' =>
  named.find((one) => one.amount === amount)?.label?.part ?? 'base';

/** A bonus or a sign-on that is more than the base was most likely read the wrong way round. */
function isLikely(way: Assignment, amounts: readonly Amount[]): boolean {
  const base = amounts.find((amount) => partOf(way, amount) === 'base');
  return amounts.every((amount) => {
    const part = partOf(way, amount);
    const isFlexible = part !== 'bonus' && part !== 'signOn';
    return (
      isFlexible || amount.isPercent || (base !== undefined && amount.ends.low.compare(base.ends.low) <= 0)
    );
  });
}

/** More amounts than any offer has: naming them all would take too long. */
const MOST_AMOUNTS = 10;
/** More ways than those can be named in. */
const MOST_WAYS = 2048;

/** Two ways that call every amount the same are one. */
const keyOf = (way: Assignment, amounts: readonly Amount[]): string =>
  amounts.map((amount) => partOf(way, amount)).join(' ');

/** Only a bonus is said in per cent. */
const suits = ({ named }: Assignment): boolean =>
  named.every(
    ({ amount, label }) =>
      !amount.isPercent || label?.part === 'bonus' || label?.part === 'equity' || label?.part === 'benefit',
  );

/**
 * Names every amount by the label beside it, within its part of the sentence. Undefined where it could be done in two ways
 * that differ: "180k equity 200k".
 */
export function assign(tokens: readonly Token[], amounts: readonly Amount[]): Assignment | undefined {
  if (amounts.length > MOST_AMOUNTS) return undefined;
  const parts = segmentsOf(tokens, amounts).map((items) => {
    const own = items.flatMap((one) => ('amount' in one ? [one.amount] : []));
    const all = waysOf(items).filter(suits);
    const most = Math.max(0, ...all.map(({ named }) => named.length));
    return { own, ways: all.filter(({ named }) => named.length === most) };
  });
  const ways = parts.reduce<readonly Assignment[]>(
    (before, { ways: next }) =>
      before
        .flatMap((one) =>
          next.map((other) => ({
            named: [...one.named, ...other.named],
            alone: [...one.alone, ...other.alone],
          })),
        )
        .slice(0, MOST_WAYS),
    [{ named: [], alone: [] }],
  );
  const likely = ways.filter((way) => isLikely(way, amounts));
  const open = likely.length > 0 ? likely : ways;
  const [first] = open;
  if (!first || new Set(open.map((way) => keyOf(way, amounts))).size > 1) return undefined;
  const named = amounts.map(
    (amount) => first.named.find((one) => one.amount === amount) ?? { amount, label: undefined },
  );
  return { named, alone: first.alone };
}
