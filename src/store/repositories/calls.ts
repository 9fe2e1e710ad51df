import { setImmediate } from 'node:timers/promises';
import type { Transaction } from 'kysely';
import type { Database } from '../engines/engine.ts';
import { BATCH, batches } from '../schema/rows.ts';
import type { Schema } from '../schema/schema.ts';
import type { Owner } from '../store.ts';
import { isKey } from '../schema/text.ts';

type Row = Schema['kept_call'];
const COLUMNS = ['platform', 'workspace', 'token'] as const;

/** Keeps calls; those kept already only have their time renewed. */
export async function keepIn(transaction: Transaction<Schema>, rows: readonly Row[]): Promise<void> {
  for (const batch of batches(rows)) {
    await transaction
      .insertInto('kept_call')
      .values(batch)
      .onConflict((conflict) =>
        conflict
          .columns(COLUMNS)
          .doUpdateSet((row) => ({ shown_at: row.ref('excluded.shown_at') }))
          .whereRef('kept_call.shown_at', '<', 'excluded.shown_at'),
      )
      .execute();
    if (batch.length === BATCH) await setImmediate();
  }
}

/** The call that is kept under a token. */
export async function callIn(
  db: Database,
  { platform, workspace }: Owner,
  token: string,
): Promise<string | undefined> {
  if (![platform, workspace, token].every(isKey)) return undefined;
  const query = db
    .selectFrom('kept_call')
    .select('call')
    .where((row) => row.and({ platform, workspace, token }));
  return (await query.executeTakeFirst())?.call;
}

/** Deletes one batch of calls last shown before `before`. */
export function forgetCallsIn(transaction: Transaction<Schema>, before: number) {
  return (
    transaction
      .deleteFrom('kept_call')
      .where((row) => {
        const old = row
          .selectFrom('kept_call')
          .select(COLUMNS)
          .where('shown_at', '<', before)
          .orderBy('shown_at')
          .limit(BATCH);
        return row(row.refTuple(...COLUMNS), 'in', old.$asTuple(...COLUMNS));
      })
      // Asked again of the row itself: it may have been renewed between being chosen and being deleted.
      .where('shown_at', '<', before)
      .executeTakeFirstOrThrow()
  );
}
