import { randomInt } from 'node:crypto';
import { relative } from 'node:path';
import fc from 'fast-check';
import { afterEach } from 'vitest';

const PROJECT = new URL('../../', import.meta.url).pathname;

/** What everything random in this file begins from: another each run, or the one of a run that failed. */
export const SEED = Number(process.env['SEED'] ?? randomInt(2 ** 31 - 1));

fc.configureGlobal({ seed: SEED });

afterEach(({ task }) => {
  if (task.result?.state !== 'fail') return;
  const file = relative(PROJECT, task.file.filepath);
  process.stderr.write(`\nRandom from seed ${SEED}. Once more: SEED=${SEED} npx vitest run ${file}\n`);
});

export { fc };
