/** Between two characters, says that no line may end there. */
const JOINER = '\u2060';
const SPACE = '\u00a0';

/** The dash of a range, between two figures: of "£90K–£130K", "2–3 months". */
const DASH = /(?<=[\d%+KLMr])–(?=[\p{Sc}\d])/gu;
/** The space after the sign of an estimate, or after a currency's letters: of "≈ £104K", "CAD $140K". */
const BESIDE_SIGN = /(?<=≈|\b[A-Z]{3}) (?=[\p{Sc}\d]|[A-Z]{3} [\p{Sc}\d])/gu;

/** A text in which no line ends inside an amount or a range. */
export const keepAmounts = (text: string): string =>
  text.replace(DASH, `${JOINER}–${JOINER}`).replace(BESIDE_SIGN, SPACE);

/** The same text with its ordinary spaces: for files, logs and whatever is copied from a terminal. */
export const breakable = (text: string): string => text.replaceAll(JOINER, '').replaceAll(SPACE, ' ');
