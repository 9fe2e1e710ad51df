import type { Fact } from '../career/records.ts';
import { fold } from '../fold.ts';
import type { PageName } from '../pages.ts';
import type { Document } from './documents.ts';

/** A page that bears exactly the name that was asked for, and the one fact of it that does as well. */
export interface Named {
  readonly page: PageName;
  readonly fact?: Fact;
}

/**
 * Every page by its folded name, id and words, those whose name it is first, then those whose id it is; after all pages
 * the facts. A name leads to several pages where they share it.
 */
export function namesOf(documents: readonly Document[]): ReadonlyMap<string, readonly Named[]> {
  const ranked = (['name', 'id', 'aliases'] as const).flatMap((by) =>
    documents.map((one) => ({
      one,
      by,
      rank: (one.fact ? 3 : 0) + (by === 'name' ? 0 : by === 'id' ? 1 : 2),
    })),
  );
  const names = new Map<string, Map<string, Named>>();
  const facts = new Map<string, Fact[]>();
  for (const { one, by } of ranked.sort((a, b) => a.rank - b.rank)) {
    for (const text of textsOf(one, by)) {
      const key = fold(text);
      const pages = names.get(key) ?? new Map<string, Named>();
      if (!names.has(key)) names.set(key, pages);
      if (!pages.has(one.page.ref)) pages.set(one.page.ref, { page: one.page });
      if (!one.fact) continue;
      const place = `${key} ${one.page.ref}`;
      const own = facts.get(place) ?? [];
      if (!own.includes(one.fact)) facts.set(place, [...own, one.fact]);
    }
  }
  return new Map(
    Array.from(names, ([key, pages]) => [
      key,
      Array.from(pages.values(), ({ page }) => {
        const [fact, another] = facts.get(`${key} ${page.ref}`) ?? [];
        return { page, ...(fact && !another && { fact }) };
      }),
    ]),
  );
}

function textsOf({ page, fact, name, aliases }: Document, by: 'name' | 'id' | 'aliases'): readonly string[] {
  if (by === 'name') return [name];
  if (by === 'aliases') return aliases;
  return fact ? [fact.id] : [page.id];
}
