import type { ExpressionBuilder, Transaction } from 'kysely';
import { BATCH } from '../schema/rows.ts';
import type { Schema } from '../schema/schema.ts';
import { SHARE_COLUMNS, toShare } from '../schema/team-rows.ts';
import type { Card } from './teams.ts';
import { isKey, mustBeCount, mustBeInstant, toJson } from '../schema/text.ts';

/**
 * The columns of a card that is to show something else from now on. One that somebody is at already is not due before
 * they are done with it: it would be posted twice. `at` is epoch milliseconds.
 */
export const changedCard = (it: ExpressionBuilder<Schema, 'share'>, at: number) => ({
  card_wanted: it('card_wanted', '+', 1),
  card_due: it.fn.coalesce('card_due', it.val(at)),
});

/** Which cards are asked for, and for how long. */
export interface CardsAsked {
  /** Epoch milliseconds. */
  readonly now: number;
  readonly limit: number;
  readonly leaseMs: number;
  readonly ids: readonly string[] | undefined;
  readonly locksRows: boolean;
}

/** Takes cards that are due, each for one caller alone until its lease ends. */
export async function claimCards(
  transaction: Transaction<Schema>,
  { now, limit, leaseMs, ids: asked, locksRows }: CardsAsked,
): Promise<readonly Card[]> {
  mustBeInstant('The time of the claim', now);
  mustBeInstant('The end of the lease', now + leaseMs);
  mustBeCount('limit', limit);
  const ids = asked?.filter(isKey);
  if (limit === 0 || ids?.length === 0) return [];
  const rows = await transaction
    .with('chosen', (db) =>
      db
        .selectFrom('share')
        .select('id')
        .where('card_due', '<=', now)
        .$if(ids !== undefined, (query) => query.where('id', 'in', ids ?? []))
        .orderBy('card_due')
        .limit(Math.min(limit, BATCH))
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
  { share: { id }, wanted }: Card,
  message: unknown,
  at: number,
): Promise<void> {
  mustBeInstant('The time of the card', at);
  const card = await transaction
    .updateTable('share')
    .set((it) => ({
      ...(message !== undefined && { card_message: toJson('message', message) }),
      card_tries: 0,
      // What it is to show may have changed meanwhile.
      card_due: it
        .case()
        .when('card_wanted', '=', wanted)
        .then(null)
        .else(it.cast<number>(it.val(at), 'bigint'))
        .end(),
    }))
    .where('id', '=', id)
    .returning(['state', 'card_due'])
    .executeTakeFirst();
  if (card?.state === 'withdrawn' && card.card_due === null)
    await transaction.deleteFrom('share').where('id', '=', id).execute();
}

/**
 * Writes down that a card did not arrive. One that is given up though something else is to be seen by now is tried with
 * that, once its lease ends.
 */
export async function cardFailedIn(
  transaction: Transaction<Schema>,
  { share: { id }, wanted }: Card,
  again: number | undefined,
): Promise<void> {
  mustBeInstant('The time of the next try', again ?? 0);
  if (again === undefined) {
    const { numDeletedRows } = await transaction
      .deleteFrom('share')
      .where((it) => it.and({ id, state: 'withdrawn', card_wanted: wanted }))
      .executeTakeFirstOrThrow();
    if (numDeletedRows > 0n) return;
  }
  await transaction
    .updateTable('share')
    .set((it) => ({
      card_tries: it('card_tries', '+', 1),
      card_due: again ?? it.case().when('card_wanted', '=', wanted).then(null).else(it.ref('card_due')).end(),
    }))
    .where('id', '=', id)
    .execute();
}
