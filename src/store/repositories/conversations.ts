import type { Transaction } from 'kysely';
import type { Database } from '../engines/engine.ts';
import type { PersonKey } from '../schema/keys.ts';
import { isPerson, keyOf, mustBePerson } from '../schema/rows.ts';
import type { Schema } from '../schema/schema.ts';
import { mustBeInstant, mustBeKey } from '../schema/text.ts';

/** The channel of the conversation with a person; undefined where none is known. */
export async function conversationIn(db: Database, person: PersonKey): Promise<string | undefined> {
  if (!isPerson(person)) return undefined;
  const row = await db
    .selectFrom('conversation')
    .select('channel')
    .where((it) => it.and(keyOf(person)))
    .executeTakeFirst();
  return row?.channel;
}

/** What is kept of a conversation: no `channel` forgets it. `at` is epoch milliseconds. */
export interface Opened {
  readonly channel: string | undefined;
  readonly at: number;
  readonly locksRows: boolean;
}

/** Keeps or forgets the conversation with a person; only somebody with a schedule is kept one of. */
export async function keepConversationIn(
  transaction: Transaction<Schema>,
  person: PersonKey,
  { channel, at, locksRows }: Opened,
): Promise<void> {
  mustBePerson(person);
  mustBeInstant('The time of the opening', at);
  if (channel === undefined) {
    await transaction
      .deleteFrom('conversation')
      .where((it) => it.and(keyOf(person)))
      .execute();
    return;
  }
  mustBeKey('channel', channel);
  // Held until the end: whoever deletes what is held of the person waits, and then finds the conversation too.
  const asked = await transaction
    .selectFrom('schedule')
    .select('person')
    .where((it) => it.and(keyOf(person)))
    .$if(locksRows, (query) => query.forKeyShare())
    .executeTakeFirst();
  if (!asked) return;
  await transaction
    .insertInto('conversation')
    .values({ ...keyOf(person), channel, opened_at: at })
    .onConflict((conflict) =>
      conflict.columns(['platform', 'workspace', 'person']).doUpdateSet({ channel, opened_at: at }),
    )
    .execute();
}
