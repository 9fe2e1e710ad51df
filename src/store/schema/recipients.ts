import type { ExpressionBuilder, Transaction } from 'kysely';
import type { Database } from '../engines/engine.ts';
import { isChannelRecipient, type Recipient } from './keys.ts';
import { compiledOnce } from './compiled-once.ts';
import { BATCH } from './rows.ts';
import type { Schema } from './schema.ts';
import { isKey, mustBeKey } from './text.ts';

/** A recipient as the columns that tell it from others. */
export type RecipientColumns = Omit<Schema['recipient'], 'id'>;

/** A recipient as columns. */
export function toColumns(recipient: Recipient): RecipientColumns {
  const { platform, workspace } = recipient;
  return isChannelRecipient(recipient)
    ? { platform, workspace, type: 'channel', ref: recipient.channel }
    : { platform, workspace, type: 'person', ref: recipient.person };
}

/** The columns of a recipient as the key they stand for. */
export const toRecipient = ({ platform, workspace, type, ref }: RecipientColumns): Recipient =>
  type === 'channel' ? { platform, workspace, channel: ref } : { platform, workspace, person: ref };

/** The columns that `toRecipient` reads, for a statement that joins the table. */
export const RECIPIENT_COLUMNS = [
  'recipient.platform',
  'recipient.workspace',
  'recipient.type',
  'recipient.ref',
] as const;

/** The columns that tell a recipient from others, named with their table. */
export const recipientIs = (recipient: Recipient) => columnsAre(toColumns(recipient));

/** The same of its columns. */
export const columnsAre = ({ platform, workspace, type, ref }: RecipientColumns) => ({
  'recipient.platform': platform,
  'recipient.workspace': workspace,
  'recipient.type': type,
  'recipient.ref': ref,
});

/** Whether anything can be kept under a recipient. */
export const isRecipient = (recipient: Recipient): boolean =>
  Object.values(toColumns(recipient)).every((part) => isKey(part));

/** @throws {RangeError} nothing can be kept under it */
export function mustBeRecipient(recipient: Recipient): void {
  for (const [what, part] of Object.entries(toColumns(recipient))) mustBeKey(what, part);
}

/** The key of a recipient that has a row. */
export async function findRecipient(db: Database, recipient: Recipient): Promise<number | undefined> {
  if (!isRecipient(recipient)) return undefined;
  const row = await db
    .selectFrom('recipient')
    .select('id')
    .where((it) => it.and(toColumns(recipient)))
    .executeTakeFirst();
  return row?.id;
}

const keep = compiledOnce((db, { platform, workspace, type, ref }: RecipientColumns) =>
  db
    .insertInto('recipient')
    .values({ platform, workspace, type, ref })
    .onConflict((conflict) =>
      conflict
        .columns(['platform', 'workspace', 'type', 'ref'])
        // Writing what stands there locks the row, which doing nothing would not.
        .doUpdateSet((known) => ({ ref: known.ref('excluded.ref') })),
    )
    .returning('id'),
);

/** The key of a recipient, which is given a row where it has none. It is not deleted before the transaction ends. */
export async function keepRecipient(transaction: Transaction<Schema>, recipient: Recipient): Promise<number> {
  mustBeRecipient(recipient);
  const [row] = await keep(transaction, toColumns(recipient));
  if (!row) throw new Error('A recipient was neither inserted nor found.');
  return row.id;
}

/** Recipients that may have become unused: those of some keys, or one batch of a workspace's. */
export type Candidates =
  | { readonly ids: readonly number[] }
  | { readonly of: Pick<RecipientColumns, 'platform' | 'workspace'> };

/** Deletes those of some recipients that nothing refers to any more, and returns how many: at most one batch. */
export async function deleteUnused(
  transaction: Transaction<Schema>,
  candidates: Candidates,
  { locksRows }: { readonly locksRows: boolean },
): Promise<number> {
  const { numDeletedRows } = await transaction
    .deleteFrom('recipient')
    .where('id', 'in', (it) =>
      it
        .selectFrom('recipient as unused')
        .select('unused.id')
        .$call((query) =>
          'ids' in candidates
            ? query.where('unused.id', 'in', candidates.ids)
            : query
                .where('unused.platform', '=', candidates.of.platform)
                .where('unused.workspace', '=', candidates.of.workspace),
        )
        .where((row) => row.and(REFERRING.map((table) => row.not(row.exists(referring(row, table))))))
        .limit(BATCH)
        // Whoever is giving one a schedule holds its row.
        .$if(locksRows, (query) => query.forUpdate().skipLocked()),
    )
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

/** The tables that refer to recipients. */
const REFERRING = ['schedule', 'conversation', 'ledger'] as const;

/** The rows of a table that refer to the recipient in question. */
const referring = (
  row: ExpressionBuilder<Schema & { unused: Schema['recipient'] }, 'unused'>,
  table: (typeof REFERRING)[number],
) => row.selectFrom(table).select(`${table}.recipient`).whereRef(`${table}.recipient`, '=', 'unused.id');
