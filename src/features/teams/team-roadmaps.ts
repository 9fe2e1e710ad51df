import type { Dataset } from '../../dataset/dataset.ts';
import { withTeamRoadmaps } from '../../dataset/team-roadmaps.ts';
import { roadmapRecord } from '../../dataset/roadmaps/records.ts';
import type { LoadedTeamRoadmap } from '../../dataset/roadmaps/roadmaps.ts';
import type { RoadmapsInSight } from '../../core/run/roadmaps-in-sight.ts';
import type { OwnHead } from '../../store/store.ts';

/** The most roadmaps kept in memory, of some kilobytes each; the least recently used are dropped. */
const MOST = 1_000;

type Asked = Parameters<RoadmapsInSight['seen']>[0];

/** Reads team roadmaps through a cache: each time the database is asked for ids and versions only. */
export function createTeamRoadmaps(data: Dataset): RoadmapsInSight {
  const known = new Map<string, LoadedTeamRoadmap>();

  async function made(memory: Asked, head: OwnHead): Promise<LoadedTeamRoadmap | undefined> {
    const before = known.get(head.id);
    if (before?.version === head.version) return before;
    const read = await memory.ownRoadmap(head, head.id);
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
    async seen(memory, { owner, person }) {
      const heads = [
        ...(owner ? await memory.ownHeads(owner) : []),
        ...(person ? await memory.ownHeadsOf(person) : []),
      ];
      const own: LoadedTeamRoadmap[] = [];
      for (const head of new Map(heads.map((one) => [one.id, one])).values()) {
        const one = await made(memory, head);
        if (one) own.push(one);
      }
      return withTeamRoadmaps(
        data,
        own.sort((a, b) => a.roadmap.name.localeCompare(b.roadmap.name, 'en')),
      );
    },
  };
}
