import type { Access } from '../engines/database-access.ts';
import type { PersonKey } from '../schema/keys.ts';
import { selectPlansOfAll, writePlan } from '../schema/plan-rows.ts';
import { isPerson, keyOf } from '../schema/rows.ts';
import type { EpochMs } from '../../time.ts';
import type { Plan } from '../types/plan.ts';

/** People's plans. */
export class Plans {
  readonly #access: Access;
  readonly #select: (person: PersonKey) => Promise<readonly Plan[]>;

  constructor(access: Access) {
    this.#access = access;
    this.#select = access.grouped((db, people) => selectPlansOfAll(db, access.engine, people));
  }

  /** All the person's plans with their ticks, the oldest first. */
  async list(person: PersonKey): Promise<readonly Plan[]> {
    return this.#access.readOwn(person, (_, home) => this.#select(home));
  }

  /**
   * Writes a plan, its ticks exactly as given.
   * @throws {RangeError} another person has a plan of that id, or it cannot be kept
   */
  async save(person: PersonKey, plan: Plan, at: EpochMs): Promise<void> {
    return this.#access.changeOwn(person, (transaction, { home }) => writePlan(transaction, home, plan, at));
  }

  /** Deletes all the person's plans, and with them their ticks. */
  async deleteAll(person: PersonKey): Promise<void> {
    if (!isPerson(person)) return;
    await this.#access.changeOwn(person, (transaction, { home }) =>
      transaction
        .deleteFrom('plan')
        .where((it) => it.and(keyOf(home)))
        .execute(),
    );
  }
}
