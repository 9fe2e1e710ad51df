import type { Transaction } from 'kysely';
import type { Engine } from '../../engines/engine.ts';
import type { Owner } from '../../schema/keys.ts';
import { BATCH } from '../../schema/rows.ts';
import type { Schema } from '../../schema/schema.ts';
import { moveMessages } from './messages.ts';

/**
 * Has the messages of linked people of a workspace go to their other account, one batch of them, and returns how many. They
 * stay as they are: those of a workspace that Rung was removed from are suspended, and go on where their person asks.
 */
export async function moveHome(
  transaction: Transaction<Schema>,
  engine: Engine,
  { platform, workspace }: Owner,
): Promise<number> {
  const rows = await transaction
    .selectFrom('linked_person as linked')
    .innerJoin('recipient', (join) =>
      join
        .onRef('recipient.platform', '=', 'linked.platform')
        .onRef('recipient.workspace', '=', 'linked.workspace')
        .onRef('recipient.ref', '=', 'linked.person')
        .on('recipient.type', '=', 'person'),
    )
    .innerJoin('schedule', 'schedule.recipient', 'recipient.id')
    .select(['linked.person', 'linked.home_platform', 'linked.home_person'])
    .select(['schedule.kind', 'schedule.updated_at'])
    .where('linked.platform', '=', platform)
    .where('linked.workspace', '=', workspace)
    .limit(BATCH)
    .execute();
  for (const { person, home_platform, home_person, kind, updated_at: at } of rows)
    await moveMessages(transaction, engine, {
      ...{ kind, at },
      from: { platform, workspace, person },
      to: { platform: home_platform, workspace: '', person: home_person },
    });
  return rows.length;
}
