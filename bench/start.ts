import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median, print, section } from './report.ts';
import { FLAGS } from './support/flags.ts';

const RUNS = 7;
const MAIN = fileURLToPath(new URL('../src/start.mjs', import.meta.url));

/** Milliseconds from starting a process to its first answer on standard output. */
function firstAnswer(home: string): Promise<number> {
  const began = performance.now();
  const child = spawn(process.execPath, [...FLAGS, MAIN, 'start'], {
    env: { RUNG_HOME: home },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end('/salary senior london\n');
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.stdout.on('data', (chunk: Buffer) => {
      if (chunk.includes('£90K–£130K')) resolve(performance.now() - began);
    });
  });
}

section('Start: from a new process to its first answer, typed on standard input');
const home = mkdtempSync(join(tmpdir(), 'rung-bench-'));
print('the first time, with the database made', `${Math.round(await firstAnswer(home))} ms`);
const times: number[] = [];
for (let run = 0; run < RUNS; run++) times.push(await firstAnswer(home));
print('afterwards, median', `${Math.round(median(times))} ms`);
rmSync(home, { recursive: true });
