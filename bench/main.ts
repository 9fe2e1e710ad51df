import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const NOT_A_BENCHMARK = new Set(['main.ts', 'report.ts']);
const [only] = process.argv.slice(2);
const files = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && !NOT_A_BENCHMARK.has(file))
  .filter((file) => only === undefined || file === `${only}.ts`)
  .sort();
if (files.length === 0) {
  process.stderr.write(`there is no benchmark ${only ?? ''}\n`);
  process.exit(2);
}

/** Each in a process of its own, so that none warms or crowds another. */
for (const [at, file] of files.entries()) {
  process.stdout.write(`\n[${at + 1}/${files.length}] bench/${file}\n`);
  const { status } = spawnSync(process.execPath, [join(import.meta.dirname, file)], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
