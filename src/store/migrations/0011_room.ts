import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Portable } from './portable.ts';

/**
 * Room for every schedule of a page to be claimed there before the page is cleaned. A row of the ledger is written once,
 * so that its pages may be full.
 */
export const room = ({ fill }: Portable): Migration => ({
  async up(db: Kysely<unknown>): Promise<void> {
    await fill(db, 'schedule', 50);
    await fill(db, 'ledger', 100);
  },
});
