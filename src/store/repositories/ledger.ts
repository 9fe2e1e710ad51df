import type { Transaction } from 'kysely';
import type { Database } from '../engines/engine.ts';
import type { Due, Nudge, NudgeState } from './nudges.ts';
import { BATCH, keyOf } from '../schema/rows.ts';
import type { Schema } from '../schema/schema.ts';
import { mustBeCount } from '../schema/text.ts';

/** The latest rows of the ledger in a state. */
export async function nudgesIn(db: Database, state: NudgeState, limit: number): Promise<readonly Nudge[]> {
  mustBeCount('limit', limit);
  const rows = await db
    .selectFrom('nudge')
    .selectAll()
    .where('state', '=', state)
    .orderBy('due_at', 'desc')
    .orderBy('person')
    .limit(limit)
    .execute();
  return rows.map(({ occurrence, at, attempts, due_at, message, error, ...row }) => ({
    ...{ person: keyOf(row), occurrence, state, at, attempts },
    dueAt: due_at,
    message: message === null ? undefined : (JSON.parse(message) as unknown),
    error: error ?? undefined,
  }));
}

/** Makes one batch of dropped nudges due at `at`, and returns how many: fewer than a batch when it was the last. */
export async function retryIn(
  transaction: Transaction<Schema>,
  { since, at, locksRows }: { readonly since: number; readonly at: number; readonly locksRows: boolean },
): Promise<number> {
  const rows = await transaction
    .with('chosen', (db) =>
      db
        .selectFrom('schedule')
        .innerJoin('nudge', (join) =>
          join
            .onRef('nudge.platform', '=', 'schedule.platform')
            .onRef('nudge.workspace', '=', 'schedule.workspace')
            .onRef('nudge.person', '=', 'schedule.person'),
        )
        .select(['nudge.platform', 'nudge.workspace', 'nudge.person', 'nudge.occurrence'])
        .where('nudge.state', '=', 'dropped')
        .where('nudge.due_at', '>=', since)
        .where('schedule.state', '=', 'active')
        .where((it) => it.or([it('next_due', 'is', null), it('next_due', '>', at)]))
        .where((it) =>
          it.not(
            it.exists(
              it
                .selectFrom('nudge as later')
                .select('later.person')
                .whereRef('later.platform', '=', 'nudge.platform')
                .whereRef('later.workspace', '=', 'nudge.workspace')
                .whereRef('later.person', '=', 'nudge.person')
                .whereRef('later.due_at', '>', 'nudge.due_at'),
            ),
          ),
        )
        .limit(BATCH)
        .$if(locksRows, (query) => query.forUpdate('schedule')),
    )
    .updateTable('schedule')
    .from('chosen')
    .set((it) => ({ next_due: at, occurrence: it.ref('chosen.occurrence'), lease_until: null }))
    .whereRef('schedule.platform', '=', 'chosen.platform')
    .whereRef('schedule.workspace', '=', 'chosen.workspace')
    .whereRef('schedule.person', '=', 'chosen.person')
    .returning(['schedule.platform', 'schedule.workspace', 'schedule.person', 'schedule.occurrence'])
    .execute();
  if (rows.length === 0) return 0;
  await transaction
    .updateTable('nudge')
    // One that was given up while nobody knew whether it arrived is looked for first, and so is any other.
    .set({ state: 'unknown', at, resent: 0 })
    .where((it) =>
      it(
        it.refTuple('platform', 'workspace', 'person', 'occurrence'),
        'in',
        rows.map((row) => it.tuple(row.platform, row.workspace, row.person, row.occurrence ?? '')),
      ),
    )
    .execute();
  return rows.length;
}

/** Notes that an occurrence whose claim holds is sent once more; false where it was before. */
export async function resendIn(
  db: Database,
  { person, occurrence, token }: Pick<Due, 'person' | 'occurrence' | 'token'>,
): Promise<boolean> {
  const key = keyOf(person);
  const { numUpdatedRows } = await db
    .updateTable('nudge')
    .set({ resent: 1 })
    .where((it) => it.and({ ...key, occurrence, token, state: 'claimed', resent: 0 }))
    // A schedule that was written since carries the token no more, as the ledger does.
    .where((it) =>
      it.exists(
        it
          .selectFrom('schedule')
          .select('person')
          .where((held) => held.and({ ...key, occurrence, lease_token: token }))
          .where('lease_until', 'is not', null),
      ),
    )
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** Deletes one batch of rows first due before `before`. */
export function forgetNudgesIn(transaction: Transaction<Schema>, before: number) {
  return transaction
    .deleteFrom('nudge')
    .where((row) => {
      const old = row
        .selectFrom('nudge')
        .select(['platform', 'workspace', 'person', 'occurrence'])
        .where('due_at', '<', before)
        .orderBy('due_at')
        .limit(BATCH);
      return row(
        row.refTuple('platform', 'workspace', 'person', 'occurrence'),
        'in',
        old.$asTuple('platform', 'workspace', 'person', 'occurrence'),
      );
    })
    .executeTakeFirstOrThrow();
}
