import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Portable } from './portable.ts';

/**
 * A claim stands in its schedule alone. Whatever takes it from there without an outcome (another claim, a change, a
 * removal; also by an older version of Rung beside this one) enters it into the ledger: its message may have been sent.
 */
export const claims = ({ fill, keepClaims }: Portable): Migration => ({
  async up(db: Kysely<unknown>): Promise<void> {
    await keepClaims(db);
    // Room for every schedule of a page to be claimed there before the page is cleaned.
    await fill(db, 'schedule', 50);
    // A row of the ledger is written once.
    await fill(db, 'ledger', 100);
  },
});
