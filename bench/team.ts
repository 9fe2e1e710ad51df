/**
 * How a channel of 500 people gets on, asked for by `/roadmap team` and composed as its digest, beside 10 and beside
 * 10,000 other workspaces, on both engines: `node bench/team.ts`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import type { Invocation } from '../src/core/declare/invocation.ts';
import { createTeamRoadmaps } from '../src/features/teams/team-roadmaps.ts';
import { channelDigest } from '../src/scheduling/kinds/channel-digest.ts';
import { startPostgres } from '../test/harness/postgres-server.ts';
import { seriesOfPostgres, seriesOfSqlite } from '../test/harness/teams/teams.ts';
import { median, print, section } from './report.ts';
import { asked, openCore } from './support/core.ts';
import { ADA, CHANNEL, digestDue, fillTeams, PEOPLE, ROADMAPS } from './support/teams.ts';

const OTHERS = { few: 10, many: 10_000 } as const;
type Size = keyof typeof OTHERS;
const RUNS = 8;
const TIMES = 50;
const NOW = Date.now();

/** What is measured in one database. */
interface World {
  readonly team: () => Promise<void>;
  readonly digest: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** The ways of a database that is full. */
function worldOf({ core, store, data }: Awaited<ReturnType<typeof openCore>>): World {
  const own = createTeamRoadmaps(data);
  const { platform, workspace, channel } = CHANNEL;
  const invocation: Invocation = {
    ...asked('/roadmap team'),
    actor: { platform, workspace, id: ADA.person, name: 'Ada' },
    venue: { platform, workspace, channel, direct: false },
  };
  const mustSay = (summary: string | undefined): void => {
    if (summary === undefined || !/^Team progress · [\d,]+ tasks/u.test(summary))
      throw new Error(summary ?? 'no reply');
  };
  return {
    team: async () => mustSay((await core.invoke(invocation)).reply.summary),
    async digest() {
      const dataOf = () => own.datasetFor(store.teamRoadmaps, { owner: CHANNEL, person: undefined });
      const moment = { next: { at: NOW, occurrence: '2026-01-12' }, late: false, off: undefined, now: NOW };
      const composed = await channelDigest({ ...store, dataOf }).compose(digestDue(NOW), moment);
      mustSay('reply' in composed ? composed.reply.summary : composed.nothing);
    },
    close: () => store.close(),
  };
}

const folder = mkdtempSync(join(tmpdir(), 'rung-bench-'));
async function inSqlite(size: Size): Promise<World> {
  const file = join(folder, `${size}.sqlite`);
  const core = await openCore({ kind: 'sqlite', file });
  const direct = new DatabaseSync(file, { timeout: 5_000 });
  const run = (statement: string): Promise<void> => {
    direct.exec(statement);
    return Promise.resolve();
  };
  await fillTeams(core.store, OTHERS[size], { series: seriesOfSqlite, run, at: NOW });
  direct.close();
  return worldOf(core);
}

const server = await startPostgres({ durable: true });
async function inPostgres(size: Size): Promise<World> {
  const url = Object.assign(new URL(server.url), { pathname: size }).href;
  const admin = new pg.Client({ connectionString: server.url });
  await admin.connect();
  await admin.query(`create database ${size}`);
  await admin.end();
  const core = await openCore({ kind: 'postgres', url });
  const direct = new pg.Client({ connectionString: url });
  await direct.connect();
  const run = (statement: string) => direct.query(statement);
  await fillTeams(core.store, OTHERS[size], { series: seriesOfPostgres, run, at: NOW });
  await direct.query('vacuum analyze');
  await direct.end();
  return worldOf(core);
}

/** Milliseconds of each, in turn in each world; the first turns warm the compiler and the caches and are not counted. */
async function measured(worlds: Readonly<Record<Size, World>>, what: 'team' | 'digest') {
  const times: Record<Size, number[]> = { few: [], many: [] };
  for (let run = 0; run <= RUNS; run++) {
    for (const size of ['few', 'many'] as const) {
      for (let time = 0; time < TIMES; time++) {
        const began = performance.now();
        await worlds[size][what]();
        if (run > 0) times[size].push(performance.now() - began);
      }
    }
  }
  return times;
}

const milliseconds = (value: number): string => `${value.toFixed(1)} ms`;
const percentile = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.ceil(values.length * 0.99) - 1] ?? NaN;

section(
  `A channel of ${PEOPLE} people in a workspace of ${ROADMAPS} shared roadmaps, beside 10 and 10,000 other workspaces`,
);
for (const [engine, open] of Object.entries({ SQLite: inSqlite, PostgreSQL: inPostgres })) {
  const worlds = { few: await open('few'), many: await open('many') };
  for (const [what, name] of [
    ['team', '/roadmap team'],
    ['digest', 'its digest'],
  ] as const) {
    const { few, many } = await measured(worlds, what);
    const both = (values: readonly number[]): string =>
      `${milliseconds(median(values))}, p99 ${milliseconds(percentile(values))}`;
    print(`${engine}, ${name}, beside 10`, both(few));
    print(`${engine}, ${name}, beside 10,000`, both(many));
    print(`${engine}, ${name}, 10,000 to 10`, `${(median(many) / median(few)).toFixed(2)} ×`);
  }
  await worlds.few.close();
  await worlds.many.close();
}
await server.stop();
rmSync(folder, { recursive: true });
