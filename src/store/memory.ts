import type { CompiledQuery, Kysely, Transaction } from 'kysely';
import { batches, isPerson, keyOf, sortChanges, toDefaults } from './rows.ts';
import type { Schema } from './schema.ts';
import type { Defaults, Memory, PersonKey } from './store.ts';

type DefaultRow = Pick<Schema['person_default'], 'name' | 'value'>;
type Database = Kysely<Schema> | Transaction<Schema>;

/** Keeps other writers of the same person out until the transaction ends. */
export type LockPerson = (transaction: Transaction<Schema>, person: PersonKey) => Promise<void>;

/** Reads what a person has remembered. Asked for with every answer, so the query is compiled once. */
export function readerOf(database: Database): (person: PersonKey) => Promise<Defaults> {
  const query: CompiledQuery<DefaultRow> = selectDefaults(database, {
    platform: '',
    workspace: '',
    person: '',
  }).compile();
  return async (person) => {
    if (!isPerson(person)) return {};
    const parameters = [person.platform, person.workspace, person.person];
    const { rows } = await database.executeQuery<DefaultRow>({ ...query, parameters });
    return toDefaults(rows);
  };
}

/** What people remember, within a transaction. */
export function memoryIn(transaction: Transaction<Schema>, lockPerson: LockPerson): Memory {
  return {
    async defaults(person) {
      if (!isPerson(person)) return {};
      // What is read here may decide what is written: nobody may write in between.
      await lockPerson(transaction, person);
      return toDefaults(await selectDefaults(transaction, person).execute());
    },
    async remember(person, changes, at) {
      const { forgotten, kept } = sortChanges(person, changes, at);
      await lockPerson(transaction, person);
      for (const names of batches(forgotten)) {
        await transaction
          .deleteFrom('person_default')
          .where((row) => row.and(keyOf(person)))
          .where('name', 'in', names)
          .execute();
      }
      for (const rows of batches(kept)) {
        await transaction
          .insertInto('person_default')
          .values(rows)
          .onConflict((conflict) =>
            conflict.columns(['platform', 'workspace', 'person', 'name']).doUpdateSet((row) => ({
              value: row.ref('excluded.value'),
              updated_at: row.ref('excluded.updated_at'),
            })),
          )
          .execute();
      }
      return toDefaults(await selectDefaults(transaction, person).execute());
    },
  };
}

function selectDefaults(db: Database, person: PersonKey) {
  return db
    .selectFrom('person_default')
    .select(['name', 'value'])
    .where((row) => row.and(keyOf(person)));
}
