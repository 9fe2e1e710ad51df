import { fold } from '../fold.ts';
import type { SearchWords } from './load.ts';
import type { Stop } from './records.ts';
import { rememberedBy } from './word-cache.ts';
import { basesOf, stemming } from './stem.ts';

/**
 * A term of a text. `question` words count only beside others; `ordinary` ones are not missed where they are not;
 * `foreign` ones tell that something else is asked for.
 */
export interface Term {
  readonly text: string;
  readonly kind: 'content' | 'ordinary' | 'question' | 'foreign';
}

/** Turns texts into the terms that two texts of the same meaning have in common. */
export interface Language {
  /** The terms of words as {@link fold} leaves them, in their order: synonyms made one, the rest cut to their stems. */
  terms(words: readonly string[]): readonly Term[];
  /** Every word that synonyms and stop words are written with. */
  readonly words: ReadonlySet<string>;
  /** Those that say little. */
  readonly idle: ReadonlySet<string>;
  /** The stem that all inflections of a word share. */
  readonly stem: (word: string) => string;
}

interface Phrase {
  readonly text: string;
  readonly stems: readonly string[];
  /** Undefined where the phrase is to be taken out. */
  readonly means: Term | undefined;
}

/** Words as the search compares them. */
export const wordsOf = (text: string): string[] => fold(text).split(' ').filter(Boolean);

/** The language of the search's own words: its synonyms and stop words. */
export function languageOf({ synonyms, stops }: SearchWords): Language {
  const stem = stemming();
  const stopped = new Map(stops.map(({ id, words }) => [id, new Set(words)]));
  const isIn = (kind: Stop['id'], bases: readonly string[]): boolean =>
    bases.some((base) => stopped.get(kind)?.has(base));
  const kindOf = (word: string, bases: readonly string[] = [word]): Term['kind'] =>
    stopped.get('question')?.has(word)
      ? 'question'
      : isIn('ordinary', bases) || /^\d+[a-z]?$/.test(word)
        ? 'ordinary'
        : isIn('foreign', bases)
          ? 'foreign'
          : 'content';
  const singles = new Map<string, Term>();
  const phrases = new Map<string, Phrase[]>();
  const addPhrase = (text: string, means: Term | undefined): void => {
    const stems = text.split(' ').map(stem);
    const first = stems[0] ?? '';
    phrases.set(first, [...(phrases.get(first) ?? []), { text, stems, means }]);
  };
  for (const { id, words } of synonyms) {
    const plain = id.replaceAll('-', ' ');
    // The sign keeps it apart from stems: "product" is also the stem of "production".
    const means: Term = { text: `=${id}`, kind: kindOf(plain) };
    for (const word of [plain, ...words]) {
      if (word.includes(' ')) addPhrase(word, means);
      else singles.set(word, means);
    }
  }
  for (const phrase of stopped.get('asking') ?? []) addPhrase(phrase, undefined);
  for (const list of phrases.values()) list.sort((a, b) => b.stems.length - a.stems.length);

  const single = rememberedBy((word): Term | undefined => {
    const means = singles.get(word);
    if (means) return means;
    if (stopped.get('filler')?.has(word)) return undefined;
    const bases = basesOf(word);
    for (const base of bases) {
      const like = singles.get(base);
      if (like) return like;
    }
    return { text: stem(word), kind: kindOf(word, bases) };
  });
  /** The longest phrase that begins here, and of those as long the one that is written so. */
  const phraseAt = (words: readonly string[], stems: readonly string[], at: number): Phrase | undefined => {
    let longest: Phrase | undefined;
    for (const one of phrases.get(stems[at] ?? '') ?? []) {
      if (longest && one.stems.length < longest.stems.length) break;
      if (!one.stems.every((part, i) => part === stems[at + i])) continue;
      if (one.text === words.slice(at, at + one.stems.length).join(' ')) return one;
      longest ??= one;
    }
    return longest;
  };
  return {
    stem,
    idle: new Set(stops.flatMap(({ words }) => words)),
    words: new Set(
      [...synonyms, ...stops]
        .flatMap(({ id, words }) => [id.replaceAll('-', ' '), ...words])
        .flatMap((text) => text.split(' ')),
    ),
    terms(words) {
      const stems = words.map(stem);
      const found: Term[] = [];
      for (let at = 0; at < words.length;) {
        const phrase = phraseAt(words, stems, at);
        const term = phrase ? phrase.means : single(words[at] ?? '');
        if (term) found.push(term);
        at += phrase?.stems.length ?? 1;
      }
      return found;
    },
  };
}
