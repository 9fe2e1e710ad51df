import type { Dataset } from '../../dataset/dataset.ts';
import type { Owner, PersonKey, ReadOnlyRepositories } from '../../store/store.ts';

/** Whose roadmaps are asked about: a workspace's, and those that a person follows. */
export interface RoadmapScope {
  readonly owner: Owner | undefined;
  readonly person: PersonKey | undefined;
}

/** The dataset as somebody sees it: with the roadmaps that their team made, and those that they follow. */
export interface TeamRoadmapReader {
  /** Rejects where the database is away. */
  datasetFor(teamRoadmaps: ReadOnlyRepositories['teamRoadmaps'], whose: RoadmapScope): Promise<Dataset>;
}
