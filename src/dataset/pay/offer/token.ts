import type { Fraction } from 'fraction.js';
import type { CurrencySaid, Part } from './offer.ts';
import type { Period } from './part-words.ts';
import type { Scale } from './scales.ts';

/** A piece of a text about an offer. `at` and `end` are where it stands in the text. */
export type Token = { readonly at: number; readonly end: number } & (
  | {
      readonly kind: 'number';
      readonly value: Fraction;
      readonly decimals: Fraction | undefined;
      readonly hasSpaces: boolean;
    }
  | { readonly kind: 'scale'; readonly scale: Scale }
  | { readonly kind: 'currency'; readonly said: CurrencySaid }
  | { readonly kind: 'label'; readonly part: Part | 'benefit'; readonly words: string }
  | { readonly kind: 'period'; readonly period: Period }
  | { readonly kind: 'vesting'; readonly years: Fraction | undefined }
  /** A percent sign. */
  | { readonly kind: 'percent' }
  /** A dash, or "to", as between the ends of a range. */
  | { readonly kind: 'dash'; readonly isMinus: boolean }
  | { readonly kind: 'between' }
  | { readonly kind: 'and' }
  | { readonly kind: 'break' }
  /** A part that is said not to be there: "no bonus". */
  | { readonly kind: 'without' }
  /** Words that make the amounts something else than pay a year before tax. */
  | { readonly kind: 'net' }
  | { readonly kind: 'including' }
  /** Words between an amount and how often it is paid, which add nothing: "8k gross a month". */
  | { readonly kind: 'idle' }
  | { readonly kind: 'bound' }
  /** Digits that stand in no known form, or an amount in words. */
  | { readonly kind: 'odd'; readonly isInWords: boolean }
  /** Words that are of no offer. */
  | { readonly kind: 'word' }
);
