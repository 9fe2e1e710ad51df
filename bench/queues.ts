/**
 * The same work through Rung’s due table and through two queues for PostgreSQL: find who is due, claim, take for sent,
 * advance by a week; in turns on one server that waits for its disk, one process each: `node bench/queues.ts`.
 */
import pg from 'pg';
import { openStore } from '../src/store/engines/open.ts';
import { startPostgres } from '../test/harness/postgres-server.ts';
import { median, print, section } from './report.ts';
import { graphileWorker, ownQueue, pgBoss, type Queue } from './support/queues.ts';
import { DAY, fill, inPostgres, NOW } from './support/schedules.ts';

const DUE = 20_000;
const TURNS = 5;

const server = await startPostgres({ durable: true });

/** A database of its own with as many people due on each day as a turn takes. */
async function database(name: string) {
  const url = Object.assign(new URL(server.url), { pathname: name }).href;
  const admin = new pg.Client({ connectionString: server.url });
  await admin.connect();
  await admin.query(`create database ${name}`);
  await admin.end();
  const store = await openStore({ kind: 'postgres', url });
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(fill(DUE * (TURNS + 1), DUE, inPostgres));
  return { url, store, client };
}

const rung = await database('rung');
const graphile = await database('graphile');
const boss = await database('boss');
const queues: readonly (readonly [string, Awaited<ReturnType<typeof database>>, Queue])[] = [
  ['Rung', rung, ownQueue(rung.store)],
  ['graphile-worker, which keeps no outcome', graphile, await graphileWorker(graphile.url)],
  ['pg-boss', boss, await pgBoss(boss.url)],
];

/** How many a second go through a queue; as autovacuum has it by the time a week is over. */
async function rateOf(queue: Queue, client: pg.Client, now: number): Promise<number> {
  await client.query('vacuum analyze');
  await client.query('checkpoint');
  const began = performance.now();
  await queue.turn(now, DUE);
  return (DUE / (performance.now() - began)) * 1_000;
}

const turns: number[][] = [];
for (let turn = 0; turn <= TURNS; turn++) {
  const rates: number[] = [];
  for (const [, { client }, queue] of queues) rates.push(await rateOf(queue, client, NOW + turn * DAY));
  // The first warms the compiler and is not counted.
  if (turn > 0) turns.push(rates);
}

section(`Find, claim, record and advance, ${DUE.toLocaleString('en')} due, median of ${TURNS} turns`);
for (const [at, [name]] of queues.entries()) {
  const rate = median(turns.map((rates) => rates[at] ?? 0));
  const ratio = median(turns.map((rates) => (rates[0] ?? 0) / (rates[at] ?? 1)));
  print(
    name,
    `${Math.round(rate).toLocaleString('en')}/s${at > 0 ? `, Rung to it ${ratio.toFixed(2)} ×` : ''}`,
  );
}
for (const [, { store, client }, queue] of queues) {
  await queue.close();
  await client.end();
  await store.close();
}
await server.stop();
