import type { OffersRead } from '../../../src/dataset/pay/offer/read-offers.ts';
import type { Ends } from '../../../src/dataset/pay/money.ts';
import type { Offer } from '../../../src/dataset/pay/offer/offer.ts';
import { shippedData } from '../shipped.ts';

const { pay } = shippedData();

/** What a text says of offers. */
export const read = (text: string): OffersRead => pay.offers(text);

/** An amount in short: "90000" or "90000–110000". */
const short = ({ low, high }: Ends): string =>
  low.equals(high) ? low.toString() : `${low.toString()}–${high.toString()}`;

/** An offer in a line, each part by its name: "base 180000, bonus 15%, equity 200000/4, currency USD". */
export function inShort({ base, bonus, equity, signOn, total, currency, monthly }: Offer): string {
  const said =
    currency?.kind === 'one' ? currency.id : currency?.kind === 'shared' ? currency.shared : currency?.code;
  return [
    base && `base ${short(base)}`,
    bonus && `bonus ${short(bonus.ends)}${bonus.kind === 'percent' ? '%' : ''}`,
    equity &&
      `equity ${short(equity.amount)}/${equity.years.toString()}${equity.isAssumed ? ' assumed' : ''}`,
    signOn && `sign-on ${short(signOn)}`,
    total && `total ${short(total)}`,
    monthly.length > 0 && `monthly ${monthly.join(' and ')}`,
    said !== undefined && `currency ${said}`,
  ]
    .filter((one) => typeof one === 'string')
    .join(', ');
}

/** What a text says in a line: an offer in short, or the title of a refusal in brackets. */
export function spoken(text: string): string {
  const found = read(text);
  if (found.kind === 'none') return '(no offer)';
  if (found.kind === 'refused') return `(${found.refusal.title})`;
  const { offer, otherOffer } = found;
  return otherOffer ? `${inShort(offer)} vs ${inShort(otherOffer)}` : inShort(offer);
}

/** The part of a text that is of offers; the whole text where none is. */
export function saidIn(text: string): string {
  const found = read(text);
  return found.kind === 'none' ? text : found.said;
}

/** The words of a text that are of no offer. */
export function restOf(text: string): string {
  const found = read(text);
  return found.kind === 'none' ? text : found.rest;
}
