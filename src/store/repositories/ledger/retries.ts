import type { QueryCreator, Transaction } from 'kysely';
import type { Database } from '../../engines/engine.ts';
import { BATCH } from '../../schema/rows.ts';
import type { Schema } from '../../schema/schema.ts';
import type { EpochMs } from '../../../time.ts';
import type { Due } from '../../types/ledger.ts';
import type { LetterKey } from '../../types/operator.ts';
import { entryIs, HAS_LATER } from './entries.ts';

/** Which dropped messages are to be due again, and when. */
export interface RetryRequest {
  /** The earliest that they were first due. */
  readonly since: EpochMs;
  readonly at: EpochMs;
  /** Left out, any. */
  readonly only: LetterKey | undefined;
  readonly locksRows: boolean;
}

/** Makes one batch of dropped messages due at `at`, and returns how many: 0 where none is left. */
export async function retryBatch(transaction: Transaction<Schema>, request: RetryRequest): Promise<number> {
  const { at } = request;
  const rows = await transaction
    .with('chosen', (db) => selectRetried(db, request))
    .updateTable('schedule')
    .from('chosen')
    .set((it) => ({ next_due: at, occurrence: it.ref('chosen.occurrence'), lease_until: null }))
    .whereRef('schedule.recipient', '=', 'chosen.recipient')
    .whereRef('schedule.kind', '=', 'chosen.kind')
    .returning(['schedule.recipient', 'schedule.kind', 'schedule.occurrence'])
    .execute();
  if (rows.length === 0) return 0;
  await transaction
    .updateTable('ledger')
    // One that was given up while nobody knew whether it arrived is looked for first, and so is any other.
    .set({ state: 'unknown', at, resent: 0 })
    .where((it) =>
      it(
        it.refTuple('recipient', 'kind', 'occurrence'),
        'in',
        rows.map(({ recipient, kind, occurrence }) => it.tuple(recipient, kind, occurrence ?? '')),
      ),
    )
    .execute();
  return rows.length;
}

/** The keys of dropped messages that are to be due again, one batch of them, their schedules locked where rows are. */
const selectRetried = (db: QueryCreator<Schema>, { since, at, only, locksRows }: RetryRequest) =>
  db
    .selectFrom('schedule')
    .innerJoin('ledger', (join) =>
      join.onRef('ledger.recipient', '=', 'schedule.recipient').onRef('ledger.kind', '=', 'schedule.kind'),
    )
    .select(['ledger.recipient', 'ledger.kind', 'ledger.occurrence'])
    .where('ledger.state', '=', 'dropped')
    .where('ledger.due_at', '>=', since)
    .where((it) => it.and(only ? entryIs(only) : {}))
    .where('schedule.state', '=', 'active')
    .where((it) => it.or([it('next_due', 'is', null), it('next_due', '>', at)]))
    .where('lease_until', 'is', null)
    .where((it) => it.not(HAS_LATER))
    .limit(BATCH)
    .$if(locksRows, (query) => query.forUpdate('schedule'));

/** Notes that an occurrence whose claim holds is sent once more; false where it was before. */
export async function markResent(
  db: Database,
  { recipientId: recipient, kind, occurrence, token }: Due,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('ledger')
    .set({ resent: 1 })
    .where((it) => it.and({ recipient, kind, occurrence, token, state: 'claimed', resent: 0 }))
    // A schedule that was written since carries the token no more, as the ledger does.
    .where((it) =>
      it.exists(
        it
          .selectFrom('schedule')
          .select('schedule.recipient')
          .where((held) => held.and({ recipient, kind, occurrence, lease_token: token }))
          .where('lease_until', 'is not', null),
      ),
    )
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}
