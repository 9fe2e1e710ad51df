import type { Transaction } from 'kysely';
import type { Access } from '../engines/database-access.ts';
import type { PersonKey } from '../schema/keys.ts';
import { findRecipient, recipientIs } from '../schema/recipients.ts';
import { isPerson, mustBePerson } from '../schema/rows.ts';
import type { Schema } from '../schema/schema.ts';
import { mustBeInstant, mustBeKey } from '../schema/text.ts';
import type { EpochMs } from '../../time.ts';

/** The channels in which people are written to. */
export class Conversations {
  readonly #access: Access;

  constructor(access: Access) {
    this.#access = access;
  }

  /** The channel of the conversation with a person; undefined where none is known. */
  async get(person: PersonKey): Promise<string | undefined> {
    if (!isPerson(person)) return undefined;
    const row = await this.#access.read((db) =>
      db
        .selectFrom('conversation')
        .innerJoin('recipient', 'recipient.id', 'conversation.recipient')
        .select('channel')
        .where((it) => it.and(recipientIs(person)))
        .executeTakeFirst(),
    );
    return row?.channel;
  }

  /**
   * Keeps the channel of the conversation with a person who has a schedule, opened at `at`, or forgets it where it is
   * undefined. Nothing is kept of anybody else, so that what was deleted meanwhile stays so.
   */
  async save(person: PersonKey, channel: string | undefined, at: EpochMs): Promise<void> {
    mustBePerson(person);
    mustBeInstant('The time of the opening', at);
    mustBeKey('channel', channel ?? '');
    const { locksRows } = this.#access.engine;
    await this.#access.change(async (transaction) => {
      if (channel === undefined) return forget(transaction, person);
      const recipient = await withSchedule(transaction, person, locksRows);
      if (recipient === undefined) return;
      await transaction
        .insertInto('conversation')
        .values({ recipient, channel, opened_at: at })
        .onConflict((conflict) => conflict.column('recipient').doUpdateSet({ channel, opened_at: at }))
        .execute();
    });
  }
}

async function forget(transaction: Transaction<Schema>, person: PersonKey): Promise<void> {
  const recipient = await findRecipient(transaction, person);
  if (recipient === undefined) return;
  await transaction.deleteFrom('conversation').where('recipient', '=', recipient).execute();
}

/**
 * The recipient that a person with a schedule is. The schedule is held until the end: whoever deletes what is held of the
 * person waits, and then finds the conversation too.
 */
async function withSchedule(
  transaction: Transaction<Schema>,
  person: PersonKey,
  locksRows: boolean,
): Promise<number | undefined> {
  const row = await transaction
    .selectFrom('schedule')
    .innerJoin('recipient', 'recipient.id', 'schedule.recipient')
    .select('schedule.recipient')
    .where((it) => it.and(recipientIs(person)))
    .$if(locksRows, (query) => query.forKeyShare('schedule'))
    .executeTakeFirst();
  return row?.recipient;
}
