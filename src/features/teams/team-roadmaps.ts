import type { Dataset } from '../../dataset/dataset.ts';
import { withTeamRoadmaps } from '../../dataset/team-roadmaps.ts';
import { roadmapRecord } from '../../dataset/roadmaps/records.ts';
import { withShippedUnits } from '../../dataset/roadmaps/unit-tasks.ts';
import type { LoadedTeamRoadmap } from '../../dataset/roadmaps/roadmaps.ts';
import type { TeamRoadmapReader } from '../../core/run/data/team-roadmap-reader.ts';
import type { TeamRoadmapSummary } from '../../store/store.ts';

/** The most roadmaps kept in memory, of some kilobytes each; the least recently used are dropped. */
const MOST = 1_000;

type Repository = Parameters<TeamRoadmapReader['datasetFor']>[0];

/** Reads team roadmaps through a cache: each time the database is asked for ids and versions only. */
export function createTeamRoadmaps(data: Dataset): TeamRoadmapReader {
  const known = new Map<string, LoadedTeamRoadmap>();

  async function loaded(
    teamRoadmaps: Repository,
    summary: TeamRoadmapSummary,
  ): Promise<LoadedTeamRoadmap | undefined> {
    const before = known.get(summary.id);
    if (before?.version === summary.version) return before;
    const read = await teamRoadmaps.get(summary, summary.id);
    if (!read) return undefined;
    const roadmap = withShippedUnits(roadmapRecord.parse(read.record), data.curriculum);
    const now: LoadedTeamRoadmap = { roadmap, version: read.version, changes: read.changes };
    known.delete(summary.id);
    known.set(summary.id, now);
    const [oldest] = known.keys();
    if (known.size > MOST && oldest !== undefined) known.delete(oldest);
    return now;
  }

  return {
    async datasetFor(teamRoadmaps, { owner, person }) {
      const summaries = [
        ...(owner ? await teamRoadmaps.list(owner) : []),
        ...(person ? await teamRoadmaps.listOfPlans(person) : []),
      ];
      const own: LoadedTeamRoadmap[] = [];
      for (const summary of new Map(summaries.map((one) => [one.id, one])).values()) {
        const one = await loaded(teamRoadmaps, summary);
        if (one) own.push(one);
      }
      return withTeamRoadmaps(
        data,
        own.sort((a, b) => a.roadmap.name.localeCompare(b.roadmap.name, 'en')),
      );
    },
  };
}
