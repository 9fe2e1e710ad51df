import { setTimeout } from 'node:timers/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Adapter } from '../adapters/shared/adapter.ts';
import type { Wait } from '../adapters/shared/backoff.ts';
import type { CommandTree } from '../core/declare/command.ts';
import { createCore, type Core } from '../core/run/core.ts';
import { incidentId } from '../core/run/incident.ts';
import { createOwnBands } from '../features/settings/own-bands.ts';
import { createTeamRoadmaps } from '../features/teams/team-roadmaps.ts';
import { checkTree, readCommands, treeOf } from '../core/declare/registry.ts';
import { createSuspensionNotices, type SuspensionNotices } from '../features/plans/suspension-notices.ts';
import type { Config } from './config.ts';
import { log } from './console.ts';
import { createConversationStore } from './conversations.ts';
import { createGreetings } from './greetings.ts';
import { createInstallations } from './installations.ts';
import { knownFiles } from './known-files.ts';
import { openConfigured } from './open-configured.ts';
import { createPictureFiles } from './picture-files.ts';
import { PLATFORMS } from './platforms.ts';
import type { SecretKeys } from './secrets/keys.ts';
import { createSealer } from './secrets/seal.ts';
import { loadDataset, type Dataset } from '../dataset/dataset.ts';
import { codeKey, keptRecords } from '../dataset/kept-records.ts';
import { createErrorReporter, type ErrorReporter } from '../observability/errors.ts';
import type { LogLine } from '../observability/log.ts';
import { systemClock, type Clock } from '../scheduling/clock.ts';
import type { MessageParts } from '../scheduling/kinds/index.ts';
import { createDrawer } from '../pictures/draw.ts';
import { pictureCache } from '../pictures/disk-cache.ts';
import { createPictures, type Pictures } from '../pictures/pictures.ts';
import type { Traces } from '../observability/traces/spans.ts';
import type { Timed } from '../store/engines/in-flight.ts';
import type { Store } from '../store/store.ts';
import type { EpochMs } from '../time.ts';
import { createCards, type Cards } from '../features/teams/cards.ts';
import { openTracesOf, typeOf } from './traces/open.ts';
import { createWorkspaces } from './workspaces.ts';

const path = (name: string): string => fileURLToPath(new URL(`../../${name}`, import.meta.url));

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
  /** Tells people beside their answer that their weekly message does not reach them. */
  readonly notices: SuspensionNotices;
  readonly cards: Cards;
  /** An adapter that cards are posted by from now on. */
  readonly join: (adapter: Adapter) => void;
}

/** The ground that Rung's parts are built on. */
export interface AppParts {
  readonly data: Dataset;
  readonly tree: CommandTree;
  readonly store: Store;
  readonly clock: Clock;
  /** Told what people did that the operator has to know of: a line that names nobody. */
  readonly tell: (line: string) => void;
  /** Told each bug; with the id that a person was given for it, where one was. */
  readonly report: (error: unknown, id?: string) => void;
}

/** What commands answer from, and the commands. */
export interface Loaded {
  readonly data: Dataset;
  readonly tree: CommandTree;
}

/** Data and commands, checked against each other and every platform's rules. @throws DataError, CommandError */
export async function loadCommands(config: Config): Promise<Loaded> {
  const { data, tree, files } = await load(config);
  // What is laid over the data is none of the files that are known.
  if (config.overlay === undefined && files.found?.isChecked === true) return { data, tree };
  checkTree(
    tree,
    data,
    PLATFORMS.map((platform) => (all) => platform.checkDeclarations(all)),
  );
  if (config.overlay === undefined) files.keep(true);
  return { data, tree };
}

/**
 * The same without what is checked between them, such as whether every example is read: for a mode that answers once.
 * @throws DataError, CommandError
 */
export async function loadUnchecked(config: Config): Promise<Loaded> {
  const { data, tree, files } = await load(config);
  if (!files.found) files.keep(false);
  return { data, tree };
}

/** All that is read and run, besides packages, for which their list stands. */
const FILES = ['src', 'commands', 'data', 'node_modules/.package-lock.json'].map(path);
/** Beside the compiled code: who could write here could change the code as well. */
const KEPT = path('node_modules/.cache/rung/data');

async function load({ overlay, prefix }: Config) {
  const namesBegin = prefix === undefined ? '' : `${prefix}-`;
  const known = knownFiles(KEPT, FILES, namesBegin);
  const { found } = known;
  const code = found?.code ?? codeKey();
  const data = loadDataset(path('data'), overlay, keptRecords(KEPT, { code, isSame: found !== undefined }));
  const tree = treeOf(await readCommands(path('commands')), namesBegin);
  const files = {
    found,
    keep(isChecked: boolean) {
      if (code !== undefined) known.keep({ code, isChecked });
    },
  };
  return { data, tree, files };
}

/** Builds Rung's parts over a store. */
export function assembleApp({ data, tree, store, clock, tell, report }: AppParts): App {
  const notices = createSuspensionNotices(store.schedules);
  const teamRoadmaps = createTeamRoadmaps(data);
  const dataFor: App['dataFor'] = ({ owner, person }) =>
    teamRoadmaps.datasetFor(store.teamRoadmaps, { owner, person });
  const joined = new Map<string, Adapter>();
  const cards = createCards({
    ...{ cards: store.cards, channelRoadmaps: store.channelRoadmaps },
    adapter: (name) => joined.get(name),
    datasetFor: (owner) => dataFor({ owner }),
    now: () => clock.now(),
    report,
  });
  const core = createCore({
    ...{ tree, data, store, clock, notices, teamRoadmaps, tell },
    ownBands: createOwnBands(data),
    report: (id, error) => report(error, id),
    post: (channelRoadmapId) => cards.post(channelRoadmapId),
  });
  return {
    ...{ core, store, data, dataFor, notices, cards },
    join: (adapter) => void joined.set(adapter.name, adapter),
  };
}

/**
 * The parts of the store that adapters use: who holds a connection, which workspaces there are and which added Rung by
 * themselves, where people are written to, what was greeted, what was uploaded.
 */
export const adapterStores = (store: Store, now: () => EpochMs, log: LogLine, keys?: SecretKeys) => ({
  leases: store.leases,
  installations: keys && createInstallations({ store, sealer: createSealer(keys), now }),
  workspaces: createWorkspaces({ repository: store.workspaces, now, log }),
  conversationStore: createConversationStore(store.conversations, now),
  greetings: createGreetings(store.greetings, now),
  pictureFiles: createPictureFiles(store.pictureFiles, now),
});

/** Rung's parts, and where its errors and its lines go. */
export interface BuiltApp extends App {
  readonly errors: ErrorReporter;
  readonly pictures: Pictures;
  readonly log: LogLine;
  /** Undefined where nothing is traced. */
  readonly traces: Traces | undefined;
}

/** How Rung's parts are built. */
export interface BuildParts {
  /** How data and commands are loaded: checked, unless told otherwise. */
  readonly load?: (config: Config) => Promise<Loaded>;
  /** Takes what is logged. */
  readonly write?: LogLine;
  /** Told how long the database took. Where it is given, what is done is traced if the settings ask for that. */
  readonly timed?: Timed;
}

/** Loads data and commands, opens the store and builds Rung's parts. @throws StoreError, and as `load` does */
export async function buildApp(
  config: Config,
  { load = loadCommands, write = log, timed }: BuildParts = {},
): Promise<BuiltApp> {
  const { data, tree } = await load(config);
  const errors = createErrorReporter({
    ...{ log: write, elapsed: () => performance.now(), newId: incidentId },
  });
  const traces = timed && config.traces && (await openTracesOf(config.traces, errors));
  const store = await openConfigured(config, write, {
    ...{ timed, traced: traces && ((name, work) => traces.spans.below(`store ${name}`, {}, work)) },
  });
  const report = (error: unknown, id?: string): void => {
    errors.report(error, id);
    traces?.spans.note({ 'error.type': typeOf(error) });
  };
  const pictures = createPictures(createDrawer(), pictureCache(join(config.home, 'pictures')), report);
  const tell = (line: string): void => write(line, { event: 'question-reported' });
  const app = assembleApp({ data, tree, store, clock: systemClock, tell, report });
  return { ...app, errors, pictures, log: write, traces };
}
