import { Logger, run, runMigrations } from 'graphile-worker';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import type { Store } from '../../src/store/store.ts';
import { drain } from './drain.ts';
import { DAY, WORKSPACES } from './schedules.ts';

/** Sends that are found, put into a queue and taken out of it in one go: neither queue is faster with fewer. */
const BATCH = 500;
/** Jobs that graphile-worker has under way. */
const AT_ONCE = 100;
/** How many of pg-boss’s workers take jobs. */
const LANES = 2;
/** How long a pg-boss worker that finds nothing waits, in milliseconds. */
const IDLE = 5;

const SILENT = new Logger(() => () => undefined);

/** Something that sends go through, on a database of its own with Rung’s schedules. */
export interface Queue {
  /** Has everything that is due at `now` claimed, taken for sent and its schedule advanced by a week. */
  turn(now: number, due: number): Promise<void>;
  close(): Promise<void>;
}

/** Rung’s own: the due table is the queue, and a ledger says what became of each send. */
export const ownQueue = (store: Store): Queue => ({
  async turn(now, due) {
    const done = await drain(store, now, BATCH);
    if (done !== due) throw new Error(`${done} of ${due} were recorded`);
  },
  close: () => Promise.resolve(),
});

/** Finds a batch of a workspace that is due and advances it; what a queue keeps no other worker may do. */
const found = (workspace: number): string => `
  with due as (
    select recipient, kind, occurrence from schedule
    where platform = 'bench' and workspace = 'W${workspace}' and next_due <= $1
    order by next_due limit ${BATCH} for update skip locked
  ), advanced as (
    update schedule set next_due = next_due + ${7 * DAY}, silent = silent + 1 from due
    where schedule.recipient = due.recipient and schedule.kind = due.kind
    returning due.recipient, due.kind, due.occurrence, next_due
  )`;

/** Has batch after batch put into a queue, of one workspace after the other, until all that is due is. */
async function enqueueAll(due: number, batch: (workspace: number) => Promise<number>): Promise<void> {
  let enqueued = 0;
  for (let at = 0; enqueued < due; at = (at + 1) % WORKSPACES) enqueued += await batch(at);
}

/** graphile-worker with all that it has for speed. Its jobs are gone when they are done: nothing says what became of a send. */
export async function graphileWorker(url: string): Promise<Queue> {
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  const options = { pgPool: pool, noHandleSignals: true, logger: SILENT };
  await runMigrations(options);
  let done = 0;
  let all: (() => void) | undefined;
  let due = 0;
  const runner = await run({
    ...options,
    preset: { worker: { concurrentJobs: AT_ONCE, localQueue: { size: BATCH }, completeJobBatchDelay: 0 } },
    taskList: {
      send() {
        done += 1;
        if (done === due) all?.();
      },
    },
  });
  const enqueue = async (workspace: number, now: number): Promise<number> => {
    const { rows } = await pool.query<{ count: string }>({
      name: `enqueue ${workspace}`,
      text: `${found(workspace)} select count(*) from graphile_worker.add_jobs((select array_agg((
        'send', json_build_object('recipient', recipient, 'kind', kind, 'occurrence', occurrence), null, null, null,
        recipient || ' ' || kind || ' ' || next_due, null, null)::graphile_worker.job_spec) from advanced))`,
      values: [now],
    });
    return Number(rows[0]?.count);
  };
  return {
    async turn(now, count) {
      [done, due] = [0, count];
      const sent = new Promise<void>((resolve) => (all = resolve));
      await enqueueAll(count, (workspace) => enqueue(workspace, now));
      await sent;
    },
    async close() {
      await runner.stop();
      await pool.end();
    },
  };
}

/** pg-boss: a row of it says that a job was completed. */
export async function pgBoss(url: string): Promise<Queue> {
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  const boss = new PgBoss({ connectionString: url, supervise: false, schedule: false });
  await boss.start();
  await boss.createQueue('send');
  const enqueue = async (workspace: number, now: number): Promise<number> => {
    const client = await pool.connect();
    try {
      await client.query('begin');
      const { rows } = await client.query<object>(`${found(workspace)} select * from advanced`, [now]);
      const db = { executeSql: (text: string, values?: unknown[]) => client.query(text, values) };
      if (rows.length > 0)
        await boss.insert(
          'send',
          rows.map((data) => ({ data })),
          { db },
        );
      await client.query('commit');
      return rows.length;
    } finally {
      client.release();
    }
  };
  return {
    async turn(now, due) {
      let done = 0;
      const lane = async (): Promise<void> => {
        while (done < due) {
          const jobs = await boss.fetch('send', { batchSize: BATCH });
          if (jobs.length === 0) await new Promise((resolve) => setTimeout(resolve, IDLE));
          else
            await boss.complete(
              'send',
              jobs.map(({ id }) => id),
            );
          done += jobs.length;
        }
      };
      await Promise.all([
        enqueueAll(due, (workspace) => enqueue(workspace, now)),
        ...Array.from({ length: LANES }, lane),
      ]);
    },
    async close() {
      await boss.stop({ graceful: false });
      await pool.end();
    },
  };
}
