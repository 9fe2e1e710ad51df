import { Fraction } from 'fraction.js';

/** A number as it was typed. */
export interface NumberRead {
  readonly value: Fraction;
  /** One separator before three digits: "120.000" is thousands, "1.125" before "million" has decimals. */
  readonly decimals: Fraction | undefined;
  readonly hasSpaces: boolean;
}

/** "120,000", "1.200.000", "120'000", "120 000", with or without cents. */
const GROUPED =
  /^(?:[1-9]\d{0,2}(?:,\d{3})+(?:\.\d{1,2})?|[1-9]\d{0,2}(?:\.\d{3})+(?:,\d{1,2})?|[1-9]\d{0,2}(?:'\d{3})+(?:[.,]\d{1,2})?|[1-9]\d{0,2}(?: \d{3})+(?:[.,]\d{1,2})?)$/;
/** "1,20,000", "12,00,000". */
const INDIAN = /^[1-9]\d?(?:,\d{2})+,\d{3}(?:\.\d{1,2})?$/;
const PLAIN = /^\d+(?:[.,]\d{1,2})?$/;
const ONE_SEPARATOR = /^\d{1,3}[.,]\d{3}$/;
const CENTS = /[.,](\d{1,2})$/;

/** The number that digits with separators stand for; undefined where they are grouped in no known way. */
export function readNumber(typed: string): NumberRead | undefined {
  const isGrouped = GROUPED.test(typed) || INDIAN.test(typed);
  if (!isGrouped && !PLAIN.test(typed) && !ONE_SEPARATOR.test(typed)) return undefined;
  const cents = CENTS.exec(typed)?.[1] ?? '';
  const whole = (cents === '' ? typed : typed.slice(0, -cents.length - 1)).replaceAll(/\D/g, '');
  const value = new Fraction(`${whole}.${cents === '' ? '0' : cents}`);
  const decimals = ONE_SEPARATOR.test(typed) ? new Fraction(typed.replace(',', '.')) : undefined;
  // "0.125" groups nothing.
  return {
    value: isGrouped || !decimals ? value : decimals,
    decimals,
    hasSpaces: typed.includes(' '),
  };
}
