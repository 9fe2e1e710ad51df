import type { Dataset } from '../../../dataset/dataset.ts';
import type { Owner, PersonKey, ReadOnlyRepositories } from '../../../store/store.ts';

/** The team roadmaps that are asked for: those of a workspace, and those that a person follows. */
export interface RoadmapScope {
  readonly owner: Owner | undefined;
  readonly person: PersonKey | undefined;
}

/** Reads the roadmaps that teams made. */
export interface TeamRoadmapReader {
  /** The dataset with those team roadmaps in it. Rejects where the database is away. */
  datasetFor(teamRoadmaps: ReadOnlyRepositories['teamRoadmaps'], scope: RoadmapScope): Promise<Dataset>;
}
