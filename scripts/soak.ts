/**
 * A simulated year of people with plans on both platforms, by seed: `npm run soak -- --people 100000 --weeks 52 --seed 1`,
 * on the embedded database, or with `--postgres` on a server of its own. The embedded one lies in memory where there is room,
 * or in the folder that `--folder` names: no power is cut, so that nothing is learned by waiting for a disk.
 */
import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { StoreLocation } from '../src/store/engines/open.ts';
import { startPostgres } from '../test/harness/postgres-server.ts';
import { randomOf } from '../test/harness/scheduling/nudge-drill.ts';
import type { SoakReport } from '../test/harness/soak/report.ts';
import { soak } from '../test/harness/soak/year.ts';

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '100000' },
    weeks: { type: 'string', default: '52' },
    seed: { type: 'string', default: '1' },
    folder: { type: 'string' },
    postgres: { type: 'boolean', default: false },
  },
});
const [people, weeks] = [Number(values.people), Number(values.weeks)];
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const began = performance.now();

let told = 0;
function progress(week: number, { counts, heaps, violations: found }: SoakReport): void {
  const { messages = 0, lines = 0, violations = 0 } = counts;
  const minutes = (performance.now() - began) / 60_000;
  const left = (minutes / week) * (weeks - week);
  const heap = ((heaps.at(-1) ?? 0) / 1e6).toFixed(1);
  say(
    `week ${week} of ${weeks}, after ${minutes.toFixed(1)} min, ${left.toFixed(0)} min left: ${messages} messages, ${lines} lines, ${violations} violations, ${heap} MB`,
  );
  for (const what of found.slice(told)) say(`AGAINST THE RULES: ${what}`);
  told = found.length;
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
const location: StoreLocation = server
  ? { kind: 'postgres', url: server.url }
  : { kind: 'sqlite', file: join(folder, 'rung.sqlite') };
say(`${values.people} people, ${values.weeks} weeks, seed ${values.seed}, ${location.kind} in ${folder}`);
const report = await soak({ location, people, weeks, random: randomOf(Number(values.seed)), progress });
await server?.stop();
rmSync(folder, { recursive: true, force: true });

for (const [what, count] of Object.entries(report.counts)) say(`${what}: ${count}`);
say(`memory after the first week and at the end: ${ends(report.heaps.map((one) => one / 1e6))} MB`);
say(`rows of the ledger at the end: ${report.rows.at(-1)?.['ledger'] ?? 0}`);
for (const what of [...report.violations.slice(told), ...report.bugs]) say(`AGAINST THE RULES: ${what}`);
process.exitCode = report.violations.length + report.bugs.length === 0 ? 0 : 1;

function ends(all: readonly number[]): string {
  return [all[0], all.at(-1)].map((one = 0) => one.toFixed(1)).join(' → ');
}
