import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Adapter, RenderRequest, Rendered, Watch } from './adapters/adapter.ts';
import type { Wait } from './adapters/backoff.ts';
import * as discordDeclarations from './adapters/discord/check.ts';
import * as discordManifest from './adapters/discord/manifest.ts';
import * as discord from './adapters/discord/render.ts';
import * as slackManifest from './adapters/slack/manifest.ts';
import * as slack from './adapters/slack/render.ts';
import { createTerminal, type TerminalAdapter } from './adapters/terminal/adapter.ts';
import { asJson, asText, put } from './adapters/terminal/ask.ts';
import type { CommandTree } from './command/command.ts';
import { checkTree, CommandError, readCommands, treeOf } from './command/registry.ts';
import { createCore, type Core } from './command/core.ts';
import { createSuspended, type Suspended } from './command/suspended.ts';
import type { Answer } from './command/run.ts';
import { typed } from './command/write.ts';
import { ConfigError, readConfig, type Config } from './config.ts';
import { loadDataset, type Dataset } from './dataset/dataset.ts';
import { DataError } from './dataset/records.ts';
import { startNudges } from './nudges.ts';
import { startHealth } from './operate/health.ts';
import { ledger } from './operate/ledger.ts';
import { createMeters, type Meters } from './operate/meters.ts';
import { settleMemory } from './operate/settle.ts';
import { bugLine, createWatch } from './operate/watch.ts';
import { systemClock } from './schedule/clock.ts';
import { StoreError } from './store/error.ts';
import { forgetOld } from './store/housekeeping.ts';
import { openStore } from './store/open.ts';
import type { Store } from './store/store.ts';

const USAGE = `Usage:
  npm start                             open Rung in the terminal; without one, read a command a line
  npm run -s ask -- "/salary senior london"
                                        print one answer; - reads a command a line
      --json                            one JSON object a line
      --platform slack|discord          the exact payload
  npm run -s manifest                   Slack's app manifest, for Socket Mode
  npm run -s manifest -- slack https://rung.example.com
                                        the same for HTTP, at that address
  npm run -s manifest -- discord        Discord's commands
  npm run -s register                   what differs between Rung's commands and those that Discord has
      --apply                           registers them
      --guild <id>                      in one server, not in all
      --remove                          none at all
  npm run -s nudges -- failed           nudges that did not arrive
  npm run -s nudges -- retry            sends again what is under 12 hours late
`;

const path = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url));
const out = (text: string): void => void process.stdout.write(`${text}\n`);
const tell = (text: string): void => void process.stderr.write(`${text}\n`);

class UsageError extends Error {}

const PLATFORMS: ReadonlyMap<string, (request: RenderRequest) => Rendered<unknown>> = new Map<
  string,
  (request: RenderRequest) => Rendered<unknown>
>([
  ['slack', slack.respond],
  ['discord', discord.render],
]);

interface House {
  readonly core: Core;
  readonly store: Store;
  readonly data: Dataset;
  readonly suspended: Suspended;
}

async function declare({ overlay, prefix }: Config): Promise<{ data: Dataset; tree: CommandTree }> {
  const data = loadDataset(path('data'), overlay);
  const tree = treeOf(await readCommands(path('commands')), prefix === undefined ? '' : `${prefix}-`);
  checkTree(tree, data, [
    (all) => slackManifest.checkDeclarations(all, all.prefix),
    (all) => discordDeclarations.checkDeclarations(all, all.prefix),
  ]);
  return { data, tree };
}

async function build(config: Config): Promise<House> {
  const { data, tree } = await declare(config);
  const store = await openStore(
    config.databaseUrl === undefined
      ? { kind: 'sqlite', file: join(config.home, 'rung.sqlite') }
      : { kind: 'postgres', url: config.databaseUrl },
  );
  const report = (id: string, error: unknown): void => tell(bugLine(id, error));
  const suspended = createSuspended(store);
  return {
    data,
    store,
    suspended,
    core: createCore({ tree, data, store, clock: systemClock, report, suspended }),
  };
}

/** Waits on the system's timer. */
const wait: Wait = (ms, signal) => setTimeout(ms, undefined, { signal });

/** The platforms that the configuration joins. An SDK takes half a second to load: only what is joined is. */
async function platforms({ slack, discord }: Config, meters: Meters, store: Store): Promise<Adapter[]> {
  const now = (): number => systemClock.now();
  const watch = (name: string): Watch => createWatch(name, tell, meters);
  const joined: Adapter[] = [];
  if (slack) {
    const { createSlack } = await import('./adapters/slack/adapter.ts');
    joined.push(createSlack({ settings: slack, watch: watch('slack'), wait, now }));
  }
  if (discord) {
    const { createDiscord } = await import('./adapters/discord/adapter.ts');
    joined.push(createDiscord({ settings: discord, watch: watch('discord'), wait, now, leases: store }));
  }
  return joined;
}

async function start(): Promise<void> {
  const began = performance.now();
  const config = readConfig();
  const { core, store, data, suspended } = await build(config);
  const meters = createMeters();
  const adapters = await platforms(config, meters, store);
  const health = config.healthPort === undefined ? undefined : await startHealth(config.healthPort, meters);
  const stopping = new AbortController();
  const cleaning = keepTidy(store, stopping.signal);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => stopping.abort(new Error('stopping')));
  if (adapters.length > 0) settleMemory();
  await Promise.all(adapters.map((adapter) => adapter.start(core)));
  // Nobody is to wait for the index, neither now nor at the first question.
  void wait(WARMING, stopping.signal).then(
    () => data.search(''),
    () => [],
  );
  if (adapters.length > 0)
    tell(`Rung has joined ${adapters.map((one) => one.name).join(' and ')}, in ${since(began)} ms.`);
  const chat = adapters.length === 0 || process.stdin.isTTY ? terminalChat() : undefined;
  const nudges = startNudges({
    store,
    data,
    adapters: chat ? [...adapters, chat] : adapters,
    now: () => systemClock.now(),
    count: (what) => meters.nudged(what),
    after: () => suspended.refresh(),
    report: (error) => tell(bugLine(randomUUID().slice(0, 8), error)),
    signal: stopping.signal,
  });
  // A service reads no standard input, which may be closed from the start.
  if (chat) await talk(chat, core, began, stopping.signal);
  else await once(stopping.signal, 'abort');
  stopping.abort(new Error('stopping'));
  // Together: a send that only waits for its turn is given back once its adapter stops.
  await Promise.all([nudges.stop(), ...adapters.map((adapter) => adapter.stop())]);
  await health?.stop();
  await cleaning;
  await store.close();
}

const since = (began: number): number => Math.round(performance.now() - began);

const isInteractive = (): boolean => process.stdin.isTTY && process.stdout.isTTY;

function terminalChat(): TerminalAdapter {
  const interactive = isInteractive();
  return createTerminal({
    input: process.stdin,
    output: process.stdout,
    interactive,
    color: interactive && process.stdout.hasColors(),
    now: () => systemClock.now(),
  });
}

/** The chat in the terminal, until its person leaves or the process is told to stop. */
async function talk(chat: TerminalAdapter, core: Core, began: number, signal: AbortSignal): Promise<void> {
  if (isInteractive())
    out(`Rung is ready, in ${since(began)} ms. Try: ${typed(core.commands, '/salary senior london')}`);
  signal.addEventListener('abort', () => void chat.stop(), { once: true });
  await chat.start(core);
  await chat.ended;
}

/** How long after the start the index of the search is built, in milliseconds. */
const WARMING = 2_000;

/** How often what is out of date is forgotten, in milliseconds. */
const TIDYING = 60_000;

async function keepTidy(store: Store, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await forgetOld(store, systemClock.now()).catch((error: unknown) =>
      tell(bugLine(randomUUID().slice(0, 8), error)),
    );
    await wait(TIDYING, signal).catch(() => undefined);
  }
}

async function ask(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean' }, platform: { type: 'string' } },
  });
  const [query] = positionals;
  const { json = false, platform } = values;
  const payloadOf = platform === undefined ? undefined : PLATFORMS.get(platform);
  if (query === undefined || positionals.length > 1) throw new UsageError('give one command in quotes, or -');
  if (platform !== undefined && !payloadOf)
    throw new UsageError(`--platform is slack or discord, not ${platform}`);
  if (platform !== undefined && json) throw new UsageError('--json and --platform exclude each other');
  const { core, store } = await build(readConfig());
  const indent = query === '-' ? 0 : 2;
  const print = async (line: string): Promise<void> => {
    const answer = await put(core, line, systemClock.now());
    if (platform !== undefined && payloadOf)
      out(JSON.stringify(await payload(answer, { render: payloadOf, platform, core }), null, indent));
    else if (json) out(JSON.stringify(asJson(line, answer, core)));
    else out(asText(answer, { width: 100, color: false }));
  };
  if (query !== '-') await print(query);
  else
    for await (const line of createInterface({ input: process.stdin }))
      if (line.trim() !== '') await print(line);
  await store.close();
}

async function payload(
  { reply, call, visibility }: Answer,
  {
    render,
    platform,
    core,
  }: { render: (request: RenderRequest) => Rendered<unknown>; platform: string; core: Core },
): Promise<unknown> {
  const rendered = render({ reply, call, page: call.page ?? 1, visibility });
  await core.keep(rendered.kept, { platform, workspace: '' });
  return rendered.payload;
}

async function manifest(args: string[]): Promise<void> {
  const [platform = 'slack', origin, ...more] = args;
  if (more.length > 0 || !['slack', 'discord'].includes(platform))
    throw new UsageError('give slack or discord');
  if (
    origin !== undefined &&
    (platform !== 'slack' || !URL.canParse(origin) || !origin.startsWith('https://'))
  )
    throw new UsageError('the address of Rung for Slack begins with https://');
  const { tree } = await declare(readConfig());
  const printed =
    platform === 'slack'
      ? slackManifest.manifest(tree, { prefix: tree.prefix, ...(origin !== undefined && { origin }) })
      : discordManifest.manifest(tree, tree);
  out(JSON.stringify(printed, null, 2));
}

async function nudges(args: string[]): Promise<void> {
  const { store } = await build(readConfig());
  const done = await ledger(store, args, systemClock.now(), out);
  await store.close();
  if (!done) throw new UsageError('give failed or retry');
}

async function register(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { apply: { type: 'boolean' }, remove: { type: 'boolean' }, guild: { type: 'string' } },
  });
  const { apply = false, remove = false, guild } = values;
  if (guild !== undefined && !/^\d{15,20}$/.test(guild)) throw new UsageError('--guild takes a server’s id');
  const config = readConfig();
  if (!config.discord) throw new ConfigError(['DISCORD_TOKEN is missing: commands are registered with it']);
  const { tree } = await declare(config);
  const { registration } = await import('./adapters/discord/register.ts');
  const done = await registration({
    settings: config.discord,
    declared: remove ? [] : discordManifest.manifest(tree, tree),
    guild,
    apply,
    say: out,
    wait,
  });
  if (!done) process.exitCode = 1;
}

const MODES: ReadonlyMap<string, (args: string[]) => Promise<void>> = new Map([
  ['start', start],
  ['ask', ask],
  ['manifest', manifest],
  ['register', register],
  ['nudges', nudges],
]);

/** The exit code for what went wrong, after saying so: 2 for how it was called, 1 for the rest. */
function fail(error: unknown): number {
  if (
    error instanceof UsageError ||
    (error as { code?: unknown } | null)?.code?.toString().startsWith('ERR_PARSE_ARGS')
  ) {
    tell(`${(error as Error).message}\n\n${USAGE}`);
    return 2;
  }
  if (error instanceof StoreError) tell(`${error.message}\n${error.fix}`);
  else if (error instanceof DataError || error instanceof CommandError || error instanceof ConfigError)
    tell(error.message);
  else
    tell(
      `error ${randomUUID().slice(0, 8)}: ${error instanceof Error ? (error.stack ?? '') : String(error)}`,
    );
  return 1;
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

const [mode = 'start', ...args] = process.argv.slice(2);
try {
  const run = MODES.get(mode);
  if (!run) throw new UsageError(`there is no mode ${mode}`);
  await run(args);
} catch (error) {
  process.exitCode = fail(error);
}
