import type { Dataset } from '../../dataset/dataset.ts';
import { amountAt, type Listed } from '../../dataset/pay/listed/listed.ts';
import {
  writeBetween,
  writeCount,
  writeRounded,
  writeSpan,
  type Spread,
} from '../../dataset/pay/listed/words.ts';
import { isOwnFigure } from '../../dataset/pay/own/own-pay.ts';
import type { Quote } from '../../dataset/pay/quote.ts';
import type { Currency } from '../../dataset/pay/records.ts';
import type { Amount, AxisMoney, ListedPay, OfficialPay, PayBand } from '../../reply/picture.ts';
import type { Voices } from '../pay/voices.ts';

/** The sources of a picture's figures, each once, with their years: "Startupbricks guide 2025 · ONS 2025". */
export const sourceLine = (ids: readonly string[], data: Dataset): string =>
  [...new Set(ids)]
    .map((id) => data.source(id))
    .map(({ short, date }) => `${short} ${date.slice(0, '2025'.length)}`)
    .join(' · ');

/** How the amounts of a currency are written along an axis. */
export const moneyOf = ({ prefix, sign, scale }: Currency): AxisMoney => ({ prefix, sign, scale });

/** A quote as a band that is drawn. */
export const bandOf = (quote: Quote): PayBand => {
  const { low, high, open, interpolated, premiums, rates, text } = quote;
  return {
    ...{ low, high, open, text },
    estimate: interpolated || premiums.length > 0 || rates.length > 0,
    ...(isOwnFigure(quote) && { own: true }),
  };
};

/** What was listed, as it is drawn; undefined where there are too few listings. */
export function listedPay({ listed, spread, place }: Voices, { pay }: Dataset): ListedPay | undefined {
  if (!listed || !spread) return undefined;
  const at = (percent: number): Amount => {
    const amount = amountAt(spread.amounts, percent) ?? 0;
    return { amount, text: writeRounded(amount, spread.currency) };
  };
  return {
    label: `Listed, ${place.countryName}`,
    level: levelInstead(listed, pay),
    ...{ p10: at(10), p25: at(25), median: at(50), p75: at(75), p90: at(90) },
    count: writeCount(listed.listings),
  };
}

const levelInstead = ({ level, insteadOf }: Listed, pay: Dataset['pay']): string =>
  insteadOf === undefined ? '' : `${pay.level(level).name.toLowerCase()} level`;

/** The listings in words: "Listed, UK, 77 listings, 2023–25: median £115K, middle half £76K–£140K, middle 80% £61K–£163K". */
export const listedWords = (
  { label, level, count, median }: ListedPay,
  listed: Listed,
  spread: Spread,
): string =>
  `${[label, ...(level === '' ? [] : [level]), count].join(', ')}, ${writeSpan(listed)}: median ${median.text}, middle half ${writeBetween(spread, 25, 75)}, middle 80% ${writeBetween(spread, 10, 90)}`;

/** What an office counts, as it is drawn. */
export function officialPay({ official, currency }: Voices, { pay }: Dataset): OfficialPay | undefined {
  if (!official) return undefined;
  const at = (percent: 10 | 25 | 50 | 75 | 90): Amount | undefined =>
    pay.officialAmount(official, percent, currency);
  const median = at(50);
  if (!median) return undefined;
  const [low, high] = at(10) && at(90) ? [at(10), at(90)] : [at(25), at(75)];
  const isSpread = low !== undefined && high !== undefined;
  return {
    ...{ label: 'Official', median },
    ...{ low: isSpread ? low : undefined, high: isSpread ? high : undefined },
    between: !isSpread ? '' : at(10) && at(90) ? 'middle 80%' : 'middle half',
  };
}
