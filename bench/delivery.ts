/**
 * The whole delivery, claim, words, send and record of each: with a sender that answers at once, and against a limiter of
 * 50 a second; and how long an answer takes while 100,000 go out of the same process: `node bench/delivery.ts`.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { PROACTIVE } from '../src/adapters/discord/render/limits.ts';
import { createRateLimiter } from '../src/adapters/shared/rate-limiter.ts';
import { deliverDue } from '../src/scheduling/worker/deliver.ts';
import type { StoreLocation } from '../src/store/engines/open.ts';
import { startPostgres } from '../test/harness/postgres-server.ts';
import { median, print, section } from './report.ts';
import { openCore } from './support/core.ts';
import { FLAGS } from './support/flags.ts';
import { DAY, fill, inPostgres, NOW, PLANS } from './support/schedules.ts';
import { fillSqlite, sending, sent } from './support/sending.ts';
import { startWorker } from './support/worker.ts';

const PEOPLE = 10_000;
/** Beside whom answers are timed. */
const MANY = 100_000;
/** Sends are spread over the seconds of their minute. */
const MINUTE = 60_000;
const LIMITED = 500;
const LIMIT = 50;
const SECONDS = 4;
const perSecond = (count: number, since: number): number => (count / (performance.now() - since)) * 1000;

/** Has everybody written to who is due on each of three days, and gives the middle rate. */
async function atOnce(location: StoreLocation, prepare: () => void): Promise<number> {
  const { store, data } = await openCore(location);
  prepare();
  const rates: number[] = [];
  for (let week = 0; week < 3; week += 1) {
    const began = performance.now();
    const claimed = await deliverDue(sending({ store, data, now: () => NOW + week * 7 * DAY + MINUTE }));
    if (claimed !== PEOPLE) throw new Error(`${claimed} of ${PEOPLE} were written to`);
    rates.push(perSecond(PEOPLE, began));
  }
  await store.close();
  return median(rates);
}

/** How many a second get through a limiter that each request has to pass. */
async function limited(location: StoreLocation, prepare: () => void): Promise<number> {
  const { store, data } = await openCore(location);
  prepare();
  const pace = createRateLimiter({ most: LIMIT, interval: 1_000, spread: true });
  const { signal } = new AbortController();
  const times: number[] = [];
  const send = () => {
    const said = pace.run(sent, signal);
    void said.then(() => times.push(performance.now()));
    return said;
  };
  // A pace keeps no process running, and nothing else does here: Rung has its connections.
  const awake = setInterval(() => undefined, 1_000);
  await deliverDue(sending({ store, data, send }));
  clearInterval(awake);
  await store.close();
  return perSecondOf(times);
}

/** Between the first and the last. */
const perSecondOf = (times: readonly number[]): number =>
  ((times.length - 1) / ((times.at(-1) ?? 0) - (times[0] ?? 0))) * 1000;

const folder = mkdtempSync(join(tmpdir(), 'rung-bench-'));
const sqlite = (name: string) => {
  const file = join(folder, name);
  return [{ kind: 'sqlite', file } as const, file] as const;
};
const rate = (value: number): string => `${Math.round(value).toLocaleString('en')}/s`;

section(`The whole delivery to ${PEOPLE.toLocaleString('en')} people, with a sender that answers at once`);
const [location, file] = sqlite('once.sqlite');
print('SQLite, median of three', rate(await atOnce(location, () => fillSqlite(file, PEOPLE))));
const server = await startPostgres({ durable: true });
const PROCESSES = [1, 2, 4];
const workers = await Promise.all(
  Array.from({ length: Math.max(...PROCESSES) }, () =>
    startWorker('delivery', { kind: 'postgres', url: server.url }),
  ),
);
const client = new pg.Client({ connectionString: server.url });
await client.connect();
await client.query(fill(PEOPLE, PEOPLE, inPostgres));
await client.query(PLANS);
const rates = new Map(PROCESSES.map((count) => [count, [] as number[]]));
for (let week = 0; week < 4 * PROCESSES.length; week += 1) {
  // As if everybody had given a sign of life, and as autovacuum has it by the time a week is over.
  await client.query('update schedule set silent = 0');
  await client.query('vacuum analyze');
  const count = PROCESSES[week % PROCESSES.length] ?? 1;
  const began = performance.now();
  const claimed = await Promise.all(
    workers.slice(0, count).map(({ work }) => work(NOW + week * 7 * DAY + MINUTE)),
  );
  const all = claimed.reduce((sum, one) => sum + one);
  if (all !== PEOPLE) throw new Error(`${all} of ${PEOPLE} were written to`);
  // The first of each warms the compiler and is not counted.
  if (week >= PROCESSES.length) rates.get(count)?.push(perSecond(PEOPLE, began));
}
for (const { stop } of workers) stop();
await client.end();
const alone = rates.get(1) ?? [];
for (const [count, each] of rates) {
  print(`PostgreSQL, ${count} in turn with the others, median of three`, rate(median(each)));
  if (count > 1)
    print(`${count} to one, median`, `${median(each.map((one, at) => one / (alone[at] ?? 1))).toFixed(2)} ×`);
}
await server.stop();

section(`The whole delivery to ${LIMITED} people against a limiter of ${LIMIT}/s`);
const [slow, slowFile] = sqlite('limited.sqlite');
const through = await limited(slow, () => fillSqlite(slowFile, LIMITED));
print('SQLite', `${through.toFixed(1)}/s`);
print('to the limit', `${((through / LIMIT) * 100).toFixed(1)} %`);
rmSync(folder, { recursive: true });

section(
  `Answers over HTTP while ${MANY.toLocaleString('en')} nudges go out of the same process, 4 asked at once`,
);
const part = (name: string): string => new URL(`./support/slack-${name}.ts`, import.meta.url).pathname;
const load = fork(part('load'), ['4', String(SECONDS)]);
const [own] = (await once(load, 'message')) as [number];
const rung = fork(part('rung'), [String(own)], { execArgv: [...FLAGS] });
const [port] = (await once(rung, 'message')) as [number];
const measure = async (): Promise<{ rate: number; p50: number; p99: number }> => {
  load.send(port);
  const [measured] = (await once(load, 'message')) as [{ rate: number; p50: number; p99: number }];
  return measured;
};
const report = (what: string, { rate: answers, p50, p99 }: Awaited<ReturnType<typeof measure>>): void =>
  print(what, `${rate(answers)}, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`);
rung.send({ kind: 'fill', people: MANY });
await measure();
const idle = await measure();
report('answers, with none going out', idle);
for (const limit of [PROACTIVE.requests.most, undefined]) {
  const over = once(rung, 'message') as Promise<[{ count: number; ms: number }]>;
  rung.send({ kind: 'nudge', ...(limit !== undefined && { limit }) });
  const busy = await measure();
  rung.send({ kind: 'stop' });
  const [{ count, ms }] = await over;
  print(
    limit === undefined ? 'nudges, as fast as they can' : 'nudges, at Discord’s pace',
    rate((count / ms) * 1000),
  );
  report('answers meanwhile', busy);
  print('their 99th percentile, to with none', `${(busy.p99 / idle.p99).toFixed(2)} ×`);
}
for (const child of [load, rung]) child.kill();
