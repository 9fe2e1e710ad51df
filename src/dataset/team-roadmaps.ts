import type { Dataset } from './dataset.ts';
import type { PageName } from './pages.ts';
import type { LoadedTeamRoadmap } from './roadmaps/roadmaps.ts';

/** Prefix of every team roadmap's id; no shipped roadmap has it. */
const OWN = 'own-';

/** Whether an id is that of a team roadmap. */
export const isTeamRoadmap = (id: string): boolean => id.startsWith(OWN);

/** The id of a new team roadmap, from a UUID. */
export const teamRoadmapId = (uuid: string): string => OWN + uuid;

/** The dataset with a workspace's team roadmaps, which are then found, suggested and followed as shipped ones are. */
export function withTeamRoadmaps(data: Dataset, own: readonly LoadedTeamRoadmap[]): Dataset {
  if (own.length === 0) return data;
  const byId = new Map(own.map((one) => [one.roadmap.id, one]));
  const made = own.map(({ roadmap }) => roadmap);
  const named = made.map(({ id, name, summary, aliases }): PageName => ({
    ref: `roadmap:${id}`,
    kind: 'roadmap',
    id,
    name,
    summary,
    aliases,
  }));
  const byRef = new Map<string, PageName>(named.map((one) => [one.ref, one]));
  const { roadmaps, pages } = data;
  return {
    ...data,
    roadmaps: {
      all: [...made, ...roadmaps.all],
      gaps: roadmaps.gaps,
      get: (id) => byId.get(id)?.roadmap ?? roadmaps.get(id),
      planned: (id) => byId.get(id)?.roadmap ?? roadmaps.planned(id),
      teamRoadmap: (id) => byId.get(id),
      teaching: (skill) => roadmaps.teaching(skill),
    },
    pages: {
      all: [...named, ...pages.all],
      unlisted: pages.unlisted,
      get: (ref) => byRef.get(ref) ?? pages.get(ref),
    },
  };
}
