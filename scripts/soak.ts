/**
 * A simulated year of people with plans on both platforms, by seed: `npm run soak -- --people 100000 --weeks 52 --seed 1`,
 * on the embedded database, or with `--postgres` on a server of its own. A Rung keeps one processor busy: there is one a
 * processor, each with a database of its own and its share of the people, unless `--houses 1` says that one has them all.
 * Embedded databases lie in memory where there is room, or in the folder that `--folder` names: no power is cut, so that
 * nothing is learned by waiting for a disk.
 */
import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startPostgres } from '../test/harness/postgres-server.ts';
import { countsOf, soakHouses, type HouseOptions } from '../test/harness/soak/houses.ts';
import type { SoakReport } from '../test/harness/soak/report.ts';

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '100000' },
    weeks: { type: 'string', default: '52' },
    seed: { type: 'string', default: '1' },
    houses: { type: 'string' },
    folder: { type: 'string' },
    postgres: { type: 'boolean', default: false },
  },
});
const [people, weeks] = [Number(values.people), Number(values.weeks)];
const houses = values.postgres ? 1 : Number(values.houses ?? availableParallelism());
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const began = performance.now();

const told = new Set<string>();
function progress(week: number, reports: readonly SoakReport[]): void {
  const { messages = 0, lines = 0, violations = 0 } = countsOf(reports);
  const minutes = (performance.now() - began) / 60_000;
  const left = (minutes / week) * (weeks - week);
  const heaps = reports.map(({ heaps: of }) => ((of.at(-1) ?? 0) / 1e6).toFixed(1)).join(' and ');
  say(
    `week ${week} of ${weeks}, after ${minutes.toFixed(1)} min, ${left.toFixed(0)} min left: ${messages} messages, ${lines} lines, ${violations} violations, ${heaps} MB`,
  );
  tell(reports);
}

/** Says what was against the rules, each once. */
function tell(reports: readonly SoakReport[]): void {
  for (const what of reports.flatMap(({ violations, bugs }) => [...violations, ...bugs])) {
    if (!told.has(what)) say(`AGAINST THE RULES: ${what}`);
    told.add(what);
  }
}

/** The system's folder in memory, where it has one with room for so many people, in bytes each; else that for what is short-lived. */
const MEMORY = '/dev/shm';
const BYTES_EACH = 20_000;
function roomiest(): string {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize > people * BYTES_EACH ? MEMORY : tmpdir();
  } catch {
    return tmpdir();
  }
}

const folder = mkdtempSync(join(values.folder ?? roomiest(), 'rung-soak-'));
const server = values.postgres ? await startPostgres({ durable: true }) : undefined;
const all = Array.from({ length: houses }, (_, place): HouseOptions => ({
  location: server
    ? { kind: 'postgres', url: server.url }
    : { kind: 'sqlite', file: join(folder, `rung-${place + 1}.sqlite`) },
  ...{ people: Math.ceil(people / houses), weeks, seed: Number(values.seed) + place },
}));
say(`${people} people in ${houses} houses, ${weeks} weeks, seed ${values.seed}, in ${server?.url ?? folder}`);
const reports = await soakHouses(all, progress);
await server?.stop();
rmSync(folder, { recursive: true, force: true });

for (const [what, count] of Object.entries(countsOf(reports))) say(`${what}: ${count}`);
for (const { heaps, rows } of reports) {
  say(`memory after the first week and at the end: ${ends(heaps.map((one) => one / 1e6))} MB`);
  say(`rows of the ledger at the end: ${rows.at(-1)?.['ledger'] ?? 0}`);
}
tell(reports);
process.exitCode = told.size === 0 ? 0 : 1;

function ends(of: readonly number[]): string {
  return [of[0], of.at(-1)].map((one = 0) => one.toFixed(1)).join(' → ');
}
