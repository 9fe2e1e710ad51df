/** Between two characters, says that no line may end there. */
const JOINER = '\u2060';
const SPACE = '\u00a0';

/** The dash of a range, between two figures: of "£90K–£130K", "2–3 months". */
const DASH = /(?<=[\d%+KLMr])–(?=[\p{Sc}\d])/gu;
/** The space after the sign of an estimate, or after a currency's letters: of "≈ £104K", "CAD $140K". */
const BESIDE_SIGN = /(?<=≈|\b[A-Z]{3}) (?=[\p{Sc}\d]|[A-Z]{3} [\p{Sc}\d])/gu;

/** Of most texts it says at once that there is nothing to be done. */
const SIGN = /≈ |[A-Z]{3} /;

/** A text in which no line ends inside an amount or a range. */
export function keepAmounts(text: string): string {
  const ranges = text.includes('–') ? text.replace(DASH, `${JOINER}–${JOINER}`) : text;
  return SIGN.test(ranges) ? ranges.replace(BESIDE_SIGN, SPACE) : ranges;
}

/** The same text with its ordinary spaces: for files, logs and whatever is copied from a terminal. */
export const breakable = (text: string): string => text.replaceAll(JOINER, '').replaceAll(SPACE, ' ');
