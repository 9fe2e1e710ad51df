import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Core } from '../../src/core/run/core.ts';
import { openStore } from '../../src/store/engines/open.ts';
import type { Store } from '../../src/store/store.ts';
import { SEED } from '../harness/property.ts';
import { openApp } from '../harness/app.ts';
import { watched } from '../harness/watch.ts';
import { randomOf } from '../harness/scheduling/nudge-drill.ts';
import { emptyDatabase, SHARED_ENGINES, type EmptyDatabase } from '../harness/engines.ts';
import {
  anywhere,
  invocationOf,
  leftIn,
  NOW,
  prepare,
  slowStore,
  STATES,
  wordsOf,
  type State,
} from '../harness/teams/at-once.ts';
import {
  FULL,
  TRIES,
  SLOWEST,
  PAIRS,
  TRIPLES,
  type Done,
  doneBy,
  orders,
  profileOf,
} from '../harness/fixtures/faults/together.ts';

const { core: plain, store: reference } = await openApp({ now: NOW });
afterAll(() => reference.close());
let workspaces = 0;
const fresh = (): string => `w${++workspaces}w`;

/** What comes of it where one waits for the other, in each order. */
const sequential = new Map<string, Promise<readonly string[]>>();
const inTurn = (state: State, names: readonly string[]): Promise<readonly string[]> => {
  const name = [state, ...names].join();
  const known =
    sequential.get(name) ??
    Promise.all(orders(doneBy(names)).map((order) => inOrder(state, order, doneBy(names))));
  sequential.set(name, known);
  return known;
};
async function inOrder(state: State, order: readonly Done[], all: readonly Done[]): Promise<string> {
  const workspace = fresh();
  await prepare(plain, reference, workspace, state);
  const said = new Map<Done['who'], string | undefined>();
  for (const { who, deed } of order) {
    const answer = await plain.handleOnce(invocationOf(workspace, who, deed), { profile: profileOf(who) });
    said.set(who, wordsOf(answer, plain));
  }
  return anywhere(workspace, [all.map(({ who }) => said.get(who)), await leftIn(reference, workspace)]);
}

describe.each(SHARED_ENGINES)('given two processes on one database on %s', (engine) => {
  let bugs: readonly unknown[] = [];
  let database: EmptyDatabase | undefined;
  let stores: readonly Store[] = [];
  let cores: readonly Core[] = [];
  const random = randomOf(SEED);
  beforeAll(async () => {
    database = await emptyDatabase(engine);
    const telemetry = watched();
    stores = [await openStore(database.location), await openStore(database.location)];
    const slow = stores.map((store) => slowStore(store, () => random(SLOWEST)));
    const apps = slow.map((store) => openApp({ store, now: NOW, telemetry }));
    cores = (await Promise.all(apps)).map(({ core }) => core);
    ({ bugs } = telemetry);
  });
  afterAll(async () => {
    for (const store of stores) await store.close();
    await database?.remove();
  });

  async function atOnce(state: State, names: readonly string[], isWarm: boolean): Promise<void> {
    const [store, core] = [stores[0], cores[0]];
    if (!store || !core) throw new Error('there is no store');
    const workspace = fresh();
    await prepare(core, store, workspace, state);
    const deeds = doneBy(names).map(({ who, deed }) => ({
      who,
      invocation: invocationOf(workspace, who, deed),
    }));
    // Roadmaps that a process has read before are not read again.
    const list = { path: ['roadmap', 'list'], fields: {} };
    if (isWarm) for (const one of cores) await one.invoke(invocationOf(workspace, 'ann', list));
    const answers = await Promise.all(
      deeds.map(async ({ who, invocation }, at) => {
        const by = cores[at % cores.length] ?? core;
        return wordsOf(await by.handleOnce(invocation, { profile: profileOf(who) }), by);
      }),
    );
    const found = anywhere(workspace, [answers, await leftIn(store, workspace)]);
    const allowed = await inTurn(state, names);
    // The first of them shows what differs.
    if (!allowed.includes(found))
      expect(found, `SEED=${SEED}: ${names.join(', ')} where it is ${state}`).toBe(allowed[0]);
    expect(found).not.toContain('"stands": false');
    // Told once more, to either process, nothing is said and nothing changes.
    for (const { who, invocation } of deeds)
      for (const one of cores)
        expect(await one.handleOnce(invocation, { profile: profileOf(who) })).toBeUndefined();
    expect(anywhere(workspace, [answers, await leftIn(store, workspace)])).toBe(found);
    expect(bugs).toEqual([]);
  }

  it.each(STATES)(
    'when two do anything at once where it is %s, then it ends as if one had waited for the other',
    async (state) => {
      for (let at = 0; at < TRIES; at++) for (const pair of PAIRS) await atOnce(state, pair, at % 2 === 1);
    },
    1_800_000,
  );

  it.each(TRIPLES.map((names) => ({ names })))(
    'when $names are done at once, then it ends as if each had waited for the others',
    async ({ names }) => {
      for (let at = 0; at < 2 * TRIES; at++)
        for (const state of FULL ? STATES : (['followed'] as const)) await atOnce(state, names, at % 2 === 1);
    },
    1_800_000,
  );
});
