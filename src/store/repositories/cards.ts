import type { ExpressionBuilder, Transaction } from 'kysely';
import type { Access } from '../engines/database-access.ts';
import { isPaused } from '../schema/paused.ts';
import { BATCH } from '../schema/rows.ts';
import type { Schema } from '../schema/schema.ts';
import { CHANNEL_ROADMAP_COLUMNS, toChannelRoadmap } from '../schema/team-rows.ts';
import { isKey, mustBeCount, mustBeInstant, toJson } from '../schema/text.ts';
import type { EpochMs } from '../../time.ts';
import type { Card } from '../types/channel-roadmap.ts';

/** Which cards are asked for, and for how long they are the caller's alone. */
export interface CardRequest {
  readonly now: EpochMs;
  readonly limit: number;
  /** In milliseconds. */
  readonly leaseMs: number;
  /** The channel's roadmaps whose cards are asked for; left out, all. */
  readonly ids?: readonly string[] | undefined;
}

/** The messages of channels' roadmaps that do not show what they are to. */
export class Cards {
  readonly #access: Access;

  constructor(access: Access) {
    this.#access = access;
  }

  /**
   * Claims cards that do not show what they are to: those that have waited longest, none in a paused workspace. What
   * changes about one meanwhile does not end that: it is due again once the caller is done, or the time has run out.
   */
  async claimDue(request: CardRequest): Promise<readonly Card[]> {
    const { locksRows } = this.#access.engine;
    return this.#access.change((transaction) => claim(transaction, { ...request, locksRows }));
  }

  /** The card shows what was `wanted`; one that was withdrawn is gone. What changed meanwhile stays due. */
  async recordShown(card: Card, message: unknown, at: EpochMs): Promise<void> {
    return this.#access.change((transaction) => writeShown(transaction, card, message, at));
  }

  /**
   * It did not arrive, or `mayBeThere` where that is not known: it is tried again at `again`, or never where that is
   * undefined.
   */
  async recordFailed(card: Card, again: EpochMs | undefined, mayBeThere = false): Promise<void> {
    return this.#access.change((transaction) => writeFailed(transaction, card, { again, mayBeThere }));
  }
}

/**
 * The columns of a card that is to show something else from now on. One that somebody is at already is not due before
 * they are done with it: it would be posted twice.
 */
export const changedCard = (it: ExpressionBuilder<Schema, 'channel_roadmap'>, at: EpochMs) => ({
  card_wanted: it('card_wanted', '+', 1),
  card_due: it.fn.coalesce('card_due', it.val(at)),
});

/** Takes cards that are due, each for one caller alone until its lease ends. */
async function claim(
  transaction: Transaction<Schema>,
  { now, limit, leaseMs, ids: asked, locksRows }: CardRequest & { readonly locksRows: boolean },
): Promise<readonly Card[]> {
  mustBeInstant('The time of the claim', now);
  mustBeInstant('The end of the lease', now + leaseMs);
  mustBeCount('limit', limit);
  const ids = asked?.filter(isKey);
  if (limit === 0 || ids?.length === 0) return [];
  const rows = await transaction
    .with('chosen', (db) =>
      db
        .selectFrom('channel_roadmap')
        .select('id')
        .where('card_due', '<=', now)
        .where((it) => it.not(isPaused('channel_roadmap')))
        .$if(ids !== undefined, (query) => query.where('id', 'in', ids ?? []))
        .orderBy('card_due')
        .limit(Math.min(limit, BATCH))
        .$if(locksRows, (query) => query.forUpdate().skipLocked()),
    )
    .updateTable('channel_roadmap')
    .from('chosen')
    .set({ card_due: now + leaseMs })
    .whereRef('channel_roadmap.id', '=', 'chosen.id')
    .returning([
      ...CHANNEL_ROADMAP_COLUMNS,
      ...([
        'channel_roadmap.state',
        'channel_roadmap.withdrawn_by',
        'channel_roadmap.card_message',
        'channel_roadmap.card_wanted',
      ] as const),
      'channel_roadmap.card_tries',
      'channel_roadmap.card_unsure',
    ])
    .execute();
  return rows.map(
    ({ state, withdrawn_by, card_message, card_wanted, card_tries, card_unsure, ...row }): Card => ({
      channelRoadmap: toChannelRoadmap(row),
      isWithdrawn: state === 'withdrawn',
      withdrawnBy: withdrawn_by ?? undefined,
      message: card_message === null ? undefined : (JSON.parse(card_message) as unknown),
      wanted: card_wanted,
      tries: card_tries,
      unsure: card_unsure,
    }),
  );
}

/** Writes down that a card shows what was wanted. One that was taken back has done all it was for. */
async function writeShown(
  transaction: Transaction<Schema>,
  { channelRoadmap: { id }, wanted }: Card,
  message: unknown,
  at: EpochMs,
): Promise<void> {
  mustBeInstant('The time of the card', at);
  const card = await transaction
    .updateTable('channel_roadmap')
    .set((it) => ({
      ...(message !== undefined && { card_message: toJson('message', message) }),
      card_tries: 0,
      card_unsure: 0,
      // A change made while it was being posted leaves it due.
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
    await transaction.deleteFrom('channel_roadmap').where('id', '=', id).execute();
}

/**
 * Writes down that a card did not arrive. One that is given up though something else is to be seen by now is tried with
 * that, once its lease ends.
 */
async function writeFailed(
  transaction: Transaction<Schema>,
  { channelRoadmap: { id }, wanted }: Card,
  { again, mayBeThere }: { readonly again: EpochMs | undefined; readonly mayBeThere: boolean },
): Promise<void> {
  mustBeInstant('The time of the next try', again ?? 0);
  if (again === undefined) {
    const { numDeletedRows } = await transaction
      .deleteFrom('channel_roadmap')
      .where((it) => it.and({ id, state: 'withdrawn', card_wanted: wanted }))
      .executeTakeFirstOrThrow();
    if (numDeletedRows > 0n) return;
  }
  await transaction
    .updateTable('channel_roadmap')
    .set((it) => ({
      card_tries: it('card_tries', '+', 1),
      ...(mayBeThere && { card_unsure: it('card_unsure', '+', 1) }),
      card_due: again ?? it.case().when('card_wanted', '=', wanted).then(null).else(it.ref('card_due')).end(),
    }))
    .where('id', '=', id)
    .execute();
}
