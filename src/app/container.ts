import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Adapter } from '../adapters/shared/adapter.ts';
import type { Wait } from '../adapters/shared/backoff.ts';
import type { CommandTree } from '../core/declare/command.ts';
import { createCore, type Core } from '../core/run/core.ts';
import { createTeamRoadmaps } from '../features/teams/team-roadmaps.ts';
import type { RoadmapsInSight } from '../core/run/roadmaps-in-sight.ts';
import type { Post } from '../core/run/run.ts';
import { checkTree, readCommands, treeOf } from '../core/declare/registry.ts';
import { createSuspended, type Suspended } from '../core/run/suspended.ts';
import type { Config } from './config.ts';
import { PLATFORMS } from './platforms.ts';
import { loadDataset, type Dataset } from '../dataset/dataset.ts';
import { createErrorReporter, type ErrorReporter } from '../observability/errors.ts';
import { systemClock } from '../scheduling/clock.ts';
import { openStore } from '../store/engines/open.ts';
import type { Store } from '../store/store.ts';
import { createCards, type Cards } from '../features/teams/cards.ts';

const path = (name: string): string => fileURLToPath(new URL(`../../${name}`, import.meta.url));
/** Prints a line of output. */
export const out = (text: string): void => void process.stdout.write(`${text}\n`);
/** Writes a line of the log, to standard error. */
export const log = (text: string): void => void process.stderr.write(`${text}\n`);

/** The version of Rung. */
export const version = (): string =>
  (JSON.parse(readFileSync(path('package.json'), 'utf8')) as { readonly version: string }).version;

/** The command line has no such mode or option. */
export class UsageError extends Error {}

/** Waits on the system's timer. */
export const wait: Wait = (ms, signal) => setTimeout(ms, undefined, { signal });

/** The parts that every mode which answers commands needs. */
export interface App {
  readonly core: Core;
  readonly store: Store;
  readonly data: Dataset;
  readonly suspended: Suspended;
  readonly own: RoadmapsInSight;
  readonly cards: Cards;
  readonly errors: ErrorReporter;
  /** Makes an adapter known, so that cards can be posted through it. */
  readonly join: (adapter: Adapter) => void;
}

/** Data and commands, checked against every platform's rules. @throws DataError, CommandError */
export async function loadCommands({
  overlay,
  prefix,
}: Config): Promise<{ data: Dataset; tree: CommandTree }> {
  const data = loadDataset(path('data'), overlay);
  const tree = treeOf(await readCommands(path('commands')), prefix === undefined ? '' : `${prefix}-`);
  checkTree(
    tree,
    data,
    PLATFORMS.map((platform) => (all) => platform.checkDeclarations(all)),
  );
  return { data, tree };
}

/** Opens the store and builds the core over it. @throws StoreError, and as `declare` does */
export async function buildApp(config: Config): Promise<App> {
  const { data, tree } = await loadCommands(config);
  const store = await openStore(
    config.databaseUrl === undefined
      ? { kind: 'sqlite', file: join(config.home, 'rung.sqlite') }
      : { kind: 'postgres', url: config.databaseUrl },
  );
  const errors = createErrorReporter({ log, elapsed: () => performance.now() });
  const report = (id: string, error: unknown): void => errors.report(error, id);
  const suspended = createSuspended(store);
  const own = createTeamRoadmaps(data);
  const joined = new Map<string, Adapter>();
  const cards = createCards({
    store,
    adapter: (name) => joined.get(name),
    seen: (owner) => own.seen(store, { owner, person: undefined }),
    now: () => systemClock.now(),
    report: (error) => errors.report(error),
  });
  const post: Post = (share) => cards.post(share);
  return {
    ...{ data, store, suspended, own, cards, errors },
    join: (adapter) => void joined.set(adapter.name, adapter),
    core: createCore({ tree, data, store, clock: systemClock, report, suspended, own, post }),
  };
}
