import type { Access } from '../engines/database-access.ts';
import type { PersonKey, Recipient } from '../schema/keys.ts';
import { isPerson } from '../schema/rows.ts';
import { selectSchedule, writeSchedule, removeSchedule } from '../schema/schedule-rows.ts';
import { isKey } from '../schema/text.ts';
import { markNotified, selectUnnotified } from './notices.ts';
import type { EpochMs } from '../../time.ts';
import type { Schedule } from '../types/schedule.ts';

/** When each kind of scheduled message goes to whom. */
export class Schedules {
  readonly #access: Access;

  constructor(access: Access) {
    this.#access = access;
  }

  /** When a kind of message goes to a recipient; undefined where nobody asked for it. In a transaction it stays so. */
  async get(recipient: Recipient, kind: string): Promise<Schedule | undefined> {
    if (!isKey(kind)) return undefined;
    const { locksWhatItReads } = this.#access;
    return this.#access.readOf(recipient, (db) =>
      selectSchedule(db, recipient, kind, { locks: locksWhatItReads }),
    );
  }

  /**
   * Writes a schedule, or removes it where it is undefined. Either fences off a send that was claimed before. A new time
   * for an occurrence counts as its first.
   * @throws {RangeError} it cannot be kept
   */
  async set(recipient: Recipient, kind: string, schedule: Schedule | undefined, at: EpochMs): Promise<void> {
    return this.#access.changeOf(recipient, (transaction) =>
      schedule
        ? writeSchedule(transaction, { recipient, kind, schedule, at })
        : removeSchedule(transaction, recipient, kind, this.#access.engine),
    );
  }

  /** At most `limit` persons who have to be told that their schedule is suspended, those it happened to last first. */
  async unnotified(limit: number): Promise<readonly PersonKey[]> {
    return this.#access.read((db) => selectUnnotified(db, limit));
  }

  /** Marks that a person was told, and returns why they are suspended; undefined where they were told, or are not. */
  async markNotified(person: PersonKey): Promise<string | undefined> {
    return isPerson(person)
      ? this.#access.change((transaction) => markNotified(transaction, person))
      : undefined;
  }
}
