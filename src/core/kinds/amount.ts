import type { Dataset } from '../../dataset/dataset.ts';
import { flagKind } from './number-and-text.ts';
import type { OptionKind } from '../declare/option.ts';

/** "90k", "90 to 100k", "120000", "120 000", "25 lakh", "2.5 crore". */
const FOLDED =
  /^(?:\d{2,3}(?: \d)?(?: (?:to )?\d{2,3})? ?k|\d{5,8}|\d{2,3} \d{3}|\d{1,3}(?: \d{1,2})? ?(?:lakhs?|lacs?|lpa|crores?|cr)|\d{1,3}(?: \d)? ?(?:grand|thousand))$/;
/** "£90k", "$ 120,000", "€95.000". */
const SIGNED = /^\p{Sc}\s?\d/u;
const WORDS = 'beside mine';

/** Whether words are an amount of money that somebody earns or was offered. */
export const isAmount = (phrase: string, said = phrase): boolean =>
  FOLDED.test(phrase) || SIGNED.test(said.trim());

/**
 * An amount of pay that somebody typed: it is understood to be one, and not kept. Its value says no more than that there
 * was one, so that no button, form or log holds it.
 */
export const amountKind: OptionKind<boolean> = {
  ...flagKind([WORDS]),
  name: 'amount',
  maxWords: 4,
  match: (phrase, _data, _list, said) => (phrase === WORDS || isAmount(phrase, said) ? true : undefined),
  label: () => 'an amount, which is not kept',
};

const IN_TEXT =
  /\p{Sc}\s?\d[\d.,]*\s?[km]?\b|\b\d{2,3}(?:[.,]\d)?\s?k\b|\b\d{1,3}(?:[.,]\d{3})+\b|\b\d{5,8}\b|\b\d{1,3}(?:\.\d+)?\s?(?:lakhs?|lacs?|lpa|crores?|cr)\b/giu;

/** Whether a text holds such an amount, or one of an offer in any other form. */
export const holdsAmount = (text: string, data: Dataset): boolean =>
  text.search(IN_TEXT) >= 0 || holdsOffer(text, data);

/** Whether a text surely holds an amount of pay, be it one that can be read or not. */
export function holdsOffer(text: string, { pay }: Dataset): boolean {
  const found = pay.offers(text);
  return found.kind === 'offer' || (found.kind === 'refused' && found.hasAmount);
}

/** A text without such amounts, for what is kept longer than an answer, such as a button. */
export function withoutAmounts(text: string, { pay }: Dataset): string {
  const found = pay.offers(text);
  return (found.kind === 'none' ? text : found.amountless).replaceAll(IN_TEXT, ' ');
}

/** Whether a text for a command is left to the one that judges offers: it holds an amount, and the command wants none. */
export const isLeftToOffers = (
  { command }: { readonly command: { readonly leavesOffers: boolean } },
  text: string,
  data: Dataset,
): boolean => command.leavesOffers && holdsOffer(text, data);
