import { sql, type ExpressionBuilder, type Transaction } from 'kysely';
import type { Database, Engine } from '../../engines/engine.ts';
import { rowsAs } from '../../schema/json-rows.ts';
import { batches } from '../../schema/rows.ts';
import type { Schema } from '../../schema/schema.ts';
import type { EpochMs } from '../../../time.ts';
import type { Due, LedgerState } from '../../types/ledger.ts';

/** A claim that is to hold until `until`. */
export interface Renewal {
  readonly due: Due;
  readonly until: EpochMs;
}

interface Held {
  readonly recipient: number;
  readonly kind: string;
  readonly token: string;
}

const CLAIM_COLUMNS = { recipient: 'bigint', kind: 'text', token: 'text', occurrence: 'text' } as const;

/** A claim by its columns. */
const toColumns = ({ recipientId: recipient, kind, token, occurrence }: Due) => ({
  ...{ recipient, kind, token, occurrence },
});

/** Finds the schedules whose claims hold. */
const HELD = sql`schedule.recipient = asked.recipient and schedule.kind = asked.kind
  and schedule.occurrence = asked.occurrence and lease_token = asked.token and lease_until is not null`;

/** Says of claims, of each in its place, whether it still holds. */
export async function holdAll(
  db: Database,
  engine: Pick<Engine, 'elements'>,
  dues: readonly Due[],
): Promise<boolean[]> {
  const rows = dues.map(toColumns);
  const { rows: held } = await sql<Held>`/* holds */
    with ${rowsAs(engine, 'asked', CLAIM_COLUMNS, rows)}
    select schedule.recipient, schedule.kind, lease_token as token
    from asked join schedule on ${HELD}`.execute(db);
  const names = new Set(held.map(nameOf));
  return rows.map((row) => names.has(nameOf(row)));
}

/** Prolongs claims, and says of each in its place whether it still holds. */
export async function renewAll(
  db: Database,
  engine: Pick<Engine, 'elements'>,
  renewals: readonly Renewal[],
): Promise<boolean[]> {
  const rows = renewals.map(({ due, until }) => ({ ...toColumns(due), until }));
  const { rows: held } = await sql<Held>`/* renew */
    with ${rowsAs(engine, 'asked', { ...CLAIM_COLUMNS, until: 'bigint' }, rows)}
    update schedule set lease_until = asked.until from asked where ${HELD}
    returning schedule.recipient, schedule.kind, lease_token as token`.execute(db);
  const names = new Set(held.map(nameOf));
  return rows.map((row) => names.has(nameOf(row)));
}

/** No part holds a NUL. */
const nameOf = ({ recipient, kind, token }: Held): string => `${recipient}\0${kind}\0${token}`;

/** Hands back the claims that hold. */
export async function release(transaction: Transaction<Schema>, dues: readonly Due[]): Promise<void> {
  for (const batch of batches(dues)) {
    const rows = await transaction
      .updateTable('schedule')
      .set({ lease_until: null })
      .where((it) =>
        it(
          it.refTuple('recipient', 'kind', 'lease_token'),
          'in',
          batch.map(({ recipientId, kind, token }) => it.tuple(recipientId, kind, token)),
        ),
      )
      .where('lease_until', 'is not', null)
      .returning(['recipient', 'kind', 'lease_token'])
      .execute();
    const held = new Set(rows.map((row) => nameOf({ ...row, token: row.lease_token ?? '' })));
    const released = batch.filter(({ recipientId: recipient, kind, token }) =>
      held.has(nameOf({ recipient, kind, token })),
    );
    for (const [before, some] of Map.groupBy(released, (due) => due.before)) {
      if (before !== undefined) await takeBack(transaction, before, some);
    }
  }
}

const CLAIM = ['recipient', 'kind', 'occurrence', 'token'] as const;

/** Whether an entry of the ledger is one of those that were claimed. */
const isAmong = (dues: readonly Due[]) => (it: ExpressionBuilder<Schema, 'ledger'>) =>
  it.and([
    it(
      it.refTuple(...CLAIM),
      'in',
      dues.map(({ recipientId, kind, occurrence, token }) => it.tuple(recipientId, kind, occurrence, token)),
    ),
    it('state', '=', 'claimed'),
  ]);

/** Makes the ledger say what it said before a claim. An entry that was settled then was never changed. */
async function takeBack(
  transaction: Transaction<Schema>,
  before: LedgerState,
  dues: readonly Due[],
): Promise<void> {
  await transaction
    .updateTable('ledger')
    .set((it) => ({ state: before, attempts: it('attempts', '-', 1) }))
    .where(isAmong(dues))
    .execute();
}
