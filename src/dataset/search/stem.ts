import { stemmer } from 'stemmer';
import { rememberedBy } from './word-cache.ts';

const british = (word: string): string => word.replace(/([iy])z(e|es|ed|er|ers|ing|ations?)$/, '$1s$2');

/** Cuts words to what their inflections have in common, British and American spelling alike; each word is cut once. */
export const stemming = (): ((word: string) => string) => rememberedBy((word) => stemmer(british(word)));

const ENDINGS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/ies$|ied$/, ['y']],
  [/([^aeiou])\1(?:ed|ing)$/, ['$1']],
  [/(?:ed|ing)$/, ['', 'e']],
  [/es$/, ['', 'e']],
  [/(?:s|ly)$/, ['']],
];

/**
 * The words that a word may be an inflection of, itself first. A stem would go too far to tell words apart:
 * "precision" has that of "precisely", and "competing" that of "competences".
 */
export function basesOf(typed: string): readonly string[] {
  const word = british(typed);
  const cut = ENDINGS.flatMap(([ending, instead]) =>
    ending.test(word) ? instead.map((letters) => word.replace(ending, letters)) : [],
  );
  return [typed, ...(word === typed ? [] : [word]), ...cut.filter((base) => base.length > 2)];
}
