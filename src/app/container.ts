import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Adapter } from '../adapters/shared/adapter.ts';
import type { Wait } from '../adapters/shared/backoff.ts';
import type { CommandTree } from '../core/declare/command.ts';
import { createCore, type Core } from '../core/run/core.ts';
import { createTeamRoadmaps } from '../features/teams/team-roadmaps.ts';
import { checkTree, readCommands, treeOf } from '../core/declare/registry.ts';
import { createSuspended, type Suspended } from '../core/run/suspended.ts';
import type { Config } from './config.ts';
import { createConversationStore } from './conversations.ts';
import { PLATFORMS } from './platforms.ts';
import { loadDataset, type Dataset } from '../dataset/dataset.ts';
import { createErrorReporter, type ErrorReporter } from '../observability/errors.ts';
import { systemClock, type Clock } from '../scheduling/clock.ts';
import type { MessageParts } from '../scheduling/kinds/index.ts';
import { openStore } from '../store/engines/open.ts';
import type { Store } from '../store/store.ts';
import type { EpochMs } from '../time.ts';
import { createCards, type Cards } from '../features/teams/cards.ts';
import { createWorkspaces } from './workspaces.ts';

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

/** Rung's parts, built: what every mode that answers needs. */
export interface App {
  readonly core: Core;
  readonly store: Store;
  readonly data: Dataset;
  /**
   * The dataset with the roadmaps that a workspace made, or that a person follows. Rejects where the database is away.
   */
  readonly dataFor: MessageParts['dataFor'];
  readonly suspended: Suspended;
  readonly cards: Cards;
  /** An adapter that cards are posted by from now on. */
  readonly join: (adapter: Adapter) => void;
}

/** What the parts are built from. */
export interface AppParts {
  readonly data: Dataset;
  readonly tree: CommandTree;
  readonly store: Store;
  readonly clock: Clock;
  /** Told each bug; with the id that a person was given for it, where one was. */
  readonly report: (error: unknown, id?: string) => void;
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

/** Builds Rung's parts over a store. */
export function assembleApp({ data, tree, store, clock, report }: AppParts): App {
  const suspended = createSuspended(store.schedules);
  const own = createTeamRoadmaps(data);
  const dataFor: App['dataFor'] = ({ owner, person }) => own.seen(store.teamRoadmaps, { owner, person });
  const joined = new Map<string, Adapter>();
  const cards = createCards({
    ...{ cards: store.cards, channelRoadmaps: store.channelRoadmaps },
    adapter: (name) => joined.get(name),
    seen: (owner) => dataFor({ owner }),
    now: () => clock.now(),
    report,
  });
  const core = createCore({
    ...{ tree, data, store, clock, suspended, own },
    report: (id, error) => report(error, id),
    post: (share) => cards.post(share),
  });
  return {
    ...{ core, store, data, dataFor, suspended, cards },
    join: (adapter) => void joined.set(adapter.name, adapter),
  };
}

/** What adapters keep in the store: who holds a connection, which workspaces there are, where people are written to. */
export const adapterStores = (store: Store, now: () => EpochMs, log: (line: string) => void) => ({
  leases: store.leases,
  workspaces: createWorkspaces({ repository: store.workspaces, now, log }),
  conversationStore: createConversationStore(store.conversations, now),
});

/** Loads data and commands, opens the store and builds Rung's parts. @throws StoreError, and as `loadCommands` does */
export async function buildApp(config: Config): Promise<App & { readonly errors: ErrorReporter }> {
  const { data, tree } = await loadCommands(config);
  const store = await openStore(
    config.databaseUrl === undefined
      ? { kind: 'sqlite', file: join(config.home, 'rung.sqlite') }
      : { kind: 'postgres', url: config.databaseUrl },
  );
  const errors = createErrorReporter({ log, elapsed: () => performance.now() });
  const report = (error: unknown, id?: string): void => errors.report(error, id);
  return { ...assembleApp({ data, tree, store, clock: systemClock, report }), errors };
}
