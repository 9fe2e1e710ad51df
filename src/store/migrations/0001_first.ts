import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { createInbound } from './first/inbound.ts';
import { createPeople } from './first/people.ts';
import { createScheduling } from './first/scheduling.ts';
import { createTeams } from './first/teams.ts';
import type { Portable } from './portable.ts';

/** Every table of the first release. */
export const first = (portable: Portable): Migration => ({
  async up(db: Kysely<unknown>): Promise<void> {
    await createInbound(db, portable);
    await createPeople(db, portable);
    await createScheduling(db, portable);
    await createTeams(db, portable);
  },
});
