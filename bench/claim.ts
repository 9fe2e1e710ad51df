/**
 * Claiming what is due and recording that it was sent, each send on its own, and a tick with nothing to do:
 * `node bench/claim.ts`. PostgreSQL waits for its disk, as it does by default.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { openStore } from '../src/store/engines/open.ts';
import { startPostgres } from '../test/harness/postgres-server.ts';
import { median, print, section } from './report.ts';
import { drain } from './support/drain.ts';
import { bareStatements, DAY, fill, inPostgres, inSqlite, NOW, WORKSPACES } from './support/schedules.ts';
import { startWorker, type Worker } from './support/worker.ts';

const DUE = 100_000;
const TICKS = 400;
const perSecond = (count: number, since: number): number => (count / (performance.now() - since)) * 1000;
const rate = (value: number): string => `${Math.round(value).toLocaleString('en')}/s`;

const server = await startPostgres({ durable: true });

async function database(name: string, rows: number, each: number) {
  const url = Object.assign(new URL(server.url), { pathname: name }).href;
  const admin = new pg.Client({ connectionString: server.url });
  await admin.connect();
  await admin.query(`create database ${name}`);
  await admin.end();
  const store = await openStore({ kind: 'postgres', url });
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(fill(rows, each, inPostgres));
  await client.query('vacuum analyze schedule');
  return { url, store, client };
}

section(
  `Claim and record: 100,000 due of 1,000,000 people in ${WORKSPACES} workspaces on PostgreSQL, swept between turns`,
);
const large = await database('large', 1_000_000, DUE);
let day = 0;
let sent = 0;

/** As autovacuum has long done by the time a week is over: no turn reads what those before it left behind. */
async function sweep(): Promise<void> {
  for (const table of ['schedule', 'ledger']) await large.client.query(`vacuum ${table}`);
  await large.client.query('checkpoint');
}

/** Has everything that is due on the next day done, checks that it was, and returns the rate. */
async function run(workers: readonly Worker[]): Promise<number> {
  await sweep();
  const now = NOW + day++ * DAY;
  const began = performance.now();
  const done = await Promise.all(workers.map(({ work }) => work(now)));
  const figure = perSecond(DUE, began);
  sent += DUE;
  const { rows } = await large.client.query<{ count: string }>(
    `select count(*) from ledger where state = 'sent'`,
  );
  if (done.reduce((sum, one) => sum + one) !== DUE || Number(rows[0]?.count) !== sent) {
    throw new Error(`recorded ${done.join(' + ')}, ${rows[0]?.count} of ${sent} in the ledger`);
  }
  return figure;
}

const workers = await Promise.all(
  [1, 2].map(() => startWorker('claim', { kind: 'postgres', url: large.url })),
);
const alone: number[] = [];
const both: number[] = [];
for (let turn = 0; turn < 3; turn++) {
  alone.push(await run(workers.slice(0, 1)));
  both.push(await run(workers));
}
for (const { stop } of workers) stop();
await sweep();
const began = performance.now();
const bare = perSecond(await bareStatements(large.client, NOW + day++ * DAY, DUE / 5), began);
print('1 process, median of three', rate(median(alone)));
print('2 processes in turn with it, 0 twice, 0 lost, median', rate(median(both)));
print('the statements alone, bare, on one connection', rate(bare));
print('2 processes to bare', `${(median(both) / bare).toFixed(2)} ×`);

section('A tick with nothing due');
const small = await database('small', 1_000, 100);
const times: Record<'small' | 'large', number[]> = { small: [], large: [] };
await large.client.query('vacuum analyze schedule');
for (let tick = 0; tick < TICKS; tick++) {
  for (const [name, { store }] of Object.entries({ small, large }) as ['small' | 'large', typeof small][]) {
    const asked = performance.now();
    if ((await store.ledger.claimDue({ now: NOW - DAY, limit: 50, leaseMs: 60_000 })).length > 0)
      throw new Error('something was due');
    // The first ones warm the compiler and are not counted.
    if (tick >= 50) times[name].push(performance.now() - asked);
  }
}
print('of 1,000 people', `${median(times.small).toFixed(2)} ms`);
print('of 1,000,000 people', `${median(times.large).toFixed(2)} ms`);
print('1,000,000 to 1,000', `${(median(times.large) / median(times.small)).toFixed(2)} ×`);
for (const { store, client } of [small, large]) {
  await client.end();
  await store.close();
}
await server.stop();

section(`Claim and record: 10,000 due of 100,000 people in ${WORKSPACES} workspaces on SQLite, one process`);
const folder = mkdtempSync(join(tmpdir(), 'rung-bench-'));
const file = join(folder, 'rung.sqlite');
const store = await openStore({ kind: 'sqlite', file });
const direct = new DatabaseSync(file, { timeout: 5_000 });
direct.exec(fill(100_000, 10_000, inSqlite));
direct.close();
const rates: number[] = [];
for (let turn = 0; turn < 3; turn++) {
  const from = performance.now();
  if ((await drain(store, NOW + turn * DAY)) !== 10_000) throw new Error('not all were recorded');
  rates.push(perSecond(10_000, from));
}
await store.close();
rmSync(folder, { recursive: true });
print('0 twice, 0 lost, median of three', rate(median(rates)));
