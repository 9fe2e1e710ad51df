import type { Transaction } from 'kysely';
import type { Database } from './engine.ts';
import type { Due, NudgeState } from './nudges.ts';
import { batches, keyOf } from './rows.ts';
import type { Schema } from './schema.ts';
import { mustBeInstant } from './text.ts';

/** Prolongs a claim; false when it no longer holds. */
export async function renewIn(db: Database, due: Due, until: number): Promise<boolean> {
  mustBeInstant('The end of the claim', until);
  const { numUpdatedRows } = await db
    .updateTable('schedule')
    .set({ lease_until: until })
    .where((it) => it.and({ ...keyOf(due.person), lease_token: due.token, occurrence: due.occurrence }))
    .where('lease_until', 'is not', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Hands back the claims that hold, and takes them out of the ledger. */
export async function releaseIn(transaction: Transaction<Schema>, dues: readonly Due[]): Promise<void> {
  for (const batch of batches(dues)) {
    const rows = await transaction
      .updateTable('schedule')
      .set({ lease_until: null })
      .where((it) =>
        it(
          it.refTuple('platform', 'workspace', 'person', 'lease_token'),
          'in',
          batch.map(({ person, token }) => it.tuple(person.platform, person.workspace, person.person, token)),
        ),
      )
      .where('lease_until', 'is not', null)
      .returning(['platform', 'workspace', 'person'])
      .execute();
    const held = new Set(rows.map((row) => JSON.stringify(keyOf(row))));
    const released = batch.filter(({ person }) => held.has(JSON.stringify(keyOf(person))));
    for (const [before, some] of Map.groupBy(released, (due) => due.before)) {
      await takeBack(transaction, before, some);
    }
  }
}

/** Makes the ledger say what it said before a claim. What was settled then was never changed. */
async function takeBack(
  transaction: Transaction<Schema>,
  before: NudgeState | undefined,
  dues: readonly Due[],
): Promise<void> {
  const claims = dues.map(
    ({ person, occurrence, token }) =>
      [person.platform, person.workspace, person.person, occurrence, token] as const,
  );
  if (before === undefined) {
    await transaction
      .deleteFrom('nudge')
      .where((it) =>
        it(
          it.refTuple('platform', 'workspace', 'person', 'occurrence', 'token'),
          'in',
          claims.map((each) => it.tuple(...each)),
        ),
      )
      .where('state', '=', 'claimed')
      .execute();
    return;
  }
  await transaction
    .updateTable('nudge')
    .set((it) => ({ state: before, attempts: it('attempts', '-', 1) }))
    .where((it) =>
      it(
        it.refTuple('platform', 'workspace', 'person', 'occurrence', 'token'),
        'in',
        claims.map((each) => it.tuple(...each)),
      ),
    )
    .where('state', '=', 'claimed')
    .execute();
}
