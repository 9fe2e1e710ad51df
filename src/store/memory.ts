import type { CompiledQuery, Transaction } from 'kysely';
import type { Database, Engine } from './engines/engine.ts';
import { exportIn, forgetPersonIn } from './repositories/people.ts';
import { dropPlansIn, plansIn, savePlanIn } from './schema/plan-rows.ts';
import { batches, isPerson, keyOf, sortChanges, toDefaults } from './schema/rows.ts';
import { teamsIn } from './team-memory.ts';
import { scheduleIn, setScheduleIn } from './repositories/schedules.ts';
import type { Schema } from './schema/schema.ts';
import type { Defaults, Memory, PersonKey } from './store.ts';

type DefaultRow = Pick<Schema['person_default'], 'name' | 'value'>;

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

/** What people remember, within a transaction. What is read may decide what is written: nobody writes in between. */
export function memoryIn(
  transaction: Transaction<Schema>,
  { lockPerson, locksRows }: Pick<Engine, 'lockPerson' | 'locksRows'>,
): Memory {
  /** Work on one person, whom nobody else writes meanwhile. */
  const alone = async <T>(person: PersonKey, work: () => Promise<T>): Promise<T> => {
    if (isPerson(person)) await lockPerson(transaction, person);
    return work();
  };
  return {
    async defaults(person) {
      if (!isPerson(person)) return {};
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
    ...teamsIn(transaction, { locksRows, alone }),
    schedule: (person) => alone(person, () => scheduleIn(transaction, person, { toWrite: locksRows })),
    setSchedule: (person, schedule, at) =>
      alone(person, () => setScheduleIn(transaction, person, schedule, at)),
    plans: (person) => alone(person, () => plansIn(transaction, person)),
    savePlan: (person, plan, at) => alone(person, () => savePlanIn(transaction, person, plan, at)),
    dropPlans: (person) => alone(person, () => dropPlansIn(transaction, person)),
    exportPerson: (person) => alone(person, () => exportIn(transaction, person)),
    forgetPerson: (person) => alone(person, () => forgetPersonIn(transaction, person)),
  };
}

function selectDefaults(db: Database, person: PersonKey) {
  return db
    .selectFrom('person_default')
    .select(['name', 'value'])
    .where((row) => row.and(keyOf(person)));
}
