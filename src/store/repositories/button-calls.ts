import { setImmediate } from 'node:timers/promises';
import type { Transaction } from 'kysely';
import type { Access } from '../engines/database-access.ts';
import type { Owner } from '../schema/keys.ts';
import { BATCH, batches } from '../schema/rows.ts';
import type { Schema } from '../schema/schema.ts';
import { isKey, mustBeInstant, mustBeKeepable, mustBeKey } from '../schema/text.ts';
import type { EpochMs } from '../../time.ts';

/** An action too long for a platform's button, kept under a token derived from its content. */
export interface ButtonCall {
  readonly token: string;
  readonly call: string;
}

type Row = Schema['stored_action'];
const COLUMNS = ['platform', 'workspace', 'token'] as const;

/** ButtonCalls of buttons that may still be on somebody's screen. */
export class ButtonCalls {
  readonly #access: Access;

  constructor(access: Access) {
    this.#access = access;
  }

  /** Keeps actions under their tokens; a token already kept only has its time renewed. */
  async save(owner: Owner, actions: readonly ButtonCall[], at: EpochMs): Promise<void> {
    const rows = toRows(owner, actions, at);
    if (rows.length === 0) return this.#access.read(() => Promise.resolve());
    await this.#access.change((transaction) => insert(transaction, rows));
  }

  /** The action that `owner` has under a token; undefined where it is not kept any more. */
  async get({ platform, workspace }: Owner, token: string): Promise<string | undefined> {
    if (![platform, workspace, token].every(isKey)) return undefined;
    const row = await this.#access.read((db) =>
      db
        .selectFrom('stored_action')
        .select('call')
        .where((it) => it.and({ platform, workspace, token }))
        .executeTakeFirst(),
    );
    return row?.call;
  }

  /** Deletes actions last shown before `before` and returns how many. */
  async deleteBefore(before: EpochMs): Promise<number> {
    mustBeInstant('The time to delete before', before);
    return this.#access.changeInBatches(async (transaction) => {
      const { numDeletedRows } = await transaction
        .deleteFrom('stored_action')
        .where((row) => {
          const old = row
            .selectFrom('stored_action')
            .select(COLUMNS)
            .where('shown_at', '<', before)
            .orderBy('shown_at')
            .limit(BATCH);
          return row(row.refTuple(...COLUMNS), 'in', old.$asTuple(...COLUMNS));
        })
        // Asked again of the row itself: it may have been renewed between being chosen and being deleted.
        .where('shown_at', '<', before)
        .executeTakeFirstOrThrow();
      return Number(numDeletedRows);
    });
  }
}

/** One row a token, in the same order everywhere: transactions that lock rows in one order never wait in a circle. */
function toRows({ platform, workspace }: Owner, actions: readonly ButtonCall[], at: EpochMs): Row[] {
  mustBeKey('platform', platform);
  mustBeKey('workspace', workspace);
  mustBeInstant('The time of the actions', at);
  const byToken = new Map<string, Row>();
  for (const { token, call } of actions) {
    mustBeKey('token', token);
    mustBeKeepable('call', call);
    if (!byToken.has(token)) byToken.set(token, { platform, workspace, token, call, shown_at: at });
  }
  return [...byToken.values()].sort((one, other) => (one.token < other.token ? -1 : 1));
}

async function insert(transaction: Transaction<Schema>, rows: readonly Row[]): Promise<void> {
  for (const batch of batches(rows)) {
    await transaction
      .insertInto('stored_action')
      .values(batch)
      .onConflict((conflict) =>
        conflict
          .columns(COLUMNS)
          .doUpdateSet((row) => ({ shown_at: row.ref('excluded.shown_at') }))
          .whereRef('stored_action.shown_at', '<', 'excluded.shown_at'),
      )
      .execute();
    if (batch.length === BATCH) await setImmediate();
  }
}
