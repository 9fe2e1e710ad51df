/** A title of a line or two on a phone, in characters. */
export const LONGEST_TITLE = 60;
