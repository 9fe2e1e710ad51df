import type { Dataset } from '../../dataset/dataset.ts';
import type { Owner, PersonKey, Repositories } from '../../store/store.ts';
import { channelDigest } from './channel-digest.ts';
import type { MessageKind } from './message-kind.ts';
import { weeklyPlan } from './weekly-plan.ts';

/** The ground that scheduled messages are composed from. */
export interface MessageParts {
  readonly store: Pick<Repositories, 'weeks' | 'teamRoadmaps' | 'channelRoadmaps' | 'digests'>;
  readonly data: Dataset;
  /** The same with the roadmaps that a workspace made, or that a person follows. */
  readonly dataFor: (whose: { readonly owner?: Owner; readonly person?: PersonKey }) => Promise<Dataset>;
}

/** Every kind of scheduled message. */
export const messageKinds = ({ store, data, dataFor }: MessageParts): readonly MessageKind[] => [
  weeklyPlan({
    ...{ weeks: store.weeks, teamRoadmaps: store.teamRoadmaps },
    ...{ data, dataFor: (person) => dataFor({ person }) },
  }),
  channelDigest({
    ...{ channelRoadmaps: store.channelRoadmaps, digests: store.digests },
    dataOf: (owner) => dataFor({ owner }),
  }),
];
