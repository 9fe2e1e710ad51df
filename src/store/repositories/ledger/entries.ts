import { sql, type SqlBool, type Transaction } from 'kysely';
import type { Database } from '../../engines/engine.ts';
import { deleteUnused, RECIPIENT_COLUMNS, toRecipient } from '../../schema/recipients.ts';
import { BATCH } from '../../schema/rows.ts';
import type { Schema } from '../../schema/schema.ts';
import { mustBeCount } from '../../schema/text.ts';
import type { EpochMs } from '../../../time.ts';
import type { LedgerEntry, LedgerState } from '../../types/ledger.ts';
import type { LetterKey } from '../../types/operator.ts';

/** The latest entries of the ledger in a state. */
export async function selectEntries(
  db: Database,
  state: LedgerState,
  limit: number,
): Promise<readonly LedgerEntry[]> {
  mustBeCount('limit', limit);
  const rows = await db
    .selectFrom('ledger')
    .innerJoin('recipient', 'recipient.id', 'ledger.recipient')
    .select(RECIPIENT_COLUMNS)
    .select(['kind', 'occurrence', 'due_at', 'at', 'attempts', 'message', 'error'])
    .where('state', '=', state)
    .orderBy('due_at', 'desc')
    .orderBy('recipient.ref')
    .limit(limit)
    .execute();
  return rows.map(({ kind, occurrence, due_at, at, attempts, message, error, ...row }) => ({
    ...{ recipient: toRecipient(row), kind, occurrence, state, at, attempts },
    dueAt: due_at,
    message: message === null ? undefined : (JSON.parse(message) as unknown),
    error: error ?? undefined,
  }));
}

/** The columns that tell an entry of the ledger from others, named with their table. */
export const entryIs = ({ recipientId, kind, occurrence }: LetterKey) => ({
  ...{ 'ledger.recipient': recipientId, 'ledger.kind': kind, 'ledger.occurrence': occurrence },
});

/** Whether a later message of the same kind was due to the recipient of an entry of the ledger. */
export const HAS_LATER = sql<SqlBool>`exists (select 1 from ledger as later where later.recipient = ledger.recipient
  and later.kind = ledger.kind and later.due_at > ledger.due_at)`;

const KEY = ['recipient', 'kind', 'occurrence'] as const;

/**
 * Deletes one batch of entries first due before `before`, with the recipients that nothing else refers to; returns how
 * many entries.
 */
export async function deleteEntries(
  transaction: Transaction<Schema>,
  before: EpochMs,
  { locksRows }: { readonly locksRows: boolean },
): Promise<number> {
  const deleted = await transaction
    .deleteFrom('ledger')
    .where((row) => {
      const old = row
        .selectFrom('ledger')
        .select(KEY)
        .where('due_at', '<', before)
        .orderBy('due_at')
        .limit(BATCH);
      return row(row.refTuple(...KEY), 'in', old.$asTuple(...KEY));
    })
    .returning('recipient')
    .execute();
  const ids = [...new Set(deleted.map(({ recipient }) => recipient))];
  if (ids.length > 0) await deleteUnused(transaction, { ids }, { locksRows });
  return deleted.length;
}
