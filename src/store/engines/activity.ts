import { PAUSED } from '../schema/paused.ts';
import type { EpochMs } from '../../time.ts';

/** When a database last had to do with people; undefined where it says of no such thing. */
export interface Activity {
  /** The newest inbound event; those are forgotten after a quarter of an hour. */
  readonly lastHeard: EpochMs | undefined;
  /** The newest message that was sent without being asked for. */
  readonly lastSent: EpochMs | undefined;
  /** When the oldest message became due that is neither sent nor given up, where nobody paused its workspace. */
  readonly oldestDue: EpochMs | undefined;
}

/** The question for it, the same on both engines, of a database that is up to date. */
export const ACTIVITY = `select (select max(seen_at) from inbox) as heard,
  (select max(at) from ledger where state = 'sent') as sent,
  (select min(next_due) from schedule where state = 'active' and not exists (select 1 from workspace_setting as pause
    where pause.platform = schedule.platform and pause.workspace = schedule.workspace and pause.name = '${PAUSED}')) as due`;

/** Reads the row of that question. */
export const activityOf = (row: Readonly<Record<string, unknown>> = {}): Activity => ({
  lastHeard: momentOf(row['heard']),
  lastSent: momentOf(row['sent']),
  oldestDue: momentOf(row['due']),
});

/** PostgreSQL's driver gives a large number as text. */
const momentOf = (value: unknown): EpochMs | undefined =>
  value === null || value === undefined ? undefined : Number(value);
