import { sql } from 'kysely';
import type { Access } from '../engines/database-access.ts';
import type { Database, Engine } from '../engines/engine.ts';
import { rowsAs } from '../schema/json-rows.ts';
import type { PersonKey } from '../schema/keys.ts';
import { toPlans, type PlanRow } from '../schema/plan-rows.ts';
import { isPerson, keyOf } from '../schema/rows.ts';
import { mustBeInstant } from '../schema/text.ts';
import type { EpochMs } from '../../time.ts';
import type { Plan } from '../types/plan.ts';
import type { Defaults } from './people.ts';

/** What a person's weekly message is composed from. */
export interface WeekGround {
  /** All their plans with their ticks, the oldest first. */
  readonly plans: readonly Plan[];
  readonly defaults: Defaults;
  /** The ids of the questions that come back, the longest due first; none that they reported as wrong. */
  readonly questions: readonly string[];
}

interface Asked {
  readonly account: PersonKey;
  readonly before: EpochMs;
}

/** The ground of weekly messages: read for all those at once that are composed at about the same time. */
export class Weeks {
  readonly #access: Access;
  readonly #select: (asked: Asked) => Promise<WeekGround>;

  constructor(access: Access) {
    this.#access = access;
    this.#select = access.grouped((db, asked) => selectGround(db, access.engine, asked));
  }

  /**
   * What the message of an account's person is composed from, as things stand: what is their own, whichever of their
   * accounts it goes to. Questions count that come back before a time.
   */
  async ground(account: PersonKey, before: EpochMs): Promise<WeekGround> {
    mustBeInstant('The time of what comes back', before);
    return this.#access.read(() => this.#select({ account, before }));
  }
}

type Row = PlanRow & { readonly at: number; readonly what: 'plan' | 'default' | 'question' };

/** A person's own is kept under their home, which is another account's key where theirs is linked as its guest. */
const OWN = sql`own as (
  select asked.at, due_before, coalesce(link.home_platform, asked.platform) as platform,
    case when link.home_person is null then asked.workspace else '' end as workspace,
    coalesce(link.home_person, asked.person) as person
  from asked left join linked_person as link on link.platform = asked.platform
    and link.workspace = asked.workspace and link.person = asked.person)`;

/** Joins what belongs to each, by its table. */
const ofOwn = (table: string) => sql`${sql.table(table)} on ${sql.ref(`${table}.platform`)} = own.platform
  and ${sql.ref(`${table}.workspace`)} = own.workspace and ${sql.ref(`${table}.person`)} = own.person`;

/** One statement for all three: each costs more to ask for than what it finds. Columns are named as plans have them. */
const GROUND = sql`
  select at, 'plan' as what, plan.id, roadmap, plan.state, week, this_week, takes_all, started_at, ended_at,
    step, task, done_at
  from own join ${ofOwn('plan')} left join plan_task on plan_task.plan = plan.id
  union all
  select at, 'default', name, value, '', 0, null, 0, 0, null, null, null, null
  from own join ${ofOwn('person_default')}
  union all
  select at, 'question', question, '', '', 0, null, 0, next_due, null, null, null, null
  from own join ${ofOwn('quiz_question')} where next_due < due_before and reported_at is null
  order by started_at, id, done_at`;

async function selectGround(
  db: Database,
  engine: Pick<Engine, 'elements'>,
  all: readonly Asked[],
): Promise<readonly WeekGround[]> {
  const asked = rowsAs(
    engine,
    'asked',
    { at: 'integer', platform: 'text', workspace: 'text', person: 'text', due_before: 'bigint' },
    all.flatMap(({ account, before }, at) =>
      isPerson(account) ? [{ at, ...keyOf(account), due_before: before }] : [],
    ),
  );
  const { rows } = await sql<Row>`/* weeks */ with ${asked}, ${OWN} ${GROUND}`.execute(db);
  const byPlace = Map.groupBy(rows, ({ at }) => at);
  return all.map((_, at) => toGround(byPlace.get(at) ?? []));
}

/** A default's name stands as the id, its value as the roadmap. */
const toGround = (rows: readonly Row[]): WeekGround => ({
  plans: toPlans(rows.filter(({ what }) => what === 'plan')),
  defaults: Object.fromEntries(
    rows.flatMap(({ what, id, roadmap }) => (what === 'default' ? [[id, roadmap]] : [])),
  ),
  questions: rows.flatMap(({ what, id }) => (what === 'question' ? [id] : [])),
});
