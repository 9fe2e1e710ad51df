import type { Career } from '../career/career.ts';
import type { Fact } from '../career/records.ts';
import type { PageName, Pages } from '../pages.ts';
import type { Level } from '../pay/records.ts';
import type { Roadmaps } from '../roadmaps/roadmaps.ts';
import type { Skills } from '../skills/skills.ts';
import type { Hint } from './records.ts';

/** The parts of the dataset that are searched. */
export interface Searched {
  readonly pages: Pages;
  readonly career: Career;
  readonly skills: Skills;
  readonly roadmaps: Roadmaps;
  /** How people spell the levels. */
  readonly levels: readonly Level[];
}

/** A page, or a fact that counts for its page, as texts. */
export interface Document {
  readonly page: PageName;
  readonly fact?: Fact;
  readonly name: string;
  /** Other names that people have for it. */
  readonly aliases: readonly string[];
  readonly summary: string;
  /** The rest of what stands on it. */
  readonly body: readonly string[];
  /** Phrases by which people ask for this kind of page. */
  readonly hints: readonly string[];
}

/** Every page in the order of {@link Pages}, then every fact. */
export function documentsOf(searched: Searched, hints: readonly Hint[]): readonly Document[] {
  const { pages, career } = searched;
  const facts = career.pages.flatMap(({ id, facts }) => {
    const page = pages.get(`topic:${id}`);
    return page ? facts.map((fact) => factDocument(page, fact)) : [];
  });
  return [...pages.all.map((page) => pageDocument(page, searched, hints)), ...facts];
}

function pageDocument(page: PageName, searched: Searched, hints: readonly Hint[]): Document {
  const level = page.kind === 'target' || page.kind === 'roadmap' ? page.id : undefined;
  return {
    page,
    name: page.name,
    aliases: [
      page.id.replaceAll('-', ' '),
      ...page.aliases,
      ...(page.kind === 'skill' ? (searched.skills.skill(page.id)?.tools ?? []) : []),
      ...(searched.levels.find(({ id }) => id === level)?.aliases ?? []),
    ],
    summary: page.summary,
    body: bodyOf(page, searched),
    hints: hints
      .filter(({ pages }) => pages.includes(page.ref) || pages.includes(`${page.kind}:*`))
      .flatMap(({ words }) => words),
  };
}

function factDocument(page: PageName, fact: Fact): Document {
  const { name, aliases, summary, group, values } = fact;
  return {
    page,
    fact,
    name,
    aliases,
    summary,
    body: [...(group === undefined ? [] : [group]), ...Object.values(values ?? {})],
    hints: [],
  };
}

/** The text of a page apart from its name and summary. The facts of a topic are documents of their own. */
function bodyOf({ kind, id }: PageName, { skills, roadmaps }: Searched): readonly string[] {
  switch (kind) {
    case 'skill': {
      const skill = skills.skill(id);
      return skill ? [skill.rationale, ...skill.grades, ...skill.parts] : [];
    }
    case 'category':
      return skills.of(id).map(({ name }) => name);
    case 'roadmap':
      return (roadmaps.get(id)?.steps ?? []).flatMap(({ name, tasks }) => [
        name,
        ...tasks.map(({ text }) => text),
      ]);
    case 'topic':
    case 'target':
      return [];
  }
}
