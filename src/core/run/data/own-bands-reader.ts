import type { Dataset } from '../../../dataset/dataset.ts';
import type { Owner, ReadOnlyRepositories } from '../../../store/store.ts';

/** Reads the pay bands that companies imported for their workspaces. */
export interface OwnBandsReader {
  /**
   * The dataset with the bands of a workspace in it; undefined where they are there no more. `version` is that of the
   * workspace's setting. Rejects where the database is away.
   */
  datasetFor(
    ownBands: ReadOnlyRepositories['ownBands'],
    owner: Owner,
    version: string,
  ): Promise<Dataset | undefined>;
}
