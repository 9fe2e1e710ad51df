import { afterAll, beforeAll, describe, it } from 'vitest';
import { openApp } from '../harness/app.ts';
import { SHARED_ENGINES } from '../harness/engines.ts';
import { SEED } from '../harness/property.ts';
import { randomOf } from '../harness/scheduling/nudge-drill.ts';
import { NOW, STATES } from '../harness/teams/at-once.ts';
import {
  doAtOnce,
  FULL,
  openProcesses,
  PAIRS,
  TRIES,
  TRIPLES,
  type Processes,
} from '../harness/fixtures/faults/together.ts';

const reference = await openApp({ now: NOW });
afterAll(() => reference.close());

describe.each(SHARED_ENGINES)('given two processes on one database on %s', (engine) => {
  let processes: Processes;
  beforeAll(async () => {
    processes = await openProcesses(engine, randomOf(SEED), reference);
  });
  afterAll(() => processes.close());

  it.each(STATES)(
    'when two do anything at once where it is %s, then it ends as if one had waited for the other',
    async (state) => {
      for (let at = 0; at < TRIES; at++)
        for (const pair of PAIRS) await doAtOnce(processes, state, pair, at % 2 === 1);
    },
    1_800_000,
  );

  it.each(TRIPLES.map((names) => ({ names })))(
    'when $names are done at once, then it ends as if each had waited for the others',
    async ({ names }) => {
      for (let at = 0; at < 2 * TRIES; at++)
        for (const state of FULL ? STATES : (['followed'] as const))
          await doAtOnce(processes, state, names, at % 2 === 1);
    },
    1_800_000,
  );
});
