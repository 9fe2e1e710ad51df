import { sql, type RawBuilder } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../../src/store/engines/engine.ts';
import { progressQuery, selectProgress } from '../../../src/store/repositories/channel-progress.ts';
import { channel } from '../../harness/teams/shares.ts';
import { ELSEWHERE, ENGINES, HERE, settle } from '../../harness/fixtures/unit/store/tally.ts';

describe.each(ENGINES)(
  'given a crowd in other workspaces on $name',
  ({ prepare, explain, whole, engine: open }) => {
    let engine: Engine;
    let drop: () => Promise<void>;
    beforeAll(async () => {
      ({ engine, drop } = await open());
      await settle(engine, { people: ELSEWHERE, ticks: 10, workspace: `'X' || (i % 200)`, prefix: 'x' });
      await settle(engine, { people: HERE, ticks: 15, workspace: `'W1'`, prefix: 'w' });
      await sql`analyze`.execute(engine.db);
    }, 60_000);
    afterAll(async () => {
      await engine.db.destroy();
      await drop();
    });

    const planOf = (query: RawBuilder<unknown>): Promise<string> =>
      engine.db.transaction().execute(async (transaction) => {
        await prepare.execute(transaction);
        return JSON.stringify((await sql`${explain}${query}`.execute(transaction)).rows);
      });

    it('when a channel is tallied, then nobody is read but those who follow there', async () => {
      const [tally] = await selectProgress(engine.db, channel, 5);
      expect(tally?.followers).toHaveLength(HERE);
      expect(tally?.followers.every(({ recent }) => recent === 10)).toBe(true);
      expect(tally?.tasks).toHaveLength(15);
      expect(tally?.tasks.every(({ all, recent }) => all === HERE && [0, HERE].includes(recent))).toBe(true);
      expect(await planOf(progressQuery(channel, 5))).not.toMatch(whole);
    });

    it('when everybody’s ticks are read, then that is seen', async () => {
      expect(await planOf(sql`select count(*) from plan_task where done_at > 5`)).toMatch(whole);
    });
  },
);
