import type { Transaction } from 'kysely';
import type { Access } from '../engines/database-access.ts';
import type { Database } from '../engines/engine.ts';
import { isChannelRecipient, type PersonKey, type Recipient } from '../schema/keys.ts';
import { accountsOf, isSame, selectLink } from '../schema/link-rows.ts';
import { isPerson } from '../schema/rows.ts';
import { selectSchedule, writeSchedule, removeSchedule } from '../schema/schedule-rows.ts';
import type { Schema } from '../schema/schema.ts';
import { isKey } from '../schema/text.ts';
import { moveMessages } from './links/messages.ts';
import { markNotified, selectUnnotified } from './notices.ts';
import type { EpochMs } from '../../time.ts';
import type { Schedule } from '../types/schedule.ts';

/** When each kind of scheduled message goes to whom. */
export class Schedules {
  readonly #access: Access;

  constructor(access: Access) {
    this.#access = access;
  }

  /**
   * When a kind of message goes to a recipient; undefined where nobody asked for it. A person who linked two accounts has
   * one schedule of a kind for both. In a transaction it stays so.
   */
  async get(recipient: Recipient, kind: string): Promise<Schedule | undefined> {
    if (!isKey(kind)) return undefined;
    const { locksWhatItReads } = this.#access;
    const select = (db: Database, one: Recipient) =>
      selectSchedule(db, one, kind, { locks: locksWhatItReads });
    if (isChannelRecipient(recipient)) return this.#access.readOf(recipient, (db) => select(db, recipient));
    return this.#access.readAccounts(recipient, async (db, accounts) => {
      for (const account of accounts) {
        const schedule = await select(db, account);
        if (schedule) return schedule;
      }
      return undefined;
    });
  }

  /** The account of a person that gets a kind of message; undefined where none does. */
  async accountOf(person: PersonKey, kind: string): Promise<PersonKey | undefined> {
    return this.#access.readAccounts(person, (db, accounts) => accountWith(db, accounts, kind));
  }

  /**
   * Writes a schedule, or removes it where it is undefined. Either fences off a send that was claimed before. A new time
   * for an occurrence counts as its first. Of a person who linked two accounts it is that of either; messages that were
   * suspended at one go on at the other where that asks for them.
   * @throws {RangeError} it cannot be kept
   */
  async set(recipient: Recipient, kind: string, schedule: Schedule | undefined, at: EpochMs): Promise<void> {
    const { engine } = this.#access;
    const write = (transaction: Transaction<Schema>, one: Recipient) =>
      schedule
        ? writeSchedule(transaction, { recipient: one, kind, schedule, at })
        : removeSchedule(transaction, one, kind, engine);
    if (isChannelRecipient(recipient))
      return this.#access.changeOf(recipient, (transaction) => write(transaction, recipient));
    return this.#access.changeOwn(recipient, async (transaction, { accounts }) => {
      const from = accounts.length > 1 ? await accountWith(transaction, accounts, kind) : undefined;
      if (!from || isSame(from, recipient)) return write(transaction, recipient);
      const before = await selectSchedule(transaction, from, kind, { locks: engine.locksRows });
      if (before?.state !== 'suspended' || schedule?.state !== 'active') return write(transaction, from);
      await moveMessages(transaction, engine, { kind, from, to: recipient, at }, schedule);
    });
  }

  /** At most `limit` persons who have to be told that their schedule is suspended, those it happened to last first. */
  async unnotified(limit: number): Promise<readonly PersonKey[]> {
    return this.#access.read((db) => selectUnnotified(db, limit));
  }

  /** Marks that a person was told, and returns why they are suspended; undefined where they were told, or are not. */
  async markNotified(person: PersonKey): Promise<string | undefined> {
    if (!isPerson(person)) return undefined;
    return this.#access.change(async (transaction) => {
      for (const account of accountsOf(person, await selectLink(transaction, person))) {
        const reason = await markNotified(transaction, account);
        if (reason !== undefined) return reason;
      }
      return undefined;
    });
  }
}

/** Which of a person's accounts has a schedule of a kind. */
async function accountWith(
  db: Database,
  accounts: readonly PersonKey[],
  kind: string,
): Promise<PersonKey | undefined> {
  for (const account of accounts)
    if (await selectSchedule(db, account, kind, { locks: false })) return account;
  return undefined;
}
