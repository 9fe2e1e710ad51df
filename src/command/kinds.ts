import { distance } from 'fastest-levenshtein';
import { z } from 'zod';
import type { Dataset } from '../dataset/dataset.ts';
import { fold } from '../dataset/fold.ts';
import { titleOf } from '../dataset/places/title.ts';
import type { Currency, Level, Specialisation } from '../dataset/pay/records.ts';
import type { Place, PlaceMatch } from '../dataset/places/places.ts';
import type { Choice } from '../reply/reply.ts';
import type { Near, OptionKind } from './option.ts';

/** A level as asked for; `years` when it was given as years. */
export interface LevelAsked {
  readonly level: Level;
  readonly years: number | undefined;
}

/** Most completions any platform shows at once. */
const MOST_SUGGESTED = 25;

interface Term<T> {
  readonly value: string;
  readonly label: string;
  readonly words: readonly string[];
  readonly item: T;
}

/** Edits between two words, two letters swapped counting as one. */
function typos(said: string, word: string): number {
  let least = distance(said, word);
  for (let at = 0; at + 1 < said.length && least > 1; at++) {
    const swapped = `${said.slice(0, at)}${said.charAt(at + 1)}${said.charAt(at)}${said.slice(at + 2)}`;
    least = Math.min(least, distance(swapped, word) + 1);
  }
  return least;
}

/** A closed vocabulary as an option kind's questions: exact words, typos and completions. */
function vocabulary<T>(listOf: (data: Dataset) => readonly Term<T>[]) {
  interface Index {
    readonly terms: readonly Term<T>[];
    readonly byWord: ReadonlyMap<string, Term<T>>;
  }
  const indexes = new WeakMap<Dataset, Index>();
  const indexOf = (data: Dataset): Index => {
    const known = indexes.get(data);
    if (known) return known;
    const terms = listOf(data);
    const byWord = new Map(
      terms.flatMap((term) => [term.value, ...term.words].map((word) => [fold(word), term])),
    );
    const index = { terms, byWord };
    indexes.set(data, index);
    return index;
  };
  const choice = (term: Term<T>): Choice => ({ label: term.label, value: term.value });
  return {
    item: (value: string, data: Dataset): T | undefined => indexOf(data).byWord.get(fold(value))?.item,
    match: (phrase: string, data: Dataset): string | undefined => indexOf(data).byWord.get(phrase)?.value,
    near: (phrase: string, data: Dataset): Near[] => {
      if (phrase.length < 3 || phrase.length > 40) return [];
      const allowed = phrase.length < 7 ? 1 : 2;
      const best = new Map<Term<T>, number>();
      for (const [word, term] of indexOf(data).byWord) {
        if (word.length < 3 || Math.abs(word.length - phrase.length) > allowed) continue;
        const edits = typos(phrase, word);
        if (edits <= allowed && edits < (best.get(term) ?? Infinity)) best.set(term, edits);
      }
      const ranked = [...best].sort((a, b) => a[1] - b[1]);
      return ranked.map(([term, edits], at) => ({
        choice: choice(term),
        sure: at === 0 && phrase.length > 3 && (ranked[1]?.[1] ?? Infinity) > edits,
      }));
    },
    suggest: (prefix: string, data: Dataset): Choice[] => {
      const wanted = fold(prefix);
      const { terms } = indexOf(data);
      const found = terms.filter((term) =>
        [term.value, ...term.words].some((word) => fold(word).startsWith(wanted)),
      );
      return found.slice(0, MOST_SUGGESTED).map(choice);
    },
  };
}

const levelWords = vocabulary<Level>((data) =>
  data.pay.levels.map((level) => ({ value: level.id, label: level.name, words: level.words, item: level })),
);

/** More than any career; a larger number is a slip of the finger. */
const MOST_YEARS = 60;
const YEARS =
  /^(\d{1,3})(?: \d{1,3})?\+?(?: to \d{1,3}\+?)? ?(?:y|yr|yrs|year|years|yoe)(?: (?:of )?(?:exp|experience))?$/;

/**
 * Years in a folded phrase: "6y", "6 years", "6+ yrs experience". Of "5 8 years" (5–8) and "6 5 years" (6.5) the first
 * number counts: the ladder's edges are whole years, so what follows never changes the level.
 */
function yearsIn(phrase: string): number | undefined {
  const found = YEARS.exec(phrase);
  return found ? Number(found[1]) : undefined;
}

const YEARS_VALUE = /^(\d{1,2})y$/;

/** entry … principal, in any spelling, or years: "6y" stands as itself and is read by the ladder. */
export const levelKind: OptionKind<LevelAsked> = {
  name: 'level',
  value: 'string',
  hint: 'senior or 6y',
  maxWords: 5,
  open: false,
  schema: (data) =>
    z.string().transform((value, context) => {
      const years = YEARS_VALUE.exec(value)?.[1];
      const level = years === undefined ? levelWords.item(value, data) : data.pay.levelOfYears(Number(years));
      if (level) return { level, years: years === undefined ? undefined : Number(years) };
      context.addIssue({ code: 'custom', message: 'not a level' });
      return z.NEVER;
    }),
  match(phrase, data) {
    const known = levelWords.match(phrase, data);
    if (known !== undefined) return known;
    const years = yearsIn(phrase);
    return years !== undefined && years <= MOST_YEARS ? `${years}y` : undefined;
  },
  near(phrase, data) {
    if (!/^\d{1,2}$/.test(phrase) || Number(phrase) > MOST_YEARS) return levelWords.near(phrase, data);
    const years = Number(phrase);
    const { name } = data.pay.levelOfYears(years);
    return [
      {
        choice: { label: `${years} ${years === 1 ? 'year' : 'years'} (${name})`, value: `${years}y` },
        sure: false,
      },
    ];
  },
  refuse(phrase) {
    const years = yearsIn(phrase.replace(/^minus/, ''));
    if (years === undefined || (!phrase.startsWith('minus') && years <= MOST_YEARS)) return undefined;
    return `Years of experience run from 0 to ${MOST_YEARS}.`;
  },
  suggest(prefix, data) {
    const digits = /^\s*(\d{1,2})/.exec(prefix)?.[1];
    if (digits === undefined || Number(digits) > MOST_YEARS) return levelWords.suggest(prefix, data);
    const { name } = data.pay.levelOfYears(Number(digits));
    return [
      { label: `${digits} ${digits === '1' ? 'year' : 'years'} (${name})`, value: `${Number(digits)}y` },
    ];
  },
  format: String,
  label(value, data) {
    const years = YEARS_VALUE.exec(String(value))?.[1];
    if (years !== undefined) return `${years} ${years === '1' ? 'year' : 'years'}`;
    return levelWords.item(String(value), data)?.name ?? String(value);
  },
  identity(value, data) {
    const years = YEARS_VALUE.exec(String(value))?.[1];
    return years === undefined ? String(value) : data.pay.levelOfYears(Number(years)).id;
  },
};

const specialisationWords = vocabulary<Specialisation>((data) =>
  data.pay.specialisations.map((one) => ({
    value: one.id,
    label: one.name,
    words: [one.name, ...one.words],
    item: one,
  })),
);

/** A kind over a closed vocabulary. */
function closedKind<T>(
  name: string,
  hint: string,
  words: ReturnType<typeof vocabulary<T>>,
  format: OptionKind<T>['format'],
  label: (item: T) => string,
): OptionKind<T> {
  return {
    name,
    value: 'string',
    hint,
    maxWords: 4,
    open: false,
    schema: (data) =>
      z.string().transform((value, context) => {
        const item = words.item(value, data);
        if (item) return item;
        context.addIssue({ code: 'custom', message: `not a ${name}` });
        return z.NEVER;
      }),
    match: words.match,
    near: words.near,
    suggest: words.suggest,
    format,
    label(value, data) {
      const item = words.item(String(value), data);
      return item === undefined ? String(value) : label(item);
    },
    identity: String,
  };
}

export const specialisationKind = closedKind(
  'specialisation',
  'llm',
  specialisationWords,
  (value) => String(value).replaceAll('-', ' '),
  ({ name }) => name,
);

const currencyWords = vocabulary<Currency>((data) =>
  data.pay.currencies.map((one) => ({
    value: one.id,
    label: `${one.id}, ${one.name}`,
    words: [...one.words, one.name],
    item: one,
  })),
);

export const currencyKind: OptionKind<Currency> = {
  ...closedKind(
    'currency',
    'in usd',
    currencyWords,
    (value) => `in ${String(value).toLowerCase()}`,
    ({ id }) => `in ${id}`,
  ),
  lead: 'in',
  match: (phrase, data) => currencyWords.match(phrase.startsWith('in ') ? phrase.slice(3) : phrase, data),
  suggest: (prefix, data) => currencyWords.suggest(prefix.replace(/^\s*in\s+/iu, ''), data),
  /** A three-letter code one letter off is another currency as easily as a typo: never taken for sure. */
  near: (phrase, data) =>
    currencyWords.near(phrase, data).map((one) => ({ ...one, sure: one.sure && phrase.length > 4 })),
};

const placeChoice = (place: Place): Choice => ({ label: place.label, value: place.id });

/** A place is taken for a word one letter off without asking if it has so many people, and so many times a rival's. */
const SURE_POPULATION = 100_000;
const SURE_LEAD = 4;

/** A town or country of the gazetteer, by name or by stable id. */
export const placeKind: OptionKind<PlaceMatch> = {
  name: 'place',
  value: 'string',
  hint: 'london',
  maxWords: 6,
  open: true,
  schema: (data) =>
    z.string().transform((value, context) => {
      const place = data.places.get(value);
      const match = place ? { place, others: [] } : data.places.find(value);
      if (match) return match;
      context.addIssue({ code: 'custom', message: 'not a place' });
      return z.NEVER;
    }),
  match(phrase, data, list) {
    const found = data.places.find(phrase);
    return found && !(list && readsAsTwo(phrase, found.place, data)) ? phrase : undefined;
  },
  near(phrase, data) {
    const found = data.places.near(phrase, 3);
    const [first] = found;
    // A city state is one place under two entries, not its own rival.
    const second = found.find(
      ({ place }) => place.country !== first?.place.country || place.name !== first.place.name,
    );
    const rival = second?.edits === first?.edits ? (second?.place.population ?? 0) : 0;
    const sure =
      first?.edits === 1 &&
      first.place.population >= SURE_POPULATION &&
      first.place.population > SURE_LEAD * rival;
    return found.map(({ place }, at) => ({ choice: placeChoice(place), sure: at === 0 && sure }));
  },
  suggest: (prefix, data) => data.places.suggest(prefix, MOST_SUGGESTED).map(placeChoice),
  format(value, data) {
    const place = data.places.get(String(value));
    return fold(place ? titleOf(place, data.places) : String(value));
  },
  label(value, data) {
    const place = placeOf(String(value), data);
    return place ? titleOf(place, data.places) : String(value);
  },
  identity: (value, data) => placeOf(String(value), data)?.id ?? String(value),
};

const placeOf = (value: string, { places }: Dataset): Place | undefined =>
  places.get(value) ?? places.find(value)?.place;

/** "london us" in a list is London and the US, not the London of Ohio; "london ohio us" and "berlin germany" are one. */
function readsAsTwo(phrase: string, whole: Place, { places }: Dataset): boolean {
  for (let cut = phrase.indexOf(' '); cut > 0; cut = phrase.indexOf(' ', cut + 1)) {
    const country = places.find(phrase.slice(cut + 1))?.place;
    const head = country?.kind === 'country' ? places.find(phrase.slice(0, cut))?.place : undefined;
    if (head && head.id !== whole.id) return true;
  }
  return false;
}

/** A word that switches something on. */
export function flagKind(words: readonly string[]): OptionKind<boolean> {
  return {
    name: 'flag',
    value: 'boolean',
    hint: words[0] ?? '',
    maxWords: Math.max(...words.map((word) => word.split(' ').length)),
    open: false,
    schema: () => z.boolean(),
    match: (phrase) => (words.includes(phrase) ? true : undefined),
    near: () => [],
    suggest: () => [],
    format: (value) => (value === true ? (words[0] ?? '') : ''),
    label: () => words[0] ?? '',
    identity: String,
  };
}

const LONGEST_TEXT = 200;

/** Free words: takes whatever no other option claimed. */
export const textKind: OptionKind<string> = {
  name: 'text',
  value: 'string',
  hint: 'words',
  maxWords: Infinity,
  open: true,
  schema: () => z.string().transform((value) => value.trim().slice(0, LONGEST_TEXT)),
  match: (phrase) => phrase,
  near: () => [],
  suggest: () => [],
  format: String,
  label: String,
  identity: String,
};
