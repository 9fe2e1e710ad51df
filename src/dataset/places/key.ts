import { fold } from '../fold.ts';

const SHORT_WORDS: Readonly<Record<string, string>> = {
  st: 'saint',
  ste: 'sainte',
  sankt: 'saint',
  ft: 'fort',
  mt: 'mount',
};
const SHORT = /\b(?:st|ste|sankt|ft|mt)(?= )/g;

/** The key a place's name is stored and looked up under: folded, "St. Louis" and "Saint Louis" alike. */
export function keyOf(name: string): string {
  const folded = fold(name);
  return folded.includes('t ') || folded.includes('ste ')
    ? folded.replace(SHORT, (word) => SHORT_WORDS[word] ?? word)
    : folded;
}
