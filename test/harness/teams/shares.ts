import type {
  Author,
  ChannelKey,
  Follower,
  TeamRoadmap,
  PersonKey,
  ChannelRoadmap,
} from '../../../src/store/store.ts';
import { NOON, personOf } from '../scheduling/schedules.ts';

/** Two people of a workspace, and a channel of it. */
export const ada = personOf('U1');
export const bob = personOf('U2');
export const channel: ChannelKey = { platform: 'chat', workspace: 'W1', channel: 'C1' };

/** A person by name, their id where none is given. */
export const by = (person: PersonKey, name = person.person): Author => ({ person, name });

/** A roadmap that Ada shares in the channel. */
export const aShare = (changes: Partial<ChannelRoadmap> = {}): ChannelRoadmap => ({
  ...channel,
  ...{ id: 'share-1', roadmap: 'agents', sharer: by(ada, 'Ada'), sharedAt: NOON, starts: undefined },
  ...changes,
});

/** A roadmap that Ada made. */
export const anOwn = (changes: Partial<TeamRoadmap> = {}): TeamRoadmap => ({
  ...{ platform: 'chat', workspace: 'W1', id: 'own-1', version: 1, editors: 'maker' },
  ...{ record: { id: 'own-1', name: 'Onboarding' }, maker: by(ada), changes: [], madeAt: NOON },
  ...changes,
});

/** Somebody who follows, seen by `name` where there is one. */
export const aFollower = (person: PersonKey, name?: string): Follower => ({
  ...{ person, name, joinedAt: NOON + 1 },
});
