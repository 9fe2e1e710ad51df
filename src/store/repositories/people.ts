import { sql, type Transaction } from 'kysely';
import type { Access } from '../engines/database-access.ts';
import type { Database } from '../engines/engine.ts';
import { queryOnce } from '../schema/compiled-once.ts';
import type { PersonKey } from '../schema/keys.ts';
import { batches, isPerson, keyOf, mustBePerson } from '../schema/rows.ts';
import type { Schema } from '../schema/schema.ts';
import { mustBeInstant, mustBeKeepable, mustBeKey } from '../schema/text.ts';
import { deletePerson, exportPerson } from './personal-data.ts';
import type { EpochMs } from '../../time.ts';
import type { PersonData } from '../types/personal-data.ts';

/** Values that a person asked Rung to remember, by option name: `level`, `place`, `currency`. */
export type Defaults = Readonly<Record<string, string>>;

/** Values to remember, by option name; `null` forgets one. */
export type DefaultChanges = Readonly<Record<string, string | null>>;

type DefaultRow = Pick<Schema['person_default'], 'name' | 'value'>;

/** The values that people asked to be remembered, and the export and deletion of all that is held about a person. */
export class People {
  readonly #access: Access;

  constructor(access: Access) {
    this.#access = access;
  }

  /** The person's remembered values; empty where there are none. */
  async defaults(person: PersonKey): Promise<Defaults> {
    if (!isPerson(person)) return {};
    const { rows } = await this.#access.readOwnCompiled(person, ownDefaults(this.#access.engine.db, person));
    return toDefaults(rows);
  }

  /** Lays `changes` over what is remembered and returns the result. */
  async remember(person: PersonKey, changes: DefaultChanges, at: EpochMs): Promise<Defaults> {
    const { forgotten, kept } = sortChanges(person, changes, at);
    return this.#access.changeOwn(person, async (transaction, { home }) => {
      await deleteDefaults(transaction, home, forgotten);
      await writeDefaults(
        transaction,
        kept.map((row) => ({ ...row, ...keyOf(home) })),
      );
      return toDefaults(await selectDefaults(transaction, home).execute());
    });
  }

  /** Everything held about a person, by both their accounts where they linked two. */
  async export(person: PersonKey): Promise<PersonData> {
    return this.#access.changeOwn(person, (transaction, { accounts }) => exportPerson(transaction, accounts));
  }

  /**
   * Deletes everything held about a person, of both their accounts, scheduled messages too; a send that was claimed before
   * is fenced off.
   */
  async delete(person: PersonKey): Promise<void> {
    return this.#access.changeOwn(person, async (transaction, { accounts }) => {
      for (const account of accounts) await deletePerson(transaction, account);
      this.#access.relinked();
    });
  }
}

/** The values of an account's person: those of its home where it is linked as a guest, else its own. Asked with every answer. */
const ownDefaults = queryOnce((db, account: PersonKey) => ({
  compile: () => selectOwnDefaults(account).compile(db),
}));

const selectOwnDefaults = ({ platform, workspace, person }: PersonKey) => sql<DefaultRow>`
  select name, value from person_default
  where platform = ${platform} and workspace = ${workspace} and person = ${person} and not exists (
    select 1 from linked_person where platform = ${platform} and workspace = ${workspace} and person = ${person})
  union all
  select home.name, home.value from linked_person as link join person_default as home
    on home.platform = link.home_platform and home.workspace = '' and home.person = link.home_person
  where link.platform = ${platform} and link.workspace = ${workspace} and link.person = ${person}`;

const selectDefaults = (db: Database, person: PersonKey) =>
  db
    .selectFrom('person_default')
    .select(['name', 'value'])
    .where((row) => row.and(keyOf(person)));

async function deleteDefaults(transaction: Transaction<Schema>, person: PersonKey, names: readonly string[]) {
  for (const some of batches(names)) {
    await transaction
      .deleteFrom('person_default')
      .where((row) => row.and(keyOf(person)))
      .where('name', 'in', some)
      .execute();
  }
}

async function writeDefaults(transaction: Transaction<Schema>, rows: readonly Schema['person_default'][]) {
  for (const some of batches(rows)) {
    await transaction
      .insertInto('person_default')
      .values(some)
      .onConflict((conflict) =>
        conflict.columns(['platform', 'workspace', 'person', 'name']).doUpdateSet((row) => ({
          value: row.ref('excluded.value'),
          updated_at: row.ref('excluded.updated_at'),
        })),
      )
      .execute();
  }
}

/** A name may be `__proto__`, which assigning would take for the prototype. */
const toDefaults = (rows: readonly DefaultRow[]): Defaults =>
  Object.fromEntries(rows.map(({ name, value }) => [name, value]));

/** Checks what a person wants changed, and sorts it into names to forget and rows to keep. */
function sortChanges(person: PersonKey, changes: DefaultChanges, at: EpochMs) {
  mustBePerson(person);
  mustBeInstant('The time of the change', at);
  const forgotten: string[] = [];
  const kept: Schema['person_default'][] = [];
  for (const [name, value] of Object.entries(changes)) {
    mustBeKey('name of the value', name);
    if (value === null) {
      forgotten.push(name);
    } else {
      mustBeKeepable('value', value);
      kept.push({ ...keyOf(person), name, value, updated_at: at });
    }
  }
  return { forgotten, kept };
}
