import type { Dataset } from '../../dataset/dataset.ts';
import { withTeamRoadmaps } from '../../dataset/team-roadmaps.ts';
import { roadmapRecord } from '../../dataset/roadmaps/records.ts';
import type { LoadedTeamRoadmap } from '../../dataset/roadmaps/roadmaps.ts';
import type { RoadmapsInSight } from '../../core/run/roadmaps-in-sight.ts';
import type { TeamRoadmapSummary } from '../../store/store.ts';

/** The most roadmaps kept in memory, of some kilobytes each; the least recently used are dropped. */
const MOST = 1_000;

type Asked = Parameters<RoadmapsInSight['seen']>[0];

/** Reads team roadmaps through a cache: each time the database is asked for ids and versions only. */
export function createTeamRoadmaps(data: Dataset): RoadmapsInSight {
  const known = new Map<string, LoadedTeamRoadmap>();

  async function made(teamRoadmaps: Asked, head: TeamRoadmapSummary): Promise<LoadedTeamRoadmap | undefined> {
    const before = known.get(head.id);
    if (before?.version === head.version) return before;
    const read = await teamRoadmaps.get(head, head.id);
    if (!read) return undefined;
    const roadmap = roadmapRecord.parse(read.record);
    const now: LoadedTeamRoadmap = { roadmap, version: read.version, changes: read.changes };
    known.delete(head.id);
    known.set(head.id, now);
    const [oldest] = known.keys();
    if (known.size > MOST && oldest !== undefined) known.delete(oldest);
    return now;
  }

  return {
    async seen(teamRoadmaps, { owner, person }) {
      const heads = [
        ...(owner ? await teamRoadmaps.list(owner) : []),
        ...(person ? await teamRoadmaps.listOfPlans(person) : []),
      ];
      const own: LoadedTeamRoadmap[] = [];
      for (const head of new Map(heads.map((one) => [one.id, one])).values()) {
        const one = await made(teamRoadmaps, head);
        if (one) own.push(one);
      }
      return withTeamRoadmaps(
        data,
        own.sort((a, b) => a.roadmap.name.localeCompare(b.roadmap.name, 'en')),
      );
    },
  };
}
