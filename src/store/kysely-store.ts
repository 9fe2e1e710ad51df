import { setImmediate } from 'node:timers/promises';
import type { Transaction } from 'kysely';
import { again } from './again.ts';
import { callIn, forgetCallsIn, keepIn } from './calls.ts';
import { cardFailedIn, cardShownIn, claimCards, resendIn } from './cards.ts';
import { claim } from './claims.ts';
import { conversationIn, keepConversationIn } from './conversations.ts';
import { deliveryRow, forgetDeliveriesIn, markIn, Marks } from './deliveries.ts';
import type { Engine, Transact } from './engine.ts';
import { Groups } from './groups.ts';
import { releaseIn, renewAll, type Renewal } from './holds.ts';
import { endLease, takeLease } from './leases.ts';
import { forgetNudgesIn, nudgesIn, retryIn } from './ledger.ts';
import { memoryIn, readerOf } from './memory.ts';
import { Outcomes } from './outcomes.ts';
import { countDueIn } from './owners.ts';
import { plansOfAll } from './plan-rows.ts';
import { callRows } from './rows.ts';
import { scheduleIn } from './schedules.ts';
import type { Schema } from './schema.ts';
import type * as Its from './store.ts';
import { mustBeInstant, mustBeKeepable } from './text.ts';
import { readTeams, type TeamReading } from './team-memory.ts';
import { tellIn, untoldIn } from './untold.ts';
import * as workspaces from './workspaces.ts';

type Deletion = (transaction: Transaction<Schema>, before: number) => Promise<{ numDeletedRows: bigint }>;

/** The store over any engine. Keys, texts and instants that only some engines would take are refused on all. */
export class KyselyStore implements Its.Store {
  readonly #engine: Engine;
  readonly #defaults: (person: Its.PersonKey) => Promise<Its.Defaults>;
  readonly #marks: Marks;
  readonly #outcomes: Outcomes;
  readonly #renewals: Groups<Renewal, boolean>;
  readonly #plans: Groups<Its.PersonKey, readonly Its.Plan[]>;
  readonly #teams: TeamReading;
  #running = 0;
  #allDone: (() => void) | undefined;
  #closed: Promise<void> | undefined;

  constructor(engine: Engine) {
    this.#engine = engine;
    this.#defaults = readerOf(engine.db);
    this.#teams = readTeams(engine.db);
    this.#marks = new Marks(engine.db, (query) => again(() => engine.runLightly(query)));
    this.#outcomes = new Outcomes(engine, this.#transact);
    this.#renewals = new Groups((group) => again(() => renewAll(engine, group)));
    this.#plans = new Groups((people) => plansOfAll(engine, people));
  }

  defaults(person: Its.PersonKey): Promise<Its.Defaults> {
    return this.#run(() => this.#defaults(person));
  }

  remember(person: Its.PersonKey, changes: Readonly<Record<string, string | null>>, at: number) {
    return this.#change((memory) => memory.remember(person, changes, at));
  }

  schedule(person: Its.PersonKey): Promise<Its.Schedule | undefined> {
    return this.#run(() => scheduleIn(this.#engine.db, person, { toWrite: false }));
  }

  setSchedule(person: Its.PersonKey, schedule: Its.Schedule | undefined, at: number): Promise<void> {
    return this.#change((memory) => memory.setSchedule(person, schedule, at));
  }

  plans(person: Its.PersonKey): Promise<readonly Its.Plan[]> {
    return this.#run(() => this.#plans.ask(person));
  }

  savePlan(person: Its.PersonKey, plan: Its.Plan, at: number): Promise<void> {
    return this.#change((memory) => memory.savePlan(person, plan, at));
  }

  dropPlans(person: Its.PersonKey): Promise<void> {
    return this.#change((memory) => memory.dropPlans(person));
  }

  exportPerson(person: Its.PersonKey): Promise<Its.PersonData> {
    return this.#change((memory) => memory.exportPerson(person));
  }

  forgetPerson(person: Its.PersonKey): Promise<void> {
    return this.#change((memory) => memory.forgetPerson(person));
  }

  ownHeads(owner: Its.Owner) {
    return this.#run(() => this.#teams.ownHeads(owner));
  }

  ownHeadsOf(person: Its.PersonKey) {
    return this.#run(() => this.#teams.ownHeadsOf(person));
  }

  ownRoadmap(owner: Its.Owner, id: string) {
    return this.#run(() => this.#teams.ownRoadmap(owner, id));
  }

  saveOwn(roadmap: Its.OwnRoadmap, before: number | undefined, at: number): Promise<boolean> {
    return this.#change((memory) => memory.saveOwn(roadmap, before, at));
  }

  dropOwn(owner: Its.Owner, id: string, by: string, at: number): Promise<boolean> {
    return this.#change((memory) => memory.dropOwn(owner, id, by, at));
  }

  shares(channel: Its.ChannelKey) {
    return this.#run(() => this.#teams.shares(channel));
  }

  reach(owner: Its.Owner, roadmap: string) {
    return this.#run(() => this.#teams.reach(owner, roadmap));
  }

  share(share: Its.Share, at: number): Promise<Its.Share> {
    return this.#change((memory) => memory.share(share, at));
  }

  withdraw(channel: Its.ChannelKey, roadmap: string, by: string | undefined, at: number): Promise<boolean> {
    return this.#change((memory) => memory.withdraw(channel, roadmap, by, at));
  }

  follow(channel: Its.ChannelKey, roadmap: string, follower: Its.Follower): Promise<boolean> {
    return this.#change((memory) => memory.follow(channel, roadmap, follower));
  }

  unfollow(channel: Its.ChannelKey, roadmap: string, person: Its.PersonKey): Promise<boolean> {
    return this.#change((memory) => memory.unfollow(channel, roadmap, person));
  }

  following(person: Its.PersonKey) {
    return this.#run(() => this.#teams.following(person));
  }

  tallies(channel: Its.ChannelKey, since: number) {
    return this.#run(() => this.#teams.tallies(channel, since));
  }

  digestBy(channel: Its.ChannelKey) {
    return this.#run(() => this.#teams.digestBy(channel));
  }

  setDigestBy(channel: Its.ChannelKey, by: Its.Author | undefined, at: number): Promise<void> {
    return this.#change((memory) => memory.setDigestBy(channel, by, at));
  }

  cardsDue(now: number, limit: number, leaseMs: number, ids?: readonly string[]) {
    const asked = { now, limit, leaseMs, ids };
    return this.#run(() => this.#transact((transaction) => claimCards(transaction, this.#engine, asked)));
  }

  cardShown(card: Its.Card, message: unknown, at: number): Promise<void> {
    return this.#run(() => this.#transact((transaction) => cardShownIn(transaction, card, message, at)));
  }

  cardFailed(card: Its.Card, again: number | undefined): Promise<void> {
    return this.#run(() => this.#transact((transaction) => cardFailedIn(transaction, card, again)));
  }

  resend(due: Pick<Its.Due, 'person' | 'occurrence' | 'token'>): Promise<boolean> {
    return this.#run(() => resendIn(this.#engine.db, due));
  }

  once<T>(delivery: Its.Delivery, at: number, work: (memory: Its.Memory) => Promise<T>) {
    return this.#run(() => {
      const row = deliveryRow(delivery, at);
      return this.#transact(async (transaction) => {
        if (!(await markIn(transaction, row))) return undefined;
        return { done: await work(memoryIn(transaction, this.#engine)) };
      });
    });
  }

  mark(delivery: Its.Delivery, at: number): Promise<boolean> {
    return this.#run(() => this.#marks.mark(deliveryRow(delivery, at)));
  }

  forgetDeliveries(before: number): Promise<number> {
    return this.#forget(before, forgetDeliveriesIn);
  }

  keepCalls(owner: Its.Owner, calls: readonly Its.StoredCall[], at: number): Promise<void> {
    return this.#run(async () => {
      const rows = callRows(owner, calls, at);
      if (rows.length > 0) await this.#transact((transaction) => keepIn(transaction, rows));
    });
  }

  call(owner: Its.Owner, token: string): Promise<string | undefined> {
    return this.#run(() => callIn(this.#engine.db, owner, token));
  }

  forgetCalls(before: number): Promise<number> {
    return this.#forget(before, forgetCallsIn);
  }

  lease(name: string, holder: string, at: number, until: number): Promise<Its.Lease | undefined> {
    return this.#run(() =>
      this.#transact((transaction) => takeLease(transaction, { name, holder, at, until })),
    );
  }

  release(name: string, holder: string): Promise<void> {
    return this.#run(() => this.#transact((transaction) => endLease(transaction, name, holder)));
  }

  claimDue(now: number, limit: number, leaseMs: number): Promise<readonly Its.Due[]> {
    return this.#run(() => claim(this.#engine, this.#transact, { now, limit, leaseMs }));
  }

  recordNudge(due: Its.Due, outcome: Its.Outcome, then: Its.Then, at: number): Promise<boolean> {
    return this.#run(() => this.#outcomes.record(due, outcome, then, at));
  }

  renew(due: Its.Due, until: number): Promise<boolean> {
    return this.#run(() => this.#renewals.ask({ due, until }));
  }

  releaseDue(dues: readonly Its.Due[]): Promise<void> {
    return this.#run(() => this.#transact((transaction) => releaseIn(transaction, dues)));
  }

  countDue(now: number): Promise<number> {
    return this.#run(() => countDueIn(this.#engine.db, now));
  }

  nudges(state: Its.NudgeState, limit: number): Promise<readonly Its.Nudge[]> {
    return this.#run(() => nudgesIn(this.#engine.db, state, limit));
  }

  retryNudges(since: number, at: number): Promise<number> {
    return this.#run(() => {
      mustBeInstant('The time to retry from', since);
      mustBeInstant('The time of the retry', at);
      const { locksRows } = this.#engine;
      return this.#batches((transaction) => retryIn(transaction, { since, at, locksRows }));
    });
  }

  untold(limit: number): Promise<readonly Its.PersonKey[]> {
    return this.#run(() => untoldIn(this.#engine.db, limit));
  }

  tellSuspended(person: Its.PersonKey): Promise<string | undefined> {
    return this.#run(() => tellIn(this.#engine.db, person));
  }

  conversation(person: Its.PersonKey): Promise<string | undefined> {
    return this.#run(() => conversationIn(this.#engine.db, person));
  }

  keepConversation(person: Its.PersonKey, channel: string | undefined, at: number): Promise<void> {
    const { locksRows } = this.#engine;
    return this.#run(() =>
      this.#transact((transaction) => keepConversationIn(transaction, person, { channel, at, locksRows })),
    );
  }

  forgetNudges(before: number): Promise<number> {
    return this.#forget(before, forgetNudgesIn);
  }

  workspacesOf(platform: string): Promise<readonly string[]> {
    return this.#run(() => workspaces.workspacesIn(this.#engine.db, platform));
  }

  suspendWorkspace(owner: Its.Owner, reason: string, at: number): Promise<number> {
    return this.#run(async () => {
      workspaces.mustBeWorkspace(owner);
      mustBeKeepable('reason', reason);
      await this.#transact((transaction) => workspaces.noteRemoval(transaction, owner, at));
      return this.#batches((transaction) => workspaces.suspendIn(transaction, owner, reason, at));
    });
  }

  restoreWorkspace(owner: Its.Owner): Promise<void> {
    return this.#run(() => workspaces.forgetRemoval(this.#engine.db, owner));
  }

  removedWorkspaces(before: number): Promise<readonly Its.Owner[]> {
    return this.#run(() => workspaces.removedIn(this.#engine.db, before));
  }

  forgetWorkspace(owner: Its.Owner, before?: number): Promise<number> {
    return this.#run(async () => {
      workspaces.mustBeWorkspace(owner);
      if (before !== undefined && !(await workspaces.wasRemoved(this.#engine.db, owner, before))) return 0;
      let forgotten = 0;
      for (const table of workspaces.OWNED) {
        forgotten += await this.#batches((transaction) => workspaces.emptyIn(transaction, table, owner));
      }
      await workspaces.forgetRemoval(this.#engine.db, owner);
      return forgotten;
    });
  }

  close(): Promise<void> {
    return (this.#closed ??= this.#close());
  }

  #change<T>(work: (memory: Its.Memory) => Promise<T>): Promise<T> {
    return this.#run(() => this.#transact((transaction) => work(memoryIn(transaction, this.#engine))));
  }

  /** Deletes batch after batch of what is older than `before`, and returns how many. */
  #forget(before: number, batch: Deletion): Promise<number> {
    return this.#run(() => {
      mustBeInstant('The time to forget before', before);
      return this.#batches(async (transaction) => Number((await batch(transaction, before)).numDeletedRows));
    });
  }

  /** Does batch after batch, each in its transaction, until one finds nothing more; returns how many rows it was. */
  async #batches(batch: (transaction: Transaction<Schema>) => Promise<number>): Promise<number> {
    for (let all = 0; ;) {
      const some = await this.#transact(batch);
      if (some === 0) return all;
      all += some;
      await setImmediate();
    }
  }

  /** Counts the work that is under way, which `close` waits for: a pool that ends forgets who queues for it. */
  async #run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#closed) throw new Error('The store is closed.');
    this.#running += 1;
    try {
      return await work();
    } finally {
      this.#running -= 1;
      if (this.#running === 0) this.#allDone?.();
    }
  }

  async #close(): Promise<void> {
    if (this.#running > 0) await new Promise<void>((resolve) => (this.#allDone = resolve));
    await this.#engine.db.destroy();
  }

  readonly #transact: Transact = (work) => again(() => this.#engine.db.transaction().execute(work));
}
