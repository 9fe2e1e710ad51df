import type { Migration } from 'kysely/migration';
import { first } from './0001_first.ts';
import { deliveries } from './0002_deliveries.ts';
import { plans } from './0003_plans.ts';
import { reach } from './0004_reach.ts';
import { teams } from './0005_teams.ts';
import type { Portable } from './portable.ts';

/**
 * Every migration by its name, in the order they run. Names sort, and one that was ever released is never changed,
 * renamed or removed.
 */
export function migrations(portable: Portable): Record<string, Migration> {
  return {
    '0001_first': first(portable),
    '0002_deliveries': deliveries(portable),
    '0003_plans': plans(portable),
    '0004_reach': reach(portable),
    '0005_teams': teams(portable),
  };
}
