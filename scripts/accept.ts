import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** Renews the documents that are made of the code, and the snapshots that tests hold, by running the tests that do. */
const SNAPSHOT = /toMatch(?:File|Inline)?Snapshot\(/;

const holding = readdirSync('test', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => `test/${file.replaceAll('\\', '/')}`)
  .filter((file) => SNAPSHOT.test(readFileSync(file, 'utf8')));

const run = (command: string, args: readonly string[]): number =>
  spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' }).status ?? 1;

// CI refuses to write a snapshot; whoever runs this means to.
process.env['CI'] = '';
const failed = run('vitest', ['run', '--update=all', ...holding]);
process.exitCode = run('oxfmt', holding) || failed;
