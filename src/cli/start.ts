import { once } from 'node:events';
import type { Adapter } from '../adapters/shared/adapter.ts';
import type { DrawPicture } from '../adapters/shared/pictures/in-time.ts';
import type { TerminalAdapter } from '../adapters/terminal/adapter.ts';
import type { Core } from '../core/run/core.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { ENV_FILE, type Config } from '../app/config.ts';
import type { Exposed } from '../app/exposed.ts';
import { leaveSoon } from '../app/process/leave.ts';
import { stopOn } from '../app/process/stopping.ts';
import { startHousekeeping } from '../app/housekeeping.ts';
import { observedCore, observedLeases, type CommandTraces } from '../app/observed.ts';
import { startScheduler } from '../app/scheduler.ts';
import type { LogLine } from '../observability/log.ts';
import type { Counts } from '../observability/metrics.ts';
import { createPlatforms, type Platforms } from '../observability/platform-status.ts';
import { createReadiness } from '../observability/readiness.ts';
import { assertReadable } from '../app/secrets/readable.ts';
import { settleMemory } from '../app/process/give-back-memory.ts';
import { createTelemetry } from '../observability/telemetry.ts';
import { UNCOUNTED } from '../observability/uncounted.ts';
import { systemClock } from '../scheduling/clock.ts';
import type { Ticks } from '../scheduling/worker/ticks.ts';
import type { Housekeeping } from '../scheduling/worker/housekeeping.ts';
import { adapterStores, buildApp, wait, type BuiltApp } from '../app/container.ts';
import type { EpochMs } from '../time.ts';
import { talk, terminalChat } from './chat.ts';
import type { Playground } from './playground.ts';

const now = (): EpochMs => systemClock.now();
const elapsed = (): number => performance.now();

interface Joining {
  readonly config: Config;
  readonly app: Pick<BuiltApp, 'store' | 'pictures' | 'errors' | 'log' | 'traces'>;
  readonly metrics: Counts;
  readonly platforms: Platforms;
}

/** An adapter for each platform that is set up. An SDK takes half a second to load: only what is joined is. */
function adaptersOf({ config, app, metrics, platforms }: Joining): Promise<Adapter[]> {
  const { errors, log } = app;
  const spans = app.traces?.spans;
  const draw: DrawPicture = (picture) => app.pictures.draw(picture);
  const stores = adapterStores(app.store, now, log, config.secretKeys);
  const leases = observedLeases(stores.leases, metrics);
  return Promise.all(
    config.platforms.map((one) => {
      const telemetry = createTelemetry(one.name, { log, errors, metrics, platforms, spans });
      return one.connect({
        telemetry,
        wait,
        now,
        ...stores,
        leases,
        drawPicture: spans
          ? (picture) => spans.below(`picture ${picture.kind}`, {}, () => draw(picture))
          : draw,
      });
    }),
  );
}

/** What is shown on the health port; undefined where there is none, and then nothing of it is loaded. */
async function exposedBy(config: Config): Promise<Exposed | undefined> {
  if (!config.health) return undefined;
  const { expose } = await import('../app/exposed.ts');
  return expose(config, config.health);
}

/** What Rung is run with. */
export interface StartParts {
  readonly config: Config;
  readonly log: LogLine;
  /** The page to try Rung on, where one is to be served. */
  readonly page: Playground | undefined;
}

/**
 * Runs Rung until it is stopped: joins the platforms that are set up, opens the chat in the terminal, sends messages.
 * @throws StoreError, and as `loadCommands` does
 */
export async function start({ config, log, page }: StartParts): Promise<void> {
  const exposed = await exposedBy(config);
  const metrics = exposed?.metrics ?? UNCOUNTED;
  const app = await buildApp(config, { write: log, timed: (kind, ms) => metrics.database(kind, ms) });
  const { store, data, errors, join, traces } = app;
  const traced = traces && { spans: traces.spans, workspaceKey: config.log.workspaceKey };
  const core = observedCore(app.core, metrics, traced);
  if (config.secretKeys) await assertReadable(store.installations, config.secretKeys);
  const stopping = stopOn({ errors, log });
  const names = config.platforms.map(({ name }) => name);
  const platforms = createPlatforms({ names, log, elapsed });
  const adapters = await adaptersOf({ config, app, metrics, platforms });
  const ticks: TickTimes = { last: undefined };
  const ready = createReadiness({
    ...{ statuses: platforms.statuses, ledger: store.ledger, elapsed, now, wait },
    ticked: () => ticks.last,
  });
  const health = await exposed?.serve({ store, ready });
  const housekeeping = startHousekeeping({ config, app, now, signal: stopping.signal });
  adapters.forEach(join);
  if (adapters.length > 0) warmUp(data);
  else buildIndexLater(data, stopping.signal);
  await Promise.all(adapters.map((adapter) => adapter.start(core)));
  const chat =
    adapters.length === 0 || process.stdin.isTTY ? terminalChat(config, app.pictures, errors) : undefined;
  if (chat) join(chat);
  const scheduler = startSending({
    ...{ app, metrics, ticks, housekeeping, traced, signal: stopping.signal },
    adapters: chat ? [...adapters, chat] : adapters,
  });
  const hadWork = await untilStopped({ config, app, page, chat, core, signal: stopping.signal });
  stopping.abort(new Error('stopping'));
  // Together: a send that only waits for its turn is given back once its adapter stops.
  await Promise.all([scheduler.stop(), housekeeping.stop(), ...adapters.map((adapter) => adapter.stop())]);
  const isTraced = await traces?.stop();
  platforms.stop();
  await health?.stop();
  await app.pictures.close();
  await store.close();
  if (!hadWork) nothingToDo(config, log);
  // A collector that does not answer would keep the process alive.
  if (isTraced === false) leaveSoon();
}

const NO_PLATFORM =
  'No platform is set up: there is the page to try Rung on, and nothing else. Set the tokens of Slack or Discord (see README.md), or RUNG_PLAYGROUND=1 if that is meant.';

interface Running {
  readonly config: Config;
  readonly app: BuiltApp;
  /** The page to try Rung on, where one is to be served. */
  readonly page: Playground | undefined;
  /** Undefined for a service. */
  readonly chat: TerminalAdapter | undefined;
  readonly core: Core;
  readonly signal: AbortSignal;
}

/** Chats and serves the page, until its person leaves or it is told to stop. Resolves to whether there was anything to run. */
async function untilStopped({ config, app, page, chat, core, signal }: Running): Promise<boolean> {
  const { data, pictures, errors } = app;
  const report = (error: unknown, id?: string): void => errors.report(error, id);
  const open = () => page?.open({ data, pictures, tree: core.commands, report });
  const stopped = signal.aborted ? Promise.resolve() : once(signal, 'abort');
  try {
    // Lines from a pipe are answered without a page, unless they keep us waiting.
    const isPiped = chat && !process.stdin.isTTY && config.playground?.isAsked !== true;
    if (!isPiped) await open();
    else
      void wait(PIPED, signal)
        .then(() => (chat.typed === 0 ? open() : undefined))
        .catch(() => undefined);
    // A service has no standard input to read: it may be closed from the start.
    if (chat) await talk(chat, core, signal);
    if (chat && (chat.typed > 0 || process.stdin.isTTY)) return true;
    if (chat && !page && !signal.aborted) return false;
    if (!signal.aborted) await open();
    // The page was not asked for: a service without tokens is one that lacks them.
    if (chat && config.playground?.isAsked === false)
      app.log(NO_PLATFORM, { level: 'warn', event: 'no-platform' });
    await stopped;
    return true;
  } finally {
    await page?.stop();
  }
}

/** Does what takes long before a platform is joined: nobody is kept waiting, nor is a connection, which must answer. */
function warmUp(data: Dataset): void {
  data.search('');
  settleMemory();
}

/** Builds the index of the search in the background, so that neither the start nor the first question waits for it. */
function buildIndexLater(data: Dataset, signal: AbortSignal): void {
  void wait(WARMING, signal).then(
    () => data.search(''),
    () => [],
  );
}

/** When the last round of sending went through, in milliseconds of `elapsed`; undefined before the first. */
interface TickTimes {
  last: number | undefined;
}

interface SendingParts {
  readonly app: BuiltApp;
  readonly metrics: Counts;
  readonly ticks: TickTimes;
  readonly housekeeping: Pick<Housekeeping, 'resume'>;
  readonly adapters: readonly Adapter[];
  readonly traced: CommandTraces | undefined;
  readonly signal: AbortSignal;
}

/** Starts sending what is due by the clock. */
function startSending({ app, metrics, ticks, housekeeping, adapters, traced, signal }: SendingParts): Ticks {
  const { errors, log } = app;
  return startScheduler({
    ...app,
    ...{ adapters, now, traced, signal },
    count: (what) => metrics.nudged(what),
    after: () => app.notices.refresh(),
    report: (error) => errors.report(error),
    ticked() {
      ticks.last = elapsed();
      errors.settle();
    },
    stepped(ms) {
      log(`The clock of this machine went ${steps(ms)}. Weekly messages go on by the new time.`, {
        ...{ level: 'warn', event: 'clock-stepped' },
      });
      housekeeping.resume();
    },
  });
}

/** How far the clock was set, in words. */
const steps = (ms: number): string =>
  `${Math.round(Math.abs(ms) / 1000)} s ${ms < 0 ? 'back' : 'ahead: it was set, or the machine slept'}`;

/** Logs which settings are missing and sets exit code 1, where there is no platform to join and no terminal. */
function nothingToDo({ home }: Config, log: LogLine): void {
  log(
    [
      'There is nothing to run: no platform is set up, and nobody is at a terminal.',
      `Set SLACK_BOT_TOKEN with SLACK_APP_TOKEN, or DISCORD_TOKEN, in the environment or in ${ENV_FILE}. What Rung remembers is in ${home}.`,
    ].join('\n'),
    { level: 'fatal', event: 'nothing-to-run' },
  );
  process.exitCode = 1;
}

/** How long after the start the index of the search is built, in milliseconds. */
const WARMING = 2_000;

/** How long a pipe may say nothing until the page is served, in milliseconds. */
const PIPED = 400;
