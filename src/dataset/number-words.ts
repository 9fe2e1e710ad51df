/** The numbers from nought to fifteen in words, each at its own place. */
export const NUMBER_WORDS: readonly string[] =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen'.split(' ');

/** The numbers from one to `most` in words, at most to fifteen. */
export const numberWordsTo = (most: number): readonly string[] => NUMBER_WORDS.slice(1, most + 1);

/** The number that a word stands for; -1 for any other word. */
export const numberOfWord = (word: string): number => NUMBER_WORDS.indexOf(word);
