import type { PageKind, PageName } from '../../dataset/pages.ts';
import type { Dataset } from '../../dataset/dataset.ts';
import { fold } from '../../dataset/fold.ts';
import type { OptionKind } from '../declare/option.ts';
import { levelKind } from './level.ts';
import { closedKind, vocabulary, type Term } from './vocabulary.ts';

/** More words than any name has, those of roadmaps that teams make included. */
const LONGEST = 30;

/** The level that stands for so many years: "6 years" is the target of senior. */
function byYears(phrase: string, data: Dataset): string | undefined {
  const value = levelKind.match(phrase, data, false);
  return value === undefined ? undefined : `target:${levelKind.identity(value, data)}`;
}

function termsOf(data: Dataset, kinds: readonly PageKind[]): Term<PageName>[] {
  const levels = new Map(data.pay.levels.map((one) => [`target:${one.id}`, [one.name, ...one.aliases]]));
  // Where two pages share a word, the kind that is named first keeps it: it is put in last.
  const { all, unlisted } = data.pages;
  return kinds.toReversed().flatMap((kind) =>
    [...unlisted, ...all]
      .filter((one) => one.kind === kind)
      .map((page) => ({
        value: page.ref,
        label: page.name,
        words: [page.id, ...(levels.get(page.ref) ?? []), ...page.aliases, page.name],
        item: page,
        unlisted: unlisted.includes(page),
      })),
  );
}

/** An option that names a page of the dataset; its value is the page's reference, such as `skill:rag`. */
function pageKind(name: string, hint: string, kinds: readonly PageKind[]): OptionKind<PageName> {
  const words = vocabulary<PageName>((data) => termsOf(data, kinds));
  const base = closedKind<PageName>(
    name,
    hint,
    words,
    (value, data) => fold(data.pages.get(String(value))?.name ?? String(value)),
    (page) => page.name,
  );
  const withYears = kinds.includes('target');
  return {
    ...base,
    maxWords: LONGEST,
    match: (phrase, data) => words.match(phrase, data) ?? (withYears ? byYears(phrase, data) : undefined),
  };
}

/** Whatever `/skills` can be asked about. */
export const subjectKind = pageKind('subject', 'rag', ['category', 'skill', 'target']);
/** A category of skills: "llm", "mlops". */
export const categoryKind = pageKind('category', 'llm', ['category']);
/** A skill: "rag". */
export const skillKind = pageKind('skill', 'rag', ['skill']);
/** A level, a track or a role. */
export const targetKind = pageKind('target', 'senior or mlops engineer', ['target']);
/** A roadmap, those of teams included where the dataset holds them. */
export const roadmapKind = pageKind('roadmap', 'software engineer', ['roadmap']);
