import { Rules } from '@cto.af/linebreak';

/** A figure, a currency's sign before it and a unit after it: "£90K", "1.5Cr", "25%". */
const FIGURE = String.raw`\p{Sc}?\d[\d.,]*(?:K|M|L|Cr|%)?\+?`;
/** A range of figures, or one with a currency's letters or sign; the sign of an estimate belongs to it. */
const AMOUNT = new RegExp(
  [
    String.raw`(?:≈\s)?(?:\b[A-Z]{3}\s)?${FIGURE}\u2060?–\u2060?${FIGURE}`,
    String.raw`(?:≈\s)?\b[A-Z]{3}\s\p{Sc}\d[\d.,]*(?:K|M|L|Cr)?\+?`,
    String.raw`≈\s${FIGURE}`,
  ].join('|'),
  'gu',
);

const rules = new Rules();

/** Where the lines of a text end that is wrapped at a width, as clients do by Unicode's rules for ends of lines. */
export function lineEnds(text: string, width: number): number[] {
  const ends: number[] = [];
  let start = 0;
  let last = 0;
  for (const { position: pos } of rules.breaks(text)) {
    if (text.slice(start, pos).trimEnd().length > width && last > start) {
      ends.push(last);
      start = last;
    }
    last = pos;
  }
  return ends;
}

/** The amounts of a text that a line's end parts at any of some widths. */
export function partedAmounts(text: string, widths: readonly number[]): string[] {
  const amounts = [...text.matchAll(AMOUNT)].map((one) => ({ amount: one[0], from: one.index }));
  if (amounts.length === 0) return [];
  const ends = new Set(widths.flatMap((width) => lineEnds(text, width)));
  return amounts.flatMap(({ amount, from }) =>
    [...ends].some((end) => end > from && end < from + amount.length) ? [amount] : [],
  );
}
