import type { Dataset } from '../../dataset/dataset.ts';
import type { Repositories } from '../../store/store.ts';
import type { Invocation } from '../declare/invocation.ts';
import type { Understood } from '../parse/understand.ts';
import { incidentId } from './incident.ts';
import { personOf } from './person-of.ts';
import type { TeamRoadmapReader } from './team-roadmap-reader.ts';

/** What it is read with. */
interface Reading {
  readonly data: Dataset;
  readonly teamRoadmaps: TeamRoadmapReader;
  /** Tells the operator that the store is away. */
  readonly report: (id: string, error: unknown) => void;
}

/**
 * The dataset that a command answers from: with the team roadmaps of the workspace, or that its person follows, where it
 * declares that it knows them. While the database is away a lookup does without those.
 */
export async function dataFor(
  { data, teamRoadmaps, report }: Reading,
  { node }: Pick<Understood, 'node'>,
  { actor, venue }: Pick<Invocation, 'actor' | 'venue'>,
  store: Repositories,
): Promise<Dataset> {
  const scope = node?.command.roadmaps;
  if (!node || scope === undefined) return data;
  const { platform, workspace } = venue;
  try {
    return await teamRoadmaps.datasetFor(store.teamRoadmaps, {
      owner: workspace === undefined ? undefined : { platform, workspace },
      person: scope === 'mine' ? personOf(actor) : undefined,
    });
  } catch (error) {
    if (node.command.changes) throw error;
    report(incidentId(), error);
    return data;
  }
}
