import type { Transaction } from 'kysely';
import type { Database } from '../engines/engine.ts';
import type { PersonKey } from '../schema/keys.ts';
import { findRecipient } from '../schema/recipients.ts';
import { plainRow } from '../schema/plain-row.ts';
import { isPerson, keyOf } from '../schema/rows.ts';
import type { Schema } from '../schema/schema.ts';
import { deleteLinks, exportLinks } from './links/personal-links.ts';
import { deleteFromTeams, exportFromTeams } from './personal-team-data.ts';
import type { PersonData } from '../types/personal-data.ts';

/** The tables that hold what is scheduled for a person, in the order they are locked in. */
export const BY_RECIPIENT = ['schedule', 'conversation', 'ledger'] as const;
/** The tables of which a person's rows stay without them, until what they name was deleted elsewhere as well. */
export const LEFT_BEHIND = ['picture_file'] as const;
/** The tables that hold a person under their own key. Ticks go with their plan. */
export const BY_PERSON = ['plan', 'person_default', 'quiz_question'] as const;

/** Keys of ours, and whose it is: that stands in the question. A token says nothing about anybody. */
const LEFT_OUT = new Set([
  ...['platform', 'workspace', 'person', 'recipient', 'plan'],
  ...['token', 'lease_token', 'lease_until'],
]);

/** A row as its person may read it. */
const plain = (row: Readonly<Record<string, unknown>>) => plainRow(row, LEFT_OUT);

const EMPTY: PersonData = {
  ...{ remembered: [], schedule: [], conversation: [], plans: [], nudges: [], quiz: [], pictures: [] },
  ...{ following: [], shares: [], roadmaps: [], digests: [], chosen: [], links: [] },
};

/** Everything held about a person, by all their accounts. */
export async function exportPerson(db: Database, accounts: readonly PersonKey[]): Promise<PersonData> {
  const all: PersonData[] = [];
  for (const account of accounts) all.push(await exportAccount(db, account));
  const parts = Object.keys(EMPTY) as (keyof PersonData)[];
  const together = parts.map((part) => [part, all.flatMap((held) => held[part])] as const);
  const { links, ...rest } = Object.fromEntries(together) as unknown as PersonData;
  // A link is both accounts', and told once.
  return { ...rest, links: [...new Map(links.map((one) => [JSON.stringify(one), one])).values()] };
}

async function exportAccount(db: Database, person: PersonKey): Promise<PersonData> {
  if (!isPerson(person)) return EMPTY;
  const recipient = await findRecipient(db, person);
  const scheduled = async (table: (typeof BY_RECIPIENT)[number]) =>
    recipient === undefined
      ? []
      : (await db.selectFrom(table).selectAll().where('recipient', '=', recipient).execute()).map(plain);
  const remembered = await db
    .selectFrom('person_default')
    .selectAll()
    .where((it) => it.and(keyOf(person)))
    .execute();
  const quiz = await db
    .selectFrom('quiz_question')
    .selectAll()
    .where((it) => it.and(keyOf(person)))
    .orderBy('question')
    .execute();
  const pictures = await db
    .selectFrom('picture_file')
    .select(['file', 'uploaded_at'])
    .where('content', 'is', null)
    .where((it) => it.and(keyOf(person)))
    .orderBy('uploaded_at')
    .execute();
  const teams = await exportFromTeams(db, person);
  return {
    remembered: remembered.map(plain),
    schedule: await scheduled('schedule'),
    conversation: await scheduled('conversation'),
    plans: await plansWithTicks(db, person),
    nudges: await scheduled('ledger'),
    quiz: quiz.map(plain),
    pictures: pictures.map(plain),
    following: teams.following.map(plain),
    shares: teams.shares.map(plain),
    roadmaps: teams.roadmaps.map(plain),
    digests: teams.digests.map(plain),
    chosen: teams.chosen.map(plain),
    links: (await exportLinks(db, person)).map(plain),
  };
}

async function plansWithTicks(db: Database, person: PersonKey): Promise<PersonData['plans']> {
  const ticks = await db
    .selectFrom('plan_task')
    .innerJoin('plan', 'plan.id', 'plan_task.plan')
    .select(['plan', 'step', 'task', 'done_at'])
    .where((it) => it.and(keyOf(person)))
    .orderBy('done_at')
    .execute();
  const plans = await db
    .selectFrom('plan')
    .selectAll()
    .where((it) => it.and(keyOf(person)))
    .execute();
  return plans.map((row) => ({
    ...plain(row),
    done: ticks.filter(({ plan }) => plan === row.id).map(plain),
  }));
}

/** Deletes everything held about an account and what is kept under its key. A claim finds its row gone and records nothing. */
export async function deletePerson(transaction: Transaction<Schema>, person: PersonKey): Promise<void> {
  if (!isPerson(person)) return;
  const recipient = await findRecipient(transaction, person);
  if (recipient !== undefined) {
    for (const table of BY_RECIPIENT)
      await transaction.deleteFrom(table).where('recipient', '=', recipient).execute();
    await transaction.deleteFrom('recipient').where('id', '=', recipient).execute();
  }
  for (const table of BY_PERSON) {
    await transaction
      .deleteFrom(table)
      .where((it) => it.and(keyOf(person)))
      .execute();
  }
  for (const table of LEFT_BEHIND) {
    await transaction
      .updateTable(table)
      .set({ person: null })
      .where('content', 'is', null)
      .where((it) => it.and(keyOf(person)))
      .execute();
  }
  await deleteFromTeams(transaction, person);
  await deleteLinks(transaction, person);
}
