import { sql, type Transaction } from 'kysely';
import type { Database } from '../engines/engine.ts';
import type { PersonKey } from '../schema/keys.ts';
import { findRecipient } from '../schema/recipients.ts';
import type { Schema } from '../schema/schema.ts';
import { mustBeCount } from '../schema/text.ts';

/** Who has to be told that their schedule is suspended, those it happened to last first; by both accounts, where they linked two. */
export async function selectUnnotified(db: Database, limit: number): Promise<readonly PersonKey[]> {
  mustBeCount('limit', limit);
  const rows = await db
    .selectFrom('schedule')
    .innerJoin('recipient', 'recipient.id', 'schedule.recipient')
    .leftJoin('linked_person', (join) =>
      join
        .onRef('linked_person.platform', '=', 'recipient.platform')
        .onRef('linked_person.workspace', '=', 'recipient.workspace')
        .onRef('linked_person.person', '=', 'recipient.ref'),
    )
    .select(['recipient.platform', 'recipient.workspace', 'recipient.ref as person'])
    .select(['home_platform', 'home_person'])
    // As it stands in the index, which is not found by parameters.
    .where(sql<boolean>`state = 'suspended' and notified = 0`)
    // Nobody reads what is said to a channel's own schedule.
    .where('recipient.type', '=', 'person')
    .orderBy('schedule.updated_at', 'desc')
    .limit(limit)
    .execute();
  return rows.flatMap(({ home_platform, home_person, ...account }) =>
    home_platform === null || home_person === null
      ? [account]
      : [account, { platform: home_platform, workspace: '', person: home_person }],
  );
}

/** Marks that a person was told, and returns why they are suspended; undefined where there is nothing to tell. */
export async function markNotified(
  transaction: Transaction<Schema>,
  person: PersonKey,
): Promise<string | undefined> {
  const recipient = await findRecipient(transaction, person);
  if (recipient === undefined) return undefined;
  const row = await transaction
    .updateTable('schedule')
    .set({ notified: 1 })
    .where((it) => it.and({ recipient, state: 'suspended', notified: 0 }))
    .returning('reason')
    .executeTakeFirst();
  return row && (row.reason ?? '');
}
