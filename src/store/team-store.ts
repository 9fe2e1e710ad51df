import { cardFailedIn, cardShownIn, claimCards } from './repositories/cards.ts';
import type { Engine } from './engines/engine.ts';
import type { Author, ChannelKey, Owner, PersonKey } from './schema/keys.ts';
import { resendIn } from './repositories/ledger.ts';
import { memoryIn } from './memory.ts';
import type { Memory } from './store.ts';
import { readTeams, type TeamReading } from './team-memory.ts';
import type { Card, CardQueue, Follower, OwnRoadmap, Share, TeamMemory } from './repositories/teams.ts';
import type { Work } from './engines/work.ts';

/** What the store over any engine does for teams. */
export class TeamStore implements TeamMemory, CardQueue {
  readonly #engine: Engine;
  readonly #work: Work;
  readonly #read: TeamReading;

  constructor(engine: Engine, work: Work) {
    this.#engine = engine;
    this.#work = work;
    this.#read = readTeams(engine.db);
  }

  ownHeads(owner: Owner) {
    return this.#work.run(() => this.#read.ownHeads(owner));
  }

  ownHeadsOf(person: PersonKey) {
    return this.#work.run(() => this.#read.ownHeadsOf(person));
  }

  ownRoadmap(owner: Owner, id: string) {
    return this.#work.run(() => this.#read.ownRoadmap(owner, id));
  }

  saveOwn(roadmap: OwnRoadmap, before: number | undefined, at: number) {
    return this.#change((memory) => memory.saveOwn(roadmap, before, at));
  }

  dropOwn(owner: Owner, id: string, by: string, at: number) {
    return this.#change((memory) => memory.dropOwn(owner, id, by, at));
  }

  shares(channel: ChannelKey) {
    return this.#work.run(() => this.#read.shares(channel));
  }

  reach(owner: Owner, roadmap: string) {
    return this.#work.run(() => this.#read.reach(owner, roadmap));
  }

  share(share: Share, at: number) {
    return this.#change((memory) => memory.share(share, at));
  }

  withdraw(channel: ChannelKey, roadmap: string, by: string | undefined, at: number) {
    return this.#change((memory) => memory.withdraw(channel, roadmap, by, at));
  }

  follow(channel: ChannelKey, roadmap: string, follower: Follower) {
    return this.#change((memory) => memory.follow(channel, roadmap, follower));
  }

  unfollow(channel: ChannelKey, roadmap: string, person: PersonKey) {
    return this.#change((memory) => memory.unfollow(channel, roadmap, person));
  }

  following(person: PersonKey) {
    return this.#work.run(() => this.#read.following(person));
  }

  tallies(channel: ChannelKey, since: number) {
    return this.#work.run(() => this.#read.tallies(channel, since));
  }

  digestBy(channel: ChannelKey) {
    return this.#work.run(() => this.#read.digestBy(channel));
  }

  setDigestBy(channel: ChannelKey, by: Author | undefined, at: number) {
    return this.#change((memory) => memory.setDigestBy(channel, by, at));
  }

  cardsDue(now: number, limit: number, leaseMs: number, ids?: readonly string[]) {
    const { locksRows } = this.#engine;
    const asked = { now, limit, leaseMs, ids, locksRows };
    return this.#work.run(() => this.#work.transact((transaction) => claimCards(transaction, asked)));
  }

  cardShown(card: Card, message: unknown, at: number) {
    return this.#work.run(() =>
      this.#work.transact((transaction) => cardShownIn(transaction, card, message, at)),
    );
  }

  cardFailed(card: Card, again: number | undefined) {
    return this.#work.run(() => this.#work.transact((transaction) => cardFailedIn(transaction, card, again)));
  }

  resend(due: Parameters<CardQueue['resend']>[0]) {
    return this.#work.run(() => resendIn(this.#engine.db, due));
  }

  #change<T>(work: (memory: Memory) => Promise<T>): Promise<T> {
    return this.#work.run(() =>
      this.#work.transact((transaction) => work(memoryIn(transaction, this.#engine))),
    );
  }
}
