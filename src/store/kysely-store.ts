import type { Transaction } from 'kysely';
import { again } from './engines/again.ts';
import { callIn, forgetCallsIn, keepIn } from './repositories/calls.ts';
import { claim } from './repositories/claims.ts';
import { conversationIn, keepConversationIn } from './repositories/conversations.ts';
import { deliveryRow, forgetDeliveriesIn, markIn, Marks } from './repositories/deliveries.ts';
import type { Engine } from './engines/engine.ts';
import { Groups } from './engines/groups.ts';
import { releaseIn, renewAll, type Renewal } from './repositories/holds.ts';
import { endLease, takeLease } from './repositories/leases.ts';
import { forgetNudgesIn, nudgesIn, retryIn } from './repositories/ledger.ts';
import { memoryIn, readerOf } from './memory.ts';
import { Outcomes } from './repositories/outcomes.ts';
import { countDueIn, oldestDueIn } from './repositories/owners.ts';
import { plansOfAll } from './schema/plan-rows.ts';
import { callRows } from './schema/rows.ts';
import { scheduleIn } from './repositories/schedules.ts';
import type { Schema } from './schema/schema.ts';
import type * as Its from './store.ts';
import { mustBeInstant, mustBeKeepable } from './schema/text.ts';
import { TeamStore } from './team-store.ts';
import { tellIn, untoldIn } from './repositories/untold.ts';
import { Work } from './engines/work.ts';
import * as workspaces from './repositories/workspaces.ts';

type Deletion = (transaction: Transaction<Schema>, before: number) => Promise<{ numDeletedRows: bigint }>;

/** The store over any engine. Keys, texts and instants that only some engines would take are refused on all. */
export class KyselyStore extends TeamStore implements Its.Store {
  readonly #engine: Engine;
  readonly #work: Work;
  readonly #defaults: (person: Its.PersonKey) => Promise<Its.Defaults>;
  readonly #marks: Marks;
  readonly #outcomes: Outcomes;
  readonly #renewals: Groups<Renewal, boolean>;
  readonly #plans: Groups<Its.PersonKey, readonly Its.Plan[]>;

  constructor(engine: Engine) {
    const work = new Work(engine);
    super(engine, work);
    this.#engine = engine;
    this.#work = work;
    this.#defaults = readerOf(engine.db);
    this.#marks = new Marks(engine.db, (query) => again(() => engine.runLightly(query)));
    this.#outcomes = new Outcomes(engine, work.transact);
    this.#renewals = new Groups((group) => again(() => renewAll(engine, group)));
    this.#plans = new Groups((people) => plansOfAll(engine, people));
  }

  defaults(person: Its.PersonKey): Promise<Its.Defaults> {
    return this.#work.run(() => this.#defaults(person));
  }

  remember(person: Its.PersonKey, changes: Readonly<Record<string, string | null>>, at: number) {
    return this.#change((memory) => memory.remember(person, changes, at));
  }

  schedule(person: Its.PersonKey): Promise<Its.Schedule | undefined> {
    return this.#work.run(() => scheduleIn(this.#engine.db, person, { toWrite: false }));
  }

  setSchedule(person: Its.PersonKey, schedule: Its.Schedule | undefined, at: number): Promise<void> {
    return this.#change((memory) => memory.setSchedule(person, schedule, at));
  }

  plans(person: Its.PersonKey): Promise<readonly Its.Plan[]> {
    return this.#work.run(() => this.#plans.ask(person));
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

  once<T>(delivery: Its.Delivery, at: number, work: (memory: Its.Memory) => Promise<T>) {
    return this.#work.run(() => {
      const row = deliveryRow(delivery, at);
      return this.#work.transact(async (transaction) => {
        if (!(await markIn(transaction, row))) return undefined;
        return { done: await work(memoryIn(transaction, this.#engine)) };
      });
    });
  }

  mark(delivery: Its.Delivery, at: number): Promise<boolean> {
    return this.#work.run(() => this.#marks.mark(deliveryRow(delivery, at)));
  }

  forgetDeliveries(before: number): Promise<number> {
    return this.#forget(before, forgetDeliveriesIn);
  }

  keepCalls(owner: Its.Owner, calls: readonly Its.StoredCall[], at: number): Promise<void> {
    return this.#work.run(async () => {
      const rows = callRows(owner, calls, at);
      if (rows.length > 0) await this.#work.transact((transaction) => keepIn(transaction, rows));
    });
  }

  call(owner: Its.Owner, token: string): Promise<string | undefined> {
    return this.#work.run(() => callIn(this.#engine.db, owner, token));
  }

  forgetCalls(before: number): Promise<number> {
    return this.#forget(before, forgetCallsIn);
  }

  lease(name: string, holder: string, at: number, until: number): Promise<Its.Lease | undefined> {
    return this.#work.run(() =>
      this.#work.transact((transaction) => takeLease(transaction, { name, holder, at, until })),
    );
  }

  release(name: string, holder: string): Promise<void> {
    return this.#work.run(() => this.#work.transact((transaction) => endLease(transaction, name, holder)));
  }

  claimDue(now: number, limit: number, leaseMs: number): Promise<readonly Its.Due[]> {
    return this.#work.run(() => claim(this.#engine, this.#work.transact, { now, limit, leaseMs }));
  }

  recordNudge(due: Its.Due, outcome: Its.Outcome, then: Its.Then, at: number): Promise<boolean> {
    return this.#work.run(() => this.#outcomes.record(due, outcome, then, at));
  }

  renew(due: Its.Due, until: number): Promise<boolean> {
    return this.#work.run(() => this.#renewals.ask({ due, until }));
  }

  releaseDue(dues: readonly Its.Due[]): Promise<void> {
    return this.#work.run(() => this.#work.transact((transaction) => releaseIn(transaction, dues)));
  }

  countDue(now: number): Promise<number> {
    return this.#work.run(() => countDueIn(this.#engine.db, now));
  }

  oldestDue(now: number): Promise<number | undefined> {
    return this.#work.run(() => oldestDueIn(this.#engine.db, now));
  }

  nudges(state: Its.NudgeState, limit: number): Promise<readonly Its.Nudge[]> {
    return this.#work.run(() => nudgesIn(this.#engine.db, state, limit));
  }

  retryNudges(since: number, at: number): Promise<number> {
    return this.#work.run(() => {
      mustBeInstant('The time to retry from', since);
      mustBeInstant('The time of the retry', at);
      const { locksRows } = this.#engine;
      return this.#work.batches((transaction) => retryIn(transaction, { since, at, locksRows }));
    });
  }

  untold(limit: number): Promise<readonly Its.PersonKey[]> {
    return this.#work.run(() => untoldIn(this.#engine.db, limit));
  }

  tellSuspended(person: Its.PersonKey): Promise<string | undefined> {
    return this.#work.run(() => tellIn(this.#engine.db, person));
  }

  conversation(person: Its.PersonKey): Promise<string | undefined> {
    return this.#work.run(() => conversationIn(this.#engine.db, person));
  }

  keepConversation(person: Its.PersonKey, channel: string | undefined, at: number): Promise<void> {
    const { locksRows } = this.#engine;
    return this.#work.run(() =>
      this.#work.transact((transaction) =>
        keepConversationIn(transaction, person, { channel, at, locksRows }),
      ),
    );
  }

  forgetNudges(before: number): Promise<number> {
    return this.#forget(before, forgetNudgesIn);
  }

  workspacesOf(platform: string): Promise<readonly string[]> {
    return this.#work.run(() => workspaces.workspacesIn(this.#engine.db, platform));
  }

  suspendWorkspace(owner: Its.Owner, reason: string, at: number): Promise<number> {
    return this.#work.run(async () => {
      workspaces.mustBeWorkspace(owner);
      mustBeKeepable('reason', reason);
      await this.#work.transact((transaction) => workspaces.noteRemoval(transaction, owner, at));
      return this.#work.batches((transaction) => workspaces.suspendIn(transaction, owner, reason, at));
    });
  }

  restoreWorkspace(owner: Its.Owner): Promise<void> {
    return this.#work.run(() => workspaces.forgetRemoval(this.#engine.db, owner));
  }

  removedWorkspaces(before: number): Promise<readonly Its.Owner[]> {
    return this.#work.run(() => workspaces.removedIn(this.#engine.db, before));
  }

  forgetWorkspace(owner: Its.Owner, before?: number): Promise<number> {
    return this.#work.run(async () => {
      workspaces.mustBeWorkspace(owner);
      if (before !== undefined && !(await workspaces.wasRemoved(this.#engine.db, owner, before))) return 0;
      let forgotten = 0;
      for (const table of workspaces.OWNED) {
        forgotten += await this.#work.batches((transaction) => workspaces.emptyIn(transaction, table, owner));
      }
      await workspaces.forgetRemoval(this.#engine.db, owner);
      return forgotten;
    });
  }

  close(): Promise<void> {
    return this.#work.close();
  }

  #change<T>(work: (memory: Its.Memory) => Promise<T>): Promise<T> {
    return this.#work.run(() =>
      this.#work.transact((transaction) => work(memoryIn(transaction, this.#engine))),
    );
  }

  /** Deletes batch after batch of what is older than `before`, and returns how many. */
  #forget(before: number, batch: Deletion): Promise<number> {
    return this.#work.run(() => {
      mustBeInstant('The time to forget before', before);
      return this.#work.batches(async (transaction) =>
        Number((await batch(transaction, before)).numDeletedRows),
      );
    });
  }
}
