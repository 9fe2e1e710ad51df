import type { CurrencyAt } from './currency-words.ts';
import type { Offer, OfferRead } from './offer.ts';
import { readOffer } from './read-offer.ts';
import { REFUSALS } from './refusals.ts';

/** What a text says of one offer or of two side by side; `said` and `rest` are as those of one. */
export type OffersRead =
  | {
      readonly kind: 'offer';
      readonly offer: Offer;
      readonly otherOffer: Offer | undefined;
      readonly said: string;
      readonly rest: string;
    }
  | Exclude<OfferRead, { kind: 'offer' }>;

const VERSUS = /(?:^|\s)(?:vs\.?|versus|against|compared (?:to|with)|or)(?=\s|$)/giu;
/** "offer A: …" */
const NAME = /^\s*(?:offers?\s+)?(?:[ab12]\s*[:)]\s*|offer\s+[ab12]\s+|[ab]\s+(?=[^\p{L}\s]))/iu;

/** Reads an offer, or two with "vs" between. Words on either side that hold no amount are no offer. */
export function readOffers(text: string, currencyAt: CurrencyAt): OffersRead {
  const sides = text.split(VERSUS).map((side) => readOffer(side.replace(NAME, ''), currencyAt));
  const offers = sides.filter(({ kind }) => kind !== 'none');
  if (sides.length < 2 || offers.length < 2) return alone(readOffer(text, currencyAt));
  const rest = sides.map((one) => one.rest).join(' ');
  const said = offers.flatMap((one) => (one.kind === 'none' ? [] : [one.said])).join(' vs ');
  const problem = offers.find((one) => one.kind === 'refused');
  if (problem?.kind === 'refused') return { ...problem, said, rest };
  const [first, second, third] = offers.flatMap((one) => (one.kind === 'offer' ? [one.offer] : []));
  if (!first || third) return { kind: 'refused', refusal: REFUSALS.offers, hasAmount: true, said, rest };
  return { kind: 'offer', offer: first, otherOffer: second, said, rest };
}

const alone = (read: OfferRead): OffersRead =>
  read.kind === 'offer' ? { ...read, otherOffer: undefined } : read;
