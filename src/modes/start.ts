import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { Adapter, Watch } from '../adapters/adapter.ts';
import { createTerminal, type TerminalAdapter } from '../adapters/terminal/adapter.ts';
import type { Core } from '../command/core.ts';
import { typed } from '../command/write.ts';
import { readConfig, type Config } from '../config.ts';
import { startNudges } from '../nudges.ts';
import { keptConversations } from '../operate/conversations.ts';
import { startHealth } from '../operate/health.ts';
import { createMeters, type Meters } from '../operate/meters.ts';
import { settleMemory } from '../operate/settle.ts';
import { bugLine, createWatch } from '../operate/watch.ts';
import { createWorkspaces } from '../operate/workspaces.ts';
import { systemClock } from '../schedule/clock.ts';
import { forgetOld } from '../store/housekeeping.ts';
import type { Store } from '../store/store.ts';
import { build, out, tell, wait } from './house.ts';

/** The platforms that the configuration joins. An SDK takes half a second to load: only what is joined is. */
async function platforms({ slack, discord }: Config, meters: Meters, store: Store): Promise<Adapter[]> {
  const now = (): number => systemClock.now();
  const watch = (name: string): Watch => createWatch(name, tell, meters);
  const workspaces = createWorkspaces({ store, now, tell });
  const kept = keptConversations(store, now);
  const joined: Adapter[] = [];
  if (slack) {
    const { createSlack } = await import('../adapters/slack/adapter.ts');
    joined.push(createSlack({ settings: slack, watch: watch('slack'), wait, now, workspaces, kept }));
  }
  if (discord) {
    const { createDiscord } = await import('../adapters/discord/adapter.ts');
    joined.push(
      createDiscord({
        settings: discord,
        watch: watch('discord'),
        wait,
        now,
        leases: store,
        workspaces,
        kept,
      }),
    );
  }
  return joined;
}

/** Runs Rung: joins the platforms that are set up, opens the chat in the terminal, sends what is due, until told to stop. */
export async function start(): Promise<void> {
  const began = performance.now();
  const config = readConfig();
  const { core, store, data, suspended, own, cards, join } = await build(config);
  const meters = createMeters();
  const adapters = await platforms(config, meters, store);
  const health = config.healthPort === undefined ? undefined : await startHealth(config.healthPort, meters);
  const stopping = new AbortController();
  const cleaning = keepTidy(store, stopping.signal);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => stopping.abort(new Error('stopping')));
  adapters.forEach(join);
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
  if (chat) join(chat);
  const nudges = startNudges({
    store,
    data,
    cards,
    seen: ({ owner, person }) => own.seen(store, { owner, person }),
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
