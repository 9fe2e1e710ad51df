import type { Dataset } from '../../../dataset/dataset.ts';
import type { Repositories, WorkspaceSetting } from '../../../store/store.ts';
import type { Profile } from '../../declare/command.ts';
import type { Invocation } from '../../declare/invocation.ts';
import type { Understood } from '../../parse/understand.ts';
import { incidentId } from '../incident.ts';
import { personOf } from '../person-of.ts';
import type { OwnBandsReader } from './own-bands-reader.ts';
import { bandsSettingOf, seesBands } from './own-bands-setting.ts';
import type { TeamRoadmapReader } from './team-roadmap-reader.ts';

/** What it is read with. */
interface Reading {
  readonly data: Dataset;
  readonly teamRoadmaps: TeamRoadmapReader;
  readonly ownBands: OwnBandsReader;
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

/** What is known of where somebody asks, and how to find out who they are there. */
interface Asker extends Pick<Invocation, 'actor' | 'venue'> {
  readonly settings: readonly WorkspaceSetting[];
  /** Reads their profile; undefined where nobody can say. */
  readonly profile: (() => Promise<Profile>) | undefined;
}

/** What a command answers from. `isShort`: its company has pay bands, and it is not known whether who asks sees them. */
export interface DataHere {
  readonly data: Dataset;
  readonly isShort: boolean;
}

const SHORT = 'short';

/**
 * The dataset with the pay bands of the workspace's company, where a command answers with pay, its workspace has such
 * bands, and who asks sees them; undefined otherwise. A workspace without bands costs nothing: its settings are read
 * already. "short" where they cannot be had: the platform does not say who asks, or the database is away.
 */
async function withBands(
  { ownBands, report }: Pick<Reading, 'ownBands' | 'report'>,
  { node }: Pick<Understood, 'node'>,
  { venue: { platform, workspace }, settings, profile }: Asker,
  store: Pick<Repositories, 'ownBands'>,
): Promise<Dataset | typeof SHORT | undefined> {
  if (node?.command.ownBands !== true || workspace === undefined || !profile) return undefined;
  const setting = bandsSettingOf(settings);
  if (!setting) return undefined;
  const who = await profile().catch((): Profile => ({}));
  if (who.member === undefined) return SHORT;
  if (!seesBands(setting, who)) return undefined;
  try {
    return await ownBands.datasetFor(store.ownBands, { platform, workspace }, setting.version);
  } catch (error) {
    report(incidentId(), error);
    return SHORT;
  }
}

/** What a command answers from where somebody asks: the shipped dataset, with what their workspace has of its own. */
export async function dataHere(
  reading: Reading,
  understood: Pick<Understood, 'node'>,
  asker: Asker,
  store: Repositories,
): Promise<DataHere> {
  const own = await withBands(reading, understood, asker, store);
  const data = own === undefined || own === SHORT ? await dataFor(reading, understood, asker, store) : own;
  return { data, isShort: own === SHORT };
}
