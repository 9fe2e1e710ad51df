import type { Dataset } from '../../dataset/dataset.ts';
import { withOwn } from '../../dataset/own.ts';
import { roadmapRecord } from '../../dataset/roadmaps/records.ts';
import type { MadeHere } from '../../dataset/roadmaps/roadmaps.ts';
import type { RoadmapsInSight } from '../../core/run/roadmaps-in-sight.ts';
import type { TeamRoadmapSummary } from '../../store/store.ts';

/** Roadmaps kept in memory, those asked for last; a roadmap is some kilobytes. */
const MOST = 1_000;

type Asked = Parameters<RoadmapsInSight['seen']>[0];

/** Knows what it read before: what is asked of the database each time are ids and versions alone. */
export function createOwnRoadmaps(data: Dataset): RoadmapsInSight {
  const known = new Map<string, MadeHere>();

  async function made(teamRoadmaps: Asked, head: TeamRoadmapSummary): Promise<MadeHere | undefined> {
    const before = known.get(head.id);
    if (before?.version === head.version) return before;
    const read = await teamRoadmaps.get(head, head.id);
    if (!read) return undefined;
    const roadmap = roadmapRecord.parse(read.record);
    const now: MadeHere = { roadmap, version: read.version, changes: read.changes };
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
      const own: MadeHere[] = [];
      for (const head of new Map(heads.map((one) => [one.id, one])).values()) {
        const one = await made(teamRoadmaps, head);
        if (one) own.push(one);
      }
      return withOwn(
        data,
        own.sort((a, b) => a.roadmap.name.localeCompare(b.roadmap.name, 'en')),
      );
    },
  };
}
