import type { Transaction } from 'kysely';
import { digestByIn, setDigestByIn } from './repositories/digests.ts';
import type { Database } from './engines/engine.ts';
import { followIn, followingIn, unfollowIn } from './repositories/followers.ts';
import type { PersonKey } from './schema/keys.ts';
import { dropOwnIn, headsIn, headsOfPlansIn, ownIn, saveOwnIn } from './repositories/own-roadmaps.ts';
import type { Schema } from './schema/schema.ts';
import { reachIn, shareIn, sharesIn, withdrawIn } from './repositories/shares.ts';
import { talliesIn } from './repositories/tally.ts';
import { channelKeyOf } from './schema/team-rows.ts';
import type { TeamMemory } from './repositories/teams.ts';

/** What of it changes nothing. */
export type TeamReading = Pick<
  TeamMemory,
  'ownHeads' | 'ownHeadsOf' | 'ownRoadmap' | 'shares' | 'reach' | 'following' | 'tallies' | 'digestBy'
>;

/** What teams share, read. */
export const readTeams = (db: Database): TeamReading => ({
  ownHeads: (owner) => headsIn(db, owner),
  ownHeadsOf: (person) => headsOfPlansIn(db, person),
  ownRoadmap: (owner, id) => ownIn(db, owner, id, { toWrite: false }),
  shares: (channel) => sharesIn(db, channel, { toWrite: false }),
  reach: (owner, roadmap) => reachIn(db, owner, roadmap),
  following: (person) => followingIn(db, person),
  tallies: (channel, since) => talliesIn(db, channel, since),
  digestBy: (channel) => digestByIn(db, channel),
});

/** How the rows of a transaction are kept from others. */
interface Holding {
  readonly locksRows: boolean;
  /** Does work on one person, whom nobody else writes meanwhile: nor deletes what is held about them. */
  readonly alone: <T>(person: PersonKey, work: () => Promise<T>) => Promise<T>;
}

/** What teams share, within a transaction. */
export const teamsIn = (transaction: Transaction<Schema>, { locksRows, alone }: Holding): TeamMemory => {
  const signed = <T>(by: { readonly person: PersonKey } | undefined, work: () => Promise<T>): Promise<T> =>
    by ? alone(by.person, work) : work();
  return {
    ...readTeams(transaction),
    ownRoadmap: (owner, id, how) =>
      ownIn(transaction, owner, id, { toWrite: locksRows && how?.toWrite === true }),
    shares: (channel) => sharesIn(transaction, channel, { toWrite: locksRows }),
    saveOwn: (own, before, at) =>
      signed(before === undefined ? own.maker : undefined, () => saveOwnIn(transaction, own, before, at)),
    dropOwn: (owner, id, by, at) => dropOwnIn(transaction, owner, id, { by, at }),
    share: (share, at) => signed(share.sharer, () => shareIn(transaction, share, { at, locksRows })),
    withdraw: (channel, roadmap, by, at) =>
      withdrawIn(transaction, channelKeyOf(channel), roadmap, { by, at }),
    follow: (channel, roadmap, follower) =>
      alone(follower.person, () => followIn(transaction, channel, { roadmap, follower, locksRows })),
    unfollow: (channel, roadmap, person) =>
      alone(person, () => unfollowIn(transaction, channel, roadmap, person)),
    following: (person) => alone(person, () => followingIn(transaction, person)),
    setDigestBy: (channel, by, at) => signed(by, () => setDigestByIn(transaction, channel, by, at)),
  };
};
