import type { Transaction } from 'kysely';
import type { Database } from '../../engines/engine.ts';
import { RECIPIENT_COLUMNS, toRecipient } from '../../schema/recipients.ts';
import type { Schema } from '../../schema/schema.ts';
import type { EpochMs } from '../../../time.ts';
import { entryIs, HAS_LATER } from '../ledger/entries.ts';
import type { Letter, LetterKey } from '../../types/operator.ts';

/** Messages that were given up, the latest due first: one of them, or the first so many of all. */
export async function selectLetters(
  db: Database,
  which: LetterKey | { readonly limit: number },
): Promise<readonly Letter[]> {
  const rows = await db
    .selectFrom('ledger')
    .innerJoin('recipient', 'recipient.id', 'ledger.recipient')
    .leftJoin('schedule', (join) =>
      join.onRef('schedule.recipient', '=', 'ledger.recipient').onRef('schedule.kind', '=', 'ledger.kind'),
    )
    .select(RECIPIENT_COLUMNS)
    .select(['ledger.recipient as recipientId', 'ledger.kind', 'ledger.occurrence', 'ledger.due_at'])
    .select(['ledger.at', 'ledger.attempts', 'ledger.error'])
    .select(['schedule.state as schedule_state', 'schedule.next_due'])
    .select(HAS_LATER.as('has_later'))
    .where('ledger.state', '=', 'dropped')
    .where((it) => it.and('limit' in which ? {} : entryIs(which)))
    .orderBy('ledger.due_at', 'desc')
    .orderBy('recipient.workspace')
    .orderBy('recipient.ref')
    .limit('limit' in which ? which.limit : 1)
    .execute();
  return rows.map(({ recipientId, kind, occurrence, due_at, at, attempts, error, ...row }) => ({
    ...{ recipient: toRecipient(row), recipientId, kind, occurrence, state: 'dropped', at, attempts },
    ...{ dueAt: due_at, message: undefined, error: error ?? undefined },
    schedule:
      row.schedule_state === null
        ? undefined
        : { state: row.schedule_state, nextAt: row.next_due ?? undefined },
    hasLater: Boolean(row.has_later),
  }));
}

/** Counts a message that was given up as passed over; false where there is no such one. */
export async function settleLetter(
  transaction: Transaction<Schema>,
  { recipientId: recipient, kind, occurrence }: LetterKey,
  at: EpochMs,
): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('ledger')
    .set({ state: 'skipped', at })
    .where((it) => it.and({ recipient, kind, occurrence, state: 'dropped' }))
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}
