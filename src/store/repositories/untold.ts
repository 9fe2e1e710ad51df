import { sql } from 'kysely';
import type { Database } from '../engines/engine.ts';
import { CHANNEL, type PersonKey } from '../schema/keys.ts';
import { isPerson, keyOf } from '../schema/rows.ts';
import { mustBeCount } from '../schema/text.ts';

/** Who has to be told that their schedule is suspended, those it happened to last first. */
export async function untoldIn(db: Database, limit: number): Promise<readonly PersonKey[]> {
  mustBeCount('limit', limit);
  const rows = await db
    .selectFrom('schedule')
    .select(['platform', 'workspace', 'person'])
    // As it stands in the index, which is not found by parameters.
    .where(sql<boolean>`state = 'suspended' and told = 0`)
    // Nobody reads what is said to a channel's own schedule.
    .where('person', 'not like', `${CHANNEL}%`)
    .orderBy('updated_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map(keyOf);
}

/** Marks that a person is told, and returns why they are suspended; undefined where there is nothing to tell. */
export async function tellIn(db: Database, person: PersonKey): Promise<string | undefined> {
  if (!isPerson(person)) return undefined;
  const row = await db
    .updateTable('schedule')
    .set({ told: 1 })
    .where((it) => it.and({ ...keyOf(person), state: 'suspended', told: 0 }))
    .returning('reason')
    .executeTakeFirst();
  return row && (row.reason ?? '');
}
