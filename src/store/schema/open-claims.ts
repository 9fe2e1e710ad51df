import { sql, type Expression, type SqlBool } from 'kysely';
import type { Database, Engine } from '../engines/engine.ts';
import type { EpochMs } from '../../time.ts';

/**
 * Enters the claims of some schedules into the ledger, to be done before anything else is written to those schedules: a
 * claim stands in its schedule alone, and whoever claims the same occurrence later has to know that it may have been
 * sent. Where transactions run side by side, nobody claims these schedules until this one ends.
 */
export async function keepClaims(
  transaction: Database,
  { locksRows }: Pick<Engine, 'locksRows'>,
  which: Expression<SqlBool>,
  at: EpochMs,
): Promise<void> {
  // Locked whether claimed or not, and looked at after that: it may be claimed while this waits for the lock.
  await sql`
    with held as (
      select recipient, kind, occurrence, next_due, lease_until, lease_token from schedule
      where ${which} ${locksRows ? sql`for update` : sql``})
    insert into ledger (recipient, kind, occurrence, state, token, due_at, at, attempts)
    select recipient, kind, occurrence, 'claimed', lease_token, next_due, cast(${at} as bigint), 1
    from held where lease_until is not null and next_due is not null
    on conflict (recipient, kind, occurrence) do nothing`.execute(transaction);
}
