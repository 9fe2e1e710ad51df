import type { CurrencyAt } from './currency-words.ts';
import type { Offer, OfferRead, SplitText } from './offer.ts';
import { readOffer } from './read-offer.ts';
import { REFUSALS } from './refusals.ts';

/** What a text says of one offer, or of two side by side. */
export type OffersRead =
  | ({ readonly kind: 'offer'; readonly offer: Offer; readonly otherOffer: Offer | undefined } & SplitText)
  | Exclude<OfferRead, { kind: 'offer' }>;

const VERSUS = /(?:^|\s)(?:vs\.?|versus|against|compared (?:to|with)|or)(?=\s|$)/giu;
/** "offer A: …" */
const NAME = /^\s*(?:offers?\s+)?(?:[ab12]\s*[:)]\s*|offer\s+[ab12]\s+|[ab]\s+(?=[^\p{L}\s]))/iu;

/** Reads an offer, or two with "vs" between. Words on either side that hold no amount are no offer. */
export function readOffers(text: string, currencyAt: CurrencyAt): OffersRead {
  const whole = readOffer(text, currencyAt);
  if (whole.kind === 'none') return whole;
  const sides = text.split(VERSUS).map((side) => side.replace(NAME, ''));
  const read = sides.map((side) => readOffer(side, currencyAt));
  const offers = read.flatMap((one) => (one.kind === 'none' ? [] : [one]));
  if (offers.length < 2) return alone(whole);
  const parts: SplitText = {
    said: offers.map((one) => one.said).join(' vs '),
    rest: read.map((one, at) => (one.kind === 'none' ? sides[at] : one.rest)).join(' '),
    amountless: whole.amountless,
  };
  const problem = offers.find((one) => one.kind === 'refused');
  if (problem) return { ...problem, ...parts };
  const [first, second, third] = offers.flatMap((one) => (one.kind === 'offer' ? [one.offer] : []));
  return first && !third
    ? { kind: 'offer', offer: first, otherOffer: second, ...parts }
    : { kind: 'refused', refusal: REFUSALS.offers, hasAmount: true, ...parts };
}

const alone = (read: OfferRead): OffersRead =>
  read.kind === 'offer' ? { ...read, otherOffer: undefined } : read;
