import type { Career } from './career/career.ts';
import type { Roadmaps } from './roadmaps/roadmaps.ts';
import type { Skills } from './skills/skills.ts';

/** The kinds of page: a topic of `/career`, a skill, a category of skills, a level, track or role, a roadmap. */
export const PAGE_KINDS = ['topic', 'skill', 'category', 'target', 'roadmap'] as const;
/** A kind of page. */
export type PageKind = (typeof PAGE_KINDS)[number];

/** A page by kind and id: "skill:rag". */
export type PageRef = `${PageKind}:${string}`;

/** Anything that can be looked up: its name, its one line, and the words that people have for it. */
export interface PageName {
  readonly ref: PageRef;
  readonly kind: PageKind;
  readonly id: string;
  readonly name: string;
  readonly summary: string;
  readonly aliases: readonly string[];
}

/** Every page there is. */
export interface Pages {
  readonly all: readonly PageName[];
  /** Pages that only a button leads to. */
  readonly unlisted: readonly PageName[];
  /** Undefined for a reference that leads nowhere. */
  get(ref: string): PageName | undefined;
}

type Listed = Omit<PageName, 'ref' | 'kind'>;

/** Lists every page of the dataset by its reference. */
export function pagesOf(career: Career, skills: Skills, roadmaps: Roadmaps): Pages {
  const named = (kind: PageKind, list: readonly Listed[]): PageName[] =>
    list.map(({ id, name, summary, aliases }) => ({
      ref: `${kind}:${id}`,
      kind,
      id,
      name,
      summary,
      aliases,
    }));
  const all = [
    ...named('topic', career.pages),
    ...named('skill', skills.all),
    ...named('category', skills.categories),
    ...named('target', skills.targets),
    ...named('roadmap', roadmaps.all),
  ];
  const unlisted = named('roadmap', roadmaps.gaps);
  const byRef = new Map<string, PageName>([...all, ...unlisted].map((one) => [one.ref, one]));
  return { all, unlisted, get: (ref) => byRef.get(ref) };
}
