import type { Fraction } from 'fraction.js';
import type { Ends } from '../money.ts';

/** A currency as it was said; `shared` is a word of several, such as "$", of which the place decides. */
export type CurrencySaid =
  | { readonly kind: 'one'; readonly id: string }
  | { readonly kind: 'shared'; readonly shared: SharedCurrency }
  /** An ISO 4217 code that there is no rate for. */
  | { readonly kind: 'unrated'; readonly code: string };

/** Words and signs that several currencies go by. */
export type SharedCurrency = 'dollar' | 'krone' | 'peso' | 'rupee' | 'yen';

/** The parts of an offer that an amount may be named as; `total` is all of them together. */
export const PARTS = ['base', 'bonus', 'equity', 'signOn', 'total'] as const;
/** A part of an offer. */
export type Part = (typeof PARTS)[number];

/** A bonus: an amount a year, or per cent of the base. */
export interface Bonus {
  readonly kind: 'amount' | 'percent';
  readonly ends: Ends;
}

/** Equity: a grant that vests over so many years, or so much a year. */
export interface Equity {
  readonly amount: Ends;
  /** One where it was said by the year. */
  readonly years: Fraction;
  /** Whether the years are the usual ones, since nobody said any. */
  readonly isAssumed: boolean;
  readonly isYearly: boolean;
}

/** An offer as it was typed: exact amounts in whole units of its currency a year, equal ends where there is no range. */
export interface Offer {
  readonly base: Ends | undefined;
  readonly bonus: Bonus | undefined;
  readonly equity: Equity | undefined;
  /** Paid once. */
  readonly signOn: Ends | undefined;
  /** All of it a year, where that was said. */
  readonly total: Ends | undefined;
  readonly currency: CurrencySaid | undefined;
  /** Whether amounts were said in lakh or crore. */
  readonly inLakh: boolean;
  /** Parts that were said by the month, and are a year's now. */
  readonly monthly: readonly Part[];
  /** Parts that were named without an amount. */
  readonly unpriced: readonly Part[];
  /** What has an amount and is no pay, in the words it was called by: "relocation". */
  readonly notCounted: readonly string[];
}

/** Why a text is no offer, in words for its person: a title, and what to type instead. */
export interface Refusal {
  readonly title: string;
  readonly hint: string;
  /** An offer as it may be typed, after the command's name. */
  readonly example: string;
}

/** A text that holds amounts, in parts. */
export interface SplitText {
  /** What says the offer, which reads as the same offer again. */
  readonly said: string;
  /** The text without the offer, from which the level and the place are read. */
  readonly rest: string;
  /** The text without its amounts, from which the question is read. */
  readonly amountless: string;
}

/** What a text says of an offer. */
export type OfferRead =
  | ({ readonly kind: 'offer'; readonly offer: Offer } & SplitText)
  | RefusedOffer
  | { readonly kind: 'none' };

/** A text that may be of an offer and cannot be read; `hasAmount` where it surely holds money. */
export interface RefusedOffer extends SplitText {
  readonly kind: 'refused';
  readonly refusal: Refusal;
  readonly hasAmount: boolean;
}
