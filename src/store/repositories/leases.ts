import type { Access } from '../engines/database-access.ts';
import { mustBeInstant, mustBeKey } from '../schema/text.ts';
import type { EpochMs } from '../../time.ts';

/** A lease that was taken or renewed. `token` grows each time it changes hands: what carries an older one is fenced. */
export interface Lease {
  readonly token: number;
}

/** Who may do what only one process may, such as holding a platform's connection. */
export class Leases {
  readonly #access: Access;

  constructor(access: Access) {
    this.#access = access;
  }

  /**
   * Takes the lease `name` for `holder` until `until`, where it is free, has run out at `at`, or is the holder's own.
   * Undefined while another holds it.
   */
  async take(name: string, holder: string, at: EpochMs, until: EpochMs): Promise<Lease | undefined> {
    mustBeKey('name of the lease', name);
    mustBeKey('holder of the lease', holder);
    mustBeInstant('The time of the lease', at);
    mustBeInstant('The end of the lease', until);
    // One statement, so that of many who try at once one has it.
    const row = await this.#access.change((transaction) =>
      transaction
        .insertInto('lease')
        .values({ name, holder, token: 1, until })
        .onConflict((conflict) =>
          conflict
            .column('name')
            .doUpdateSet((taken) => ({
              holder: taken.ref('excluded.holder'),
              until: taken.ref('excluded.until'),
              token: taken
                .case()
                .when('lease.holder', '=', holder)
                .then(taken.ref('lease.token'))
                .else(taken('lease.token', '+', 1))
                .end(),
            }))
            .where((taken) => taken.or([taken('lease.holder', '=', holder), taken('lease.until', '<=', at)])),
        )
        .returning('token')
        .executeTakeFirst(),
    );
    return row && { token: row.token };
  }

  /** Who has taken a lease last and until when, be it over or not; undefined where nobody ever has or it was released. */
  async read(name: string): Promise<{ readonly holder: string; readonly until: EpochMs } | undefined> {
    return this.#access.read((db) =>
      db
        .selectFrom('lease')
        .select(['holder', 'until'])
        .where('name', '=', name)
        .where('holder', '!=', '')
        .executeTakeFirst(),
    );
  }

  /** Ends a lease of `holder` where it stands, so that another may have it at once; its token stays used up. */
  async release(name: string, holder: string): Promise<void> {
    await this.#access.change((transaction) =>
      transaction
        .updateTable('lease')
        .set({ holder: '', until: 0 })
        .where('name', '=', name)
        .where('holder', '=', holder)
        .execute(),
    );
  }
}
