import type { Transaction } from 'kysely';
import type { Schema } from '../schema/schema.ts';
import type { Lease } from '../store.ts';
import { mustBeInstant, mustBeKey } from '../schema/text.ts';

/** Takes or renews a lease, in one statement, so that of many who try at once one has it. */
export async function takeLease(
  transaction: Transaction<Schema>,
  { name, holder, at, until }: { name: string; holder: string; at: number; until: number },
): Promise<Lease | undefined> {
  mustBeKey('name of the lease', name);
  mustBeKey('holder of the lease', holder);
  mustBeInstant('The time of the lease', at);
  mustBeInstant('The end of the lease', until);
  const row = await transaction
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
    .executeTakeFirst();
  return row && { token: row.token };
}

/** Ends a lease of `holder` where it stands, so that another may have it at once; its token stays used up. */
export async function endLease(
  transaction: Transaction<Schema>,
  name: string,
  holder: string,
): Promise<void> {
  await transaction
    .updateTable('lease')
    .set({ holder: '', until: 0 })
    .where('name', '=', name)
    .where('holder', '=', holder)
    .execute();
}
