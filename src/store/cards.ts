import type { Transaction } from 'kysely';
import type { Database, Engine } from './engine.ts';
import type { Due } from './nudges.ts';
import { keyOf } from './rows.ts';
import type { Schema } from './schema.ts';
import { SHARE_COLUMNS, toShare } from './team-rows.ts';
import type { Card } from './teams.ts';
import { mustBeCount, mustBeInstant, toJson } from './text.ts';

/** Takes cards that are due, each for one caller alone until its lease ends. */
export async function claimCards(
  transaction: Transaction<Schema>,
  { locksRows }: Pick<Engine, 'locksRows'>,
  asked: {
    readonly now: number;
    readonly limit: number;
    readonly leaseMs: number;
    readonly ids: readonly string[] | undefined;
  },
): Promise<readonly Card[]> {
  const { now, limit, leaseMs, ids } = asked;
  mustBeInstant('The end of the lease', now + leaseMs);
  mustBeCount('limit', limit);
  if (limit === 0 || ids?.length === 0) return [];
  const rows = await transaction
    .with('chosen', (db) =>
      db
        .selectFrom('share')
        .select('id')
        .where('card_due', '<=', now)
        .$if(ids !== undefined, (query) => query.where('id', 'in', ids ?? []))
        .orderBy('card_due')
        .limit(limit)
        .$if(locksRows, (query) => query.forUpdate().skipLocked()),
    )
    .updateTable('share')
    .from('chosen')
    .set({ card_due: now + leaseMs })
    .whereRef('share.id', '=', 'chosen.id')
    .returning([
      ...SHARE_COLUMNS,
      ...(['share.state', 'share.withdrawn_by', 'share.card_message', 'share.card_wanted'] as const),
      'share.card_tries',
    ])
    .execute();
  return rows.map(({ state, withdrawn_by, card_message, card_wanted, card_tries, ...row }): Card => ({
    share: toShare(row),
    isWithdrawn: state === 'withdrawn',
    withdrawnBy: withdrawn_by ?? undefined,
    message: card_message === null ? undefined : (JSON.parse(card_message) as unknown),
    wanted: card_wanted,
    tries: card_tries,
  }));
}

/** Writes down that a card shows what was wanted. One that was taken back has done all it was for. */
export async function cardShownIn(
  transaction: Transaction<Schema>,
  { share, wanted, isWithdrawn }: Card,
  message: unknown,
  at: number,
): Promise<void> {
  mustBeInstant('The time of the card', at);
  const card_message = toJson('message', message);
  const { numUpdatedRows } = await transaction
    .updateTable('share')
    .set({ card_message, card_tries: 0, card_due: null })
    .where((it) => it.and({ id: share.id, card_wanted: wanted }))
    .executeTakeFirstOrThrow();
  if (numUpdatedRows > 0n && isWithdrawn)
    await transaction.deleteFrom('share').where('id', '=', share.id).execute();
  if (numUpdatedRows > 0n) return;
  // What it is to show changed meanwhile.
  await transaction
    .updateTable('share')
    .set({ card_message, card_tries: 0, card_due: at })
    .where('id', '=', share.id)
    .execute();
}

/** Writes down that a card did not arrive. */
export async function cardFailedIn(
  transaction: Transaction<Schema>,
  { share, wanted, isWithdrawn }: Card,
  again: number | undefined,
): Promise<void> {
  mustBeInstant('The time of the next try', again ?? 0);
  if (again === undefined && isWithdrawn) {
    await transaction.deleteFrom('share').where('id', '=', share.id).execute();
    return;
  }
  await transaction
    .updateTable('share')
    .set((it) => ({ card_tries: it('card_tries', '+', 1), card_due: again ?? null }))
    .where((it) => it.and({ id: share.id, card_wanted: wanted }))
    .execute();
}

/** Notes that a claimed occurrence is sent once more; false where it was before. */
export async function resendIn(
  db: Database,
  { person, occurrence, token }: Pick<Due, 'person' | 'occurrence' | 'token'>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('nudge')
    .set({ resent: 1 })
    .where((it) => it.and({ ...keyOf(person), occurrence, token, state: 'claimed', resent: 0 }))
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}
