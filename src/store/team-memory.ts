import type { Transaction } from 'kysely';
import type { Database } from './engine.ts';
import { dropOwnIn, headsIn, headsOfPlansIn, ownIn, reachIn, saveOwnIn } from './own-roadmaps.ts';
import type { Schema } from './schema.ts';
import {
  digestByIn,
  followIn,
  followingIn,
  setDigestByIn,
  shareIn,
  sharesIn,
  unfollowIn,
  withdrawIn,
} from './shares.ts';
import { talliesIn } from './tally.ts';
import type { TeamMemory } from './teams.ts';

/** What of it changes nothing. */
export type TeamReading = Pick<
  TeamMemory,
  'ownHeads' | 'ownHeadsOf' | 'ownRoadmap' | 'shares' | 'reach' | 'following' | 'tallies' | 'digestBy'
>;

/** What teams share, read. */
export const readTeams = (db: Database): TeamReading => ({
  ownHeads: (owner) => headsIn(db, owner),
  ownHeadsOf: (person) => headsOfPlansIn(db, person),
  ownRoadmap: (owner, id) => ownIn(db, owner, id),
  shares: (channel) => sharesIn(db, channel),
  reach: (owner, roadmap) => reachIn(db, owner, roadmap),
  following: (person) => followingIn(db, person),
  tallies: (channel, since) => talliesIn(db, channel, since),
  digestBy: (channel) => digestByIn(db, channel),
});

/** What teams share, within a transaction. */
export const teamsIn = (
  transaction: Transaction<Schema>,
  { locksRows }: { readonly locksRows: boolean },
): TeamMemory => ({
  ...readTeams(transaction),
  saveOwn: (own, before, at) => saveOwnIn(transaction, own, before, at),
  dropOwn: (owner, id, by, at) => dropOwnIn(transaction, owner, id, by, at),
  share: (share, at) => shareIn(transaction, share, at),
  withdraw: (channel, roadmap, by, at) => withdrawIn(transaction, channel, { roadmap, by, at }),
  follow: (channel, roadmap, follower) => followIn(transaction, channel, { roadmap, follower, locksRows }),
  unfollow: (channel, roadmap, person) => unfollowIn(transaction, channel, roadmap, person),
  setDigestBy: (channel, by, at) => setDigestByIn(transaction, channel, by, at),
});
