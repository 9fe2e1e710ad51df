import { stemmer } from 'stemmer';

/** The longest word worth remembering, and how many of them: what people type is without end. */
const LONGEST = 24;
const MOST = 10_000;

/** Cuts words to what their inflections have in common, British and American spelling alike; each word is cut once. */
export function stemming(): (word: string) => string {
  const known = new Map<string, string>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const stem = stemmer(word.replace(/([iy])z(e|es|ed|er|ers|ing|ations?)$/, '$1s$2'));
    if (word.length <= LONGEST && known.size < MOST) known.set(word, stem);
    return stem;
  };
}
