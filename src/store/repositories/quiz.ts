import { sql } from 'kysely';
import type { Access } from '../engines/database-access.ts';
import type { Database, Engine } from '../engines/engine.ts';
import { compiledOnce } from '../schema/compiled-once.ts';
import { rowsAs } from '../schema/json-rows.ts';
import type { PersonKey } from '../schema/keys.ts';
import { isPerson, keyOf, mustBePerson } from '../schema/rows.ts';
import { mustBeCount, mustBeInstant, mustBeKey } from '../schema/text.ts';
import type { EpochMs } from '../../time.ts';
import type { Answered, ReportedQuestion } from '../types/quiz.ts';

interface DueAsked {
  readonly person: PersonKey;
  readonly before: EpochMs;
}

const KEY = ['platform', 'workspace', 'person', 'question'] as const;

/** What people answered in the quiz, when a question comes back, and which questions were reported as wrong. */
export class Quiz {
  readonly #access: Access;
  readonly #due: (asked: DueAsked) => Promise<readonly string[]>;

  constructor(access: Access) {
    this.#access = access;
    this.#due = access.grouped((db, asked) => selectDueOfAll(db, access.engine, asked));
  }

  /** The questions that a person answered, by their ids. */
  async list(person: PersonKey): Promise<readonly Answered[]> {
    if (!isPerson(person)) return [];
    return this.#access.readOwn(person, async (db, home) => {
      const rows = await db
        .selectFrom('quiz_question')
        .select(['question', 'answered_at', 'is_right', 'step', 'next_due'])
        .where((it) => it.and(keyOf(home)))
        .orderBy('question')
        .execute();
      return rows.flatMap(({ question, answered_at: at, is_right: isRight, step, next_due: due }) =>
        at === null
          ? []
          : {
              ...{ question, at, isRight: isRight === 1 },
              comesBack: step === null || due === null ? undefined : { step, at: due },
            },
      );
    });
  }

  /** The ids of the questions that a person reported as wrong. */
  async reportedBy(person: PersonKey): Promise<readonly string[]> {
    if (!isPerson(person)) return [];
    return this.#access.readOwn(person, async (db, home) => {
      const rows = await db
        .selectFrom('quiz_question')
        .select('question')
        .where((it) => it.and(keyOf(home)))
        .where('reported_at', 'is not', null)
        .orderBy('question')
        .execute();
      return rows.map(({ question }) => question);
    });
  }

  /**
   * The ids of the questions that come back to a person before a time, the longest due first; none that they reported as
   * wrong.
   */
  async due(person: PersonKey, before: EpochMs): Promise<readonly string[]> {
    mustBeInstant('The time of what is due', before);
    return this.#access.readOwn(person, (_, home) => this.#due({ person: home, before }));
  }

  /**
   * Writes an answer, unless the person has answered that question at or after `since`. False where they have, so that
   * of two presses at once only one counts.
   */
  async record(
    person: PersonKey,
    { question, at, isRight, comesBack }: Answered,
    since: EpochMs,
  ): Promise<boolean> {
    mustBePerson(person);
    mustBeKey('question', question);
    mustBeInstant('The time of the answer', at);
    mustBeInstant('The time since then', since);
    mustBeCount('step', comesBack?.step ?? 0);
    mustBeInstant('The time of the next', comesBack?.at ?? 0);
    const changed = {
      ...{ answered_at: at, is_right: isRight ? 1 : 0 },
      ...{ step: comesBack?.step ?? null, next_due: comesBack?.at ?? null },
    };
    const written = await this.#access.changeOwn(person, (transaction, { home }) =>
      transaction
        .insertInto('quiz_question')
        .values({ ...keyOf(home), question, ...changed })
        .onConflict((conflict) =>
          conflict
            .columns(KEY)
            .doUpdateSet(changed)
            .where((it) =>
              it.or([
                it('quiz_question.answered_at', 'is', null),
                it('quiz_question.answered_at', '<', since),
              ]),
            ),
        )
        .returning('question')
        .executeTakeFirst(),
    );
    return written !== undefined;
  }

  /** Counts a report that a question is wrong; undefined where the person reported it before, else how many have. */
  async report(person: PersonKey, question: string, at: EpochMs): Promise<number | undefined> {
    mustBePerson(person);
    mustBeKey('question', question);
    mustBeInstant('The time of the report', at);
    return this.#access.changeOwn(person, async (transaction, { home }) => {
      const first = await transaction
        .insertInto('quiz_question')
        .values({ ...keyOf(home), question, reported_at: at })
        .onConflict((conflict) =>
          conflict
            .columns(KEY)
            .doUpdateSet({ reported_at: at })
            .where('quiz_question.reported_at', 'is', null),
        )
        .returning('question')
        .executeTakeFirst();
      if (!first) return undefined;
      const { reports } = await transaction
        .insertInto('question_report')
        .values({ question, reports: 1, reported_at: at })
        .onConflict((conflict) =>
          conflict
            .column('question')
            .doUpdateSet({ reports: sql`question_report.reports + 1`, reported_at: at }),
        )
        .returning('reports')
        .executeTakeFirstOrThrow();
      return reports;
    });
  }

  /** The questions that were reported as wrong, those by most people first. */
  async reported(): Promise<readonly ReportedQuestion[]> {
    return this.#access.read((db) =>
      db
        .selectFrom('question_report')
        .select(['question', 'reports', 'reported_at as at'])
        .orderBy('reports', 'desc')
        .orderBy('question')
        .execute(),
    );
  }
}

const dueOf = compiledOnce(
  (db, { before, platform, workspace, person }: PersonKey & { readonly before: EpochMs }) =>
    db
      .selectFrom('quiz_question')
      .select('question')
      .where((it) => it.and({ platform, workspace, person }))
      .where('next_due', '<', before)
      .where('reported_at', 'is', null)
      .orderBy('next_due')
      .orderBy('question'),
);

const selectDue = async (db: Database, { person, before }: DueAsked): Promise<readonly string[]> =>
  isPerson(person) ? (await dueOf(db, { ...keyOf(person), before })).map(({ question }) => question) : [];

/** What is due to each, in one statement. */
async function selectDueOfAll(
  db: Database,
  engine: Pick<Engine, 'elements'>,
  all: readonly DueAsked[],
): Promise<(readonly string[])[]> {
  const [first, ...others] = all;
  if (first && others.length === 0) return [await selectDue(db, first)];
  const asked = rowsAs(
    engine,
    'asked',
    { at: 'integer', platform: 'text', workspace: 'text', person: 'text', due_before: 'bigint' },
    all.flatMap(({ person, before }, at) =>
      isPerson(person) ? [{ at, ...keyOf(person), due_before: before }] : [],
    ),
  );
  const { rows } = await sql<{ at: number; question: string }>`
    with ${asked}
    select at, question from asked
    join quiz_question on quiz_question.platform = asked.platform
      and quiz_question.workspace = asked.workspace and quiz_question.person = asked.person
    where next_due < due_before and reported_at is null
    order by next_due, question`.execute(db);
  const byPlace = Map.groupBy(rows, ({ at }) => at);
  return all.map((_, at) => (byPlace.get(at) ?? []).map(({ question }) => question));
}
