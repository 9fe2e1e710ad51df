import { hash } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Database } from '../../engines/engine.ts';
import type { PersonKey } from '../../schema/keys.ts';
import type { Schema } from '../../schema/schema.ts';
import type { EpochMs } from '../../../time.ts';

/** How long wrong codes are counted together, in milliseconds. */
export const TRIES_WINDOW = 10 * 60_000;
/** How many wrong codes one account may type in that time. */
const MOST_OF_ONE = 5;
/** How many all accounts may type together: a guess among 2⁵¹ codes is in vain, and stays so. */
const MOST_OF_ALL = 300;

/** The row that counts the tries of all. Those of one account have a hash for a name, which is longer. */
const ALL = 'all';

/** An account as its tries are counted: by a hash, so that deleting what is held of a person gives no new tries. */
const whoIs = ({ platform, workspace, person }: PersonKey): string =>
  hash('sha256', JSON.stringify([platform, workspace, person]), 'base64url');

/** Whether an account may type no more codes for now, right or wrong. */
export async function isOutOfTries(db: Database, account: PersonKey, at: EpochMs): Promise<boolean> {
  const rows = await db
    .selectFrom('link_try')
    .select(['who', 'tries'])
    .where('who', 'in', [whoIs(account), ALL])
    .where('since', '>', at - TRIES_WINDOW)
    .execute();
  return rows.some(({ who, tries }) => tries >= (who === ALL ? MOST_OF_ALL : MOST_OF_ONE));
}

/** Counts a wrong code of an account. */
export async function countTry(
  transaction: Transaction<Schema>,
  account: PersonKey,
  at: EpochMs,
): Promise<void> {
  for (const who of [whoIs(account), ALL]) {
    await transaction
      .insertInto('link_try')
      .values({ who, since: at, tries: 1 })
      .onConflict((conflict) =>
        conflict.column('who').doUpdateSet((row) => {
          const isOver = row('link_try.since', '<=', at - TRIES_WINDOW);
          return {
            tries: row
              .case()
              .when(isOver)
              .then(1)
              .else(row('link_try.tries', '+', 1))
              .end(),
            since: row.case().when(isOver).then(at).else(row.ref('link_try.since')).end(),
          };
        }),
      )
      .execute();
  }
}
