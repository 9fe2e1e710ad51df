import type { Transaction } from 'kysely';
import type { Database, Engine } from '../../engines/engine.ts';
import type { PersonKey } from '../../schema/keys.ts';
import { findRecipient, keepRecipient } from '../../schema/recipients.ts';
import { removeSchedule, selectSchedule, writeSchedule } from '../../schema/schedule-rows.ts';
import type { Schema } from '../../schema/schema.ts';
import type { EpochMs } from '../../../time.ts';
import type { Schedule } from '../../types/schedule.ts';

/** Where a kind of message goes on, and since when. */
export interface Move {
  readonly kind: string;
  readonly from: PersonKey;
  readonly to: PersonKey;
  readonly at: EpochMs;
}

/** The kinds of message that an account gets. */
export async function kindsOf(db: Database, account: PersonKey): Promise<readonly string[]> {
  const recipient = await findRecipient(db, account);
  if (recipient === undefined) return [];
  const rows = await db
    .selectFrom('schedule')
    .select('kind')
    .where('recipient', '=', recipient)
    .orderBy('kind')
    .execute();
  return rows.map(({ kind }) => kind);
}

/** Of two accounts' schedules of a kind keeps that of `to`, with the longer of their best streaks, and ends the other. */
export async function keepOne(
  transaction: Transaction<Schema>,
  engine: Engine,
  { kind, from, to, at }: Move,
): Promise<void> {
  const { locksRows } = engine;
  const other = await selectSchedule(transaction, from, kind, { locks: locksRows });
  const kept = await selectSchedule(transaction, to, kind, { locks: locksRows });
  if (!other || !kept) return;
  await removeSchedule(transaction, from, kind, { locksRows });
  const bestStreak = Math.max(kept.bestStreak, other.bestStreak);
  // Linking is a sign of life.
  await writeSchedule(transaction, {
    ...{ recipient: to, kind, at },
    schedule: { ...kept, silent: 0, bestStreak },
  });
}

/**
 * Has messages of a kind go to another account from now on, as `schedule` or as they did. One that is on its way, or may be,
 * is not sent to the other account too.
 */
export async function moveMessages(
  transaction: Transaction<Schema>,
  engine: Engine,
  { kind, from, to, at }: Move,
  schedule?: Schedule,
): Promise<boolean> {
  const { locksRows } = engine;
  const before = await selectSchedule(transaction, from, kind, { locks: locksRows });
  if (!before) return false;
  const moved = schedule ?? before;
  // Of a paused one the message that it holds back: resuming brings it.
  const occurrence = moved.next?.occurrence ?? moved.held;
  // Ends a claim, so that the ledger says of a message on its way that it may be out.
  await removeSchedule(transaction, from, kind, { locksRows });
  const isOut = occurrence !== undefined && (await mayBeOut(transaction, from, kind, occurrence));
  await writeSchedule(transaction, { recipient: to, kind, schedule: moved, at });
  if (isOut) await settle(transaction, { kind, to, at }, { at: moved.next?.at ?? at, occurrence });
  return true;
}

/** Whether a message was handed to the platform, or may have been. */
async function mayBeOut(
  db: Database,
  account: PersonKey,
  kind: string,
  occurrence: string,
): Promise<boolean> {
  const recipient = await findRecipient(db, account);
  if (recipient === undefined) return false;
  const row = await db
    .selectFrom('ledger')
    .select('state')
    .where((it) => it.and({ recipient, kind, occurrence }))
    .executeTakeFirst();
  return row !== undefined && row.state !== 'failed';
}

/** Enters an occurrence as settled, so that whoever claims it goes on to the next. */
async function settle(
  transaction: Transaction<Schema>,
  { kind, to, at }: Omit<Move, 'from'>,
  next: NonNullable<Schedule['next']>,
): Promise<void> {
  const recipient = await keepRecipient(transaction, to);
  await transaction
    .insertInto('ledger')
    .values({
      ...{ recipient, kind, occurrence: next.occurrence, state: 'skipped', token: '' },
      ...{ due_at: next.at, at, attempts: 0, error: 'it went to the other account' },
    })
    .onConflict((conflict) =>
      conflict
        .columns(['recipient', 'kind', 'occurrence'])
        .doUpdateSet((it) => ({
          state: it.ref('excluded.state'),
          token: it.ref('excluded.token'),
          at: it.ref('excluded.at'),
          error: it.ref('excluded.error'),
        }))
        // What may be out there, or is settled, is known to be so.
        .where('ledger.state', '=', 'failed'),
    )
    .execute();
}
