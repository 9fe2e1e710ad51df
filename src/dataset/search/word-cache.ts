/** The longest word worth remembering, and how many of them: what people type is without end. */
const LONGEST = 24;
const MOST = 10_000;

/** A function of one word that makes each result once. */
export function rememberedBy<T>(make: (word: string) => T): (word: string) => T {
  const known = new Map<string, T>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined || known.has(word)) return before as T;
    const made = make(word);
    if (word.length <= LONGEST && known.size < MOST) known.set(word, made);
    return made;
  };
}
