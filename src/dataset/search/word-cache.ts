/** The longest word worth remembering, and how many of them: what people type is without end. */
const LONGEST = 24;
const MOST = 10_000;

/** Numbers that people type are theirs: what they earn, their ages. */
const NUMBER = /\d/;

/** A function of one word that makes each result once; of one with a number in it, each time. */
export function rememberedBy<T>(make: (word: string) => T): (word: string) => T {
  const known = new Map<string, T>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined || known.has(word)) return before as T;
    const made = make(word);
    if (word.length <= LONGEST && known.size < MOST && !NUMBER.test(word)) known.set(word, made);
    return made;
  };
}
