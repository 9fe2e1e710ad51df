import type { Period } from './part-words.ts';

/** What a number is counted in. */
export interface Scale {
  readonly factor: number;
  readonly inLakh: boolean;
  /** Whether a dot before three digits can only be of decimals. */
  readonly takesDecimals: boolean;
  readonly period: Period | undefined;
}

const scale = (factor: number, rest: Partial<Scale> = {}): Scale => ({
  factor,
  inLakh: false,
  takesDecimals: factor > 1000,
  period: undefined,
  ...rest,
});
const LAKH = scale(100_000, { inLakh: true });
/** What the words and letters after a number multiply it by. */
export const SCALES: Readonly<Record<string, Scale>> = {
  k: scale(1000),
  thousand: scale(1000),
  grand: scale(1000),
  m: scale(1_000_000),
  mn: scale(1_000_000),
  mio: scale(1_000_000),
  mil: scale(1_000_000),
  million: scale(1_000_000),
  millions: scale(1_000_000),
  l: LAKH,
  lac: LAKH,
  lacs: LAKH,
  lakh: LAKH,
  lakhs: LAKH,
  lpa: { ...LAKH, period: 'year' },
  cr: scale(10_000_000, { inLakh: true }),
  crs: scale(10_000_000, { inLakh: true }),
  crore: scale(10_000_000, { inLakh: true }),
  crores: scale(10_000_000, { inLakh: true }),
};
