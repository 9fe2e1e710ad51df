import type { Access } from '../engines/database-access.ts';
import { mustBeInstant } from '../schema/text.ts';
import { claim, type ClaimRequest } from './ledger/claims.ts';
import { countDue, selectOldestDue } from './ledger/due-workspaces.ts';
import { deleteEntries, selectEntries } from './ledger/entries.ts';
import { holdAll, release, renewAll, type Renewal } from './ledger/renewals.ts';
import { toRow, writeOutcomes, type OutcomeRow } from './ledger/outcomes.ts';
import { markResent, retryBatch } from './ledger/retries.ts';
import type { EpochMs } from '../../time.ts';
import type { LetterKey } from '../types/operator.ts';
import type { Due, LedgerEntry, LedgerState, Outcome, ScheduleChange } from '../types/ledger.ts';

/** The delivery ledger: which scheduled messages are due, who sends them, and what became of each. */
export class Ledger {
  /** The most that are to be claimed at once, so that answers are not held up. */
  readonly mostAtOnce: number;
  readonly #access: Access;
  readonly #record: (row: OutcomeRow) => Promise<boolean>;
  readonly #holds: (due: Due) => Promise<boolean>;
  readonly #renew: (renewal: Renewal) => Promise<boolean>;

  constructor(access: Access) {
    this.#access = access;
    this.mostAtOnce = access.engine.claims;
    this.#record = access.grouped((db, rows) => writeOutcomes(db, access.engine, rows));
    this.#holds = access.grouped((db, dues) => holdAll(db, access.engine, dues));
    this.#renew = access.grouped((db, renewals) => renewAll(db, access.engine, renewals));
  }

  /**
   * Claims due sends; their schedules say so until the outcome is recorded. The workspaces with something due share the limit
   * evenly, eight of them a claim, those that have waited longest first; one that needs less leaves the rest of its share
   * to the next claim, so ask again until nothing comes.
   */
  async claimDue(request: ClaimRequest): Promise<readonly Due[]> {
    return claim(this.#access, request);
  }

  /**
   * Records what came of a claim and how its schedule goes on, together. False, with nothing changed, where the claim no
   * longer holds: its lease was taken over, or the schedule was written. Committed in groups. An occurrence that was
   * settled before stays in the ledger as it was; its schedule goes on.
   * @throws {RangeError} it cannot be kept
   */
  async record(due: Due, outcome: Outcome, change: ScheduleChange, at: EpochMs): Promise<boolean> {
    const row = toRow(due, outcome, change, at);
    return this.#access.read(() => this.#record(row));
  }

  /** Whether a claim still holds: nobody took it over, nor wrote its schedule. Where it does not, nothing may be sent. */
  async holds(due: Due): Promise<boolean> {
    return this.#access.read(() => this.#holds(due));
  }

  /** Prolongs a claim until `until`; false where it no longer holds, so that nothing may be sent. */
  async renew(due: Due, until: EpochMs): Promise<boolean> {
    mustBeInstant('The end of the claim', until);
    return this.#access.read(() => this.#renew({ due, until }));
  }

  /** Hands back claims that nothing was sent for, as if they had never been made; passes over those that do not hold. */
  async release(dues: readonly Due[]): Promise<void> {
    await this.#access.change((transaction) => release(transaction, dues));
  }

  /**
   * Notes that an occurrence whose outcome cannot be known is sent once more; false where it was before, or where the
   * claim does not hold.
   */
  async markResent(due: Due): Promise<boolean> {
    return this.#access.read((db) => markResent(db, due));
  }

  /** How many sends are due, claimed ones included. */
  async countDue(now: EpochMs): Promise<number> {
    return this.#access.read((db) => countDue(db, now));
  }

  /** When the send that has been due and unclaimed longest was due; undefined where none is. */
  async oldestDue(now: EpochMs): Promise<number | undefined> {
    return this.#access.read((db) => selectOldestDue(db, now));
  }

  /** The latest entries in a state, the latest due first. */
  async list(state: LedgerState, limit: number): Promise<readonly LedgerEntry[]> {
    return this.#access.read((db) => selectEntries(db, state, limit));
  }

  /**
   * Makes dropped messages that were first due at `since` or later due at once, and returns how many. Left alone are those
   * whose schedule is not active, has sent a later one, or is due or claimed already, and all others where `only` one is meant.
   */
  async retryDropped(since: EpochMs, at: EpochMs, only?: LetterKey): Promise<number> {
    mustBeInstant('The time to retry from', since);
    mustBeInstant('The time of the retry', at);
    const { locksRows } = this.#access.engine;
    return this.#access.changeInBatches((transaction) =>
      retryBatch(transaction, { since, at, only, locksRows }),
    );
  }

  /** Deletes entries first due before `before`, with recipients that nothing else refers to; returns how many entries. */
  async deleteBefore(before: EpochMs): Promise<number> {
    mustBeInstant('The time to delete before', before);
    const { locksRows } = this.#access.engine;
    return this.#access.changeInBatches((transaction) => deleteEntries(transaction, before, { locksRows }));
  }
}
