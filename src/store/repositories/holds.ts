import { sql, type Transaction } from 'kysely';
import type { Engine } from '../engines/engine.ts';
import { rowsAs } from '../schema/json-rows.ts';
import type { PersonKey } from '../schema/keys.ts';
import type { Due, NudgeState } from './nudges.ts';
import { batches, keyOf } from '../schema/rows.ts';
import type { Schema } from '../schema/schema.ts';
import { mustBeInstant } from '../schema/text.ts';

/** A claim that is to hold until `until`. */
export interface Renewal {
  readonly due: Due;
  readonly until: number;
}

/** Prolongs claims, and says of each in its place whether it still holds. */
export async function renewAll(
  engine: Pick<Engine, 'db' | 'elements'>,
  renewals: readonly Renewal[],
): Promise<boolean[]> {
  const rows = renewals.map(({ due: { person, token, occurrence }, until }) => {
    mustBeInstant('The end of the claim', until);
    return { ...keyOf(person), token, occurrence, until };
  });
  const columns = { platform: 'text', workspace: 'text', person: 'text', token: 'text' } as const;
  const { rows: held } = await sql<Omit<(typeof rows)[number], 'until'>>`
    with ${rowsAs(engine, 'asked', { ...columns, occurrence: 'text', until: 'bigint' }, rows)}
    update schedule set lease_until = asked.until from asked
    where schedule.platform = asked.platform and schedule.workspace = asked.workspace
      and schedule.person = asked.person and schedule.occurrence = asked.occurrence
      and lease_token = asked.token and lease_until is not null
    returning schedule.platform, schedule.workspace, schedule.person, lease_token as token, schedule.occurrence`.execute(
    engine.db,
  );
  const names = new Set(held.map(nameOf));
  return rows.map((row) => names.has(nameOf(row)));
}

/** No part holds a NUL. */
const nameOf = (row: PersonKey & Pick<Due, 'token' | 'occurrence'>): string =>
  [row.platform, row.workspace, row.person, row.token, row.occurrence].join('\0');

/** Hands back the claims that hold, and takes them out of the ledger. */
export async function releaseIn(transaction: Transaction<Schema>, dues: readonly Due[]): Promise<void> {
  for (const batch of batches(dues)) {
    const rows = await transaction
      .updateTable('schedule')
      .set({ lease_until: null })
      .where((it) =>
        it(
          it.refTuple('platform', 'workspace', 'person', 'lease_token'),
          'in',
          batch.map(({ person, token }) => it.tuple(person.platform, person.workspace, person.person, token)),
        ),
      )
      .where('lease_until', 'is not', null)
      .returning(['platform', 'workspace', 'person'])
      .execute();
    const held = new Set(rows.map((row) => JSON.stringify(keyOf(row))));
    const released = batch.filter(({ person }) => held.has(JSON.stringify(keyOf(person))));
    for (const [before, some] of Map.groupBy(released, (due) => due.before)) {
      await takeBack(transaction, before, some);
    }
  }
}

/** Makes the ledger say what it said before a claim. What was settled then was never changed. */
async function takeBack(
  transaction: Transaction<Schema>,
  before: NudgeState | undefined,
  dues: readonly Due[],
): Promise<void> {
  const claims = dues.map(
    ({ person, occurrence, token }) =>
      [person.platform, person.workspace, person.person, occurrence, token] as const,
  );
  if (before === undefined) {
    await transaction
      .deleteFrom('nudge')
      .where((it) =>
        it(
          it.refTuple('platform', 'workspace', 'person', 'occurrence', 'token'),
          'in',
          claims.map((each) => it.tuple(...each)),
        ),
      )
      .where('state', '=', 'claimed')
      .execute();
    return;
  }
  await transaction
    .updateTable('nudge')
    .set((it) => ({ state: before, attempts: it('attempts', '-', 1) }))
    .where((it) =>
      it(
        it.refTuple('platform', 'workspace', 'person', 'occurrence', 'token'),
        'in',
        claims.map((each) => it.tuple(...each)),
      ),
    )
    .where('state', '=', 'claimed')
    .execute();
}
