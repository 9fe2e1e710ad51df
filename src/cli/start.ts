import { once } from 'node:events';
import { join } from 'node:path';
import type { Adapter } from '../adapters/shared/adapter.ts';
import { createTerminal, type TerminalAdapter } from '../adapters/terminal/adapter.ts';
import { graphicsOf } from '../adapters/terminal/graphics.ts';
import type { Core } from '../core/run/core.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { sampleOf } from '../core/declare/roles.ts';
import { asTyped } from '../core/parse/write.ts';
import {
  ENV_FILE,
  environmentNow,
  isRunByNpm,
  misspeltSettings,
  readConfig,
  type Config,
} from '../app/config.ts';
import { startScheduler } from '../app/scheduler.ts';
import type { ErrorReporter } from '../observability/errors.ts';
import { startHealth } from '../observability/health.ts';
import { createMetrics, type Metrics } from '../observability/metrics.ts';
import { watchParent } from '../app/process/parent.ts';
import { createPlatforms, type Platforms } from '../observability/platform-status.ts';
import { createReadiness } from '../observability/readiness.ts';
import { assertReadable } from '../app/secrets/readable.ts';
import { settleMemory } from '../app/process/give-back-memory.ts';
import { guardUncaught } from '../app/process/uncaught.ts';
import { createTelemetry } from '../observability/telemetry.ts';
import { systemClock } from '../scheduling/clock.ts';
import type { Ticks } from '../scheduling/worker/ticks.ts';
import { keepHouse } from '../scheduling/worker/housekeeping.ts';
import { deleteExpired } from '../store/retention.ts';
import type { Pictures } from '../pictures/pictures.ts';
import { adapterStores, buildApp, out, log, wait, type App } from '../app/container.ts';
import type { EpochMs } from '../time.ts';
import { playgroundFor } from './playground.ts';

const now = (): EpochMs => systemClock.now();
const elapsed = (): number => performance.now();

interface Joining {
  readonly config: Config;
  readonly app: Pick<App, 'store'> & { readonly pictures: Pictures };
  readonly errors: ErrorReporter;
  readonly metrics: Metrics;
  readonly platforms: Platforms;
}

/** An adapter for each platform that is set up. An SDK takes half a second to load: only what is joined is. */
function adaptersOf({ config, app, errors, metrics, platforms }: Joining): Promise<Adapter[]> {
  const stores = adapterStores(app.store, now, log, config.secretKeys);
  return Promise.all(
    config.platforms.map((one) => {
      const telemetry = createTelemetry(one.name, { log, errors, metrics, platforms });
      return one.connect({
        telemetry,
        wait,
        now,
        ...stores,
        drawPicture: (picture) => app.pictures.draw(picture),
      });
    }),
  );
}

/** Runs Rung until it is stopped: joins the platforms that are set up, opens the chat in the terminal, sends messages. */
export async function start(): Promise<void> {
  const began = performance.now();
  const config = readConfig();
  for (const line of misspeltSettings()) log(line);
  const app = await buildApp(config);
  const { core, store, data, errors, join } = app;
  if (config.secretKeys) await assertReadable(store.installations, config.secretKeys);
  const stopping = stopOn({ errors });
  const metrics = createMetrics();
  const names = config.platforms.map(({ name }) => name);
  const platforms = createPlatforms({ names, log, elapsed });
  const adapters = await adaptersOf({ config, app, errors, metrics, platforms });
  const ticks: TickTimes = { last: undefined };
  const ready = createReadiness({
    ...{ statuses: platforms.statuses, ledger: store.ledger, elapsed, now, wait },
    ticked: () => ticks.last,
  });
  const health = config.health && (await startHealth({ ...config.health, metrics, ready }));
  const housekeeping = keepHouse(
    () => deleteExpired(store, now()),
    (error) => errors.report(error),
  );
  adapters.forEach(join);
  if (adapters.length > 0) settleMemory();
  await Promise.all(adapters.map((adapter) => adapter.start(core)));
  buildIndexLater(data, stopping.signal);
  const chat =
    adapters.length === 0 || process.stdin.isTTY ? terminalChat(config, app.pictures, errors) : undefined;
  if (chat) join(chat);
  const scheduler = startSending({
    ...{ app, errors, metrics, ticks, housekeeping, signal: stopping.signal },
    adapters: chat ? [...adapters, chat] : adapters,
  });
  const hadWork = await untilStopped({ config, app, chat, core, began, signal: stopping.signal });
  stopping.abort(new Error('stopping'));
  // Together: a send that only waits for its turn is given back once its adapter stops.
  await Promise.all([scheduler.stop(), housekeeping.stop(), ...adapters.map((adapter) => adapter.stop())]);
  platforms.stop();
  await health?.stop();
  await app.pictures.close();
  await store.close();
  if (!hadWork) nothingToDo(config);
}

interface Running {
  readonly config: Config;
  readonly app: App & { readonly errors: ErrorReporter; readonly pictures: Pictures };
  /** Undefined for a service. */
  readonly chat: TerminalAdapter | undefined;
  readonly core: Core;
  readonly began: number;
  readonly signal: AbortSignal;
}

/** Chats and serves the page, until its person leaves or it is told to stop. Resolves to whether there was anything to run. */
async function untilStopped({ config, app, chat, core, began, signal }: Running): Promise<boolean> {
  const page = playgroundFor({ config, app, isInteractive: isInteractive() });
  const stopped = signal.aborted ? Promise.resolve() : once(signal, 'abort');
  try {
    // Lines from a pipe are answered without a page, unless they keep us waiting.
    const isPiped = chat && !process.stdin.isTTY && config.playground?.isAsked !== true;
    if (!isPiped) await page?.open();
    else
      void wait(PIPED, signal)
        .then(() => (chat.typed === 0 ? page?.open() : undefined))
        .catch(() => undefined);
    // A service has no standard input to read: it may be closed from the start.
    if (chat) await talk(chat, core, began, signal);
    if (chat && (chat.typed > 0 || process.stdin.isTTY)) return true;
    if (chat && !page && !signal.aborted) return false;
    if (!signal.aborted) await page?.open();
    await stopped;
    return true;
  } finally {
    await page?.stop();
  }
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
  readonly app: App;
  readonly errors: ErrorReporter;
  readonly metrics: Metrics;
  readonly ticks: TickTimes;
  readonly housekeeping: Pick<ReturnType<typeof keepHouse>, 'resume'>;
  readonly adapters: readonly Adapter[];
  readonly signal: AbortSignal;
}

/** Starts sending what is due by the clock. */
function startSending({ app, errors, metrics, ticks, housekeeping, adapters, signal }: SendingParts): Ticks {
  return startScheduler({
    ...app,
    ...{ adapters, now, signal },
    count: (what) => metrics.nudged(what),
    after: () => app.notices.refresh(),
    report: (error) => errors.report(error),
    ticked() {
      ticks.last = elapsed();
      errors.settle();
    },
    stepped(ms) {
      log(`The clock of this machine went ${steps(ms)}. Weekly messages go on by the new time.`);
      housekeeping.resume();
    },
  });
}

/** How far the clock was set, in words. */
const steps = (ms: number): string =>
  `${Math.round(Math.abs(ms) / 1000)} s ${ms < 0 ? 'back' : 'ahead: it was set, or the machine slept'}`;

/** Told to stop by a signal, by the end of npm, or by an error that nothing caught. */
function stopOn({ errors }: { readonly errors: ErrorReporter }): AbortController {
  const stopping = new AbortController();
  const stop = (): void => stopping.abort(new Error('stopping'));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  if (isRunByNpm()) {
    const unwatch = watchParent({ parent: () => process.ppid, orphaned: stop });
    stopping.signal.addEventListener('abort', unwatch, { once: true });
  }
  guardUncaught({ process, errors, log, stop });
  return stopping;
}

/** Logs which settings are missing and sets exit code 1, where there is no platform to join and no terminal. */
function nothingToDo({ home }: Config): void {
  log(
    [
      'There is nothing to run: no platform is set up, and nobody is at a terminal.',
      `Set SLACK_BOT_TOKEN with SLACK_APP_TOKEN, or DISCORD_TOKEN, in the environment or in ${ENV_FILE}. What Rung remembers is in ${home}.`,
    ].join('\n'),
  );
  process.exitCode = 1;
}

const since = (began: number): number => Math.round(performance.now() - began);

const isInteractive = (): boolean => process.stdin.isTTY && process.stdout.isTTY;

function terminalChat({ home }: Config, pictures: Pictures, errors: ErrorReporter): TerminalAdapter {
  const interactive = isInteractive();
  return createTerminal({
    input: process.stdin,
    output: process.stdout,
    interactive,
    color: interactive && process.stdout.hasColors(),
    now,
    pictures: {
      draw: pictures.draw,
      drawSixel: pictures.drawSixel,
      graphics: interactive ? graphicsOf(process.stdout, environmentNow()) : undefined,
      folder: join(home, 'pictures'),
      report: (error) => errors.report(error),
    },
  });
}

/** The chat in the terminal, until its person leaves or the process is told to stop. */
async function talk(chat: TerminalAdapter, core: Core, began: number, signal: AbortSignal): Promise<void> {
  if (isInteractive())
    out(`Rung is ready, in ${since(began)} ms. Try: ${asTyped(core.commands, sampleOf(core.commands))}`);
  signal.addEventListener('abort', () => void chat.stop(), { once: true });
  await chat.start(core);
  await chat.ended;
}

/** How long after the start the index of the search is built, in milliseconds. */
const WARMING = 2_000;

/** How long a pipe may say nothing until the page is served, in milliseconds. */
const PIPED = 400;
