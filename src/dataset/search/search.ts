import { fold } from '../fold.ts';
import { documentsOf, type Searched } from './documents.ts';
import { namesOf } from './exact.ts';
import { indexOf } from './index.ts';
import { languageOf, wordsOf } from './language.ts';
import type { SearchWords } from './load.ts';
import { readQuestion } from './question.ts';
import { rank, type Found } from './rank.ts';
import { spellingOf } from './spelling.ts';

export type { Found } from './rank.ts';

/** At most five pages that answer a question, best first; none where the dataset has no honest answer. */
export type Search = (text: string) => readonly Found[];

const MOST = 5;
/** More than this of a question is not read. */
const LONGEST = 500;
const MOST_WORDS = 60;

/** What is made of everything that is searched. */
export interface SearchIndex {
  readonly search: Search;
  /** The words of a text as they are compared: spelt as they were meant, and those of one meaning as one. */
  readonly termsOf: (text: string) => readonly string[];
}

/** The search over everything, to be made once: it builds an index. */
export function searchOf(searched: Searched, words: SearchWords): SearchIndex {
  const documents = documentsOf(searched, words.hints);
  const language = languageOf(words);
  const names = namesOf(documents);
  const frequency = new Map(Array.from(language.words, (word) => [word, 1]));
  const index = indexOf(documents, (text) => {
    const words = wordsOf(text);
    for (const word of words) frequency.set(word, (frequency.get(word) ?? 0) + 1);
    return language.terms(words);
  });
  const spelling = spellingOf(frequency, language);
  const read = (text: string): string[] => text.split(' ', MOST_WORDS).filter(Boolean);
  return {
    search(text) {
      const asked = fold(text.slice(0, LONGEST));
      const named = names.get(asked);
      if (named) return named.slice(0, MOST).map((one, at) => ({ ...one, score: 1 - at / 100 }));
      const question = readQuestion(read(asked), spelling, language, index);
      return rank(index.find(question.query), question).slice(0, MOST);
    },
    termsOf: (text) =>
      language.terms(read(fold(text.slice(0, LONGEST))).map(spelling)).map((term) => term.text),
  };
}
