/** Rung as it runs, on both platforms, in a process of its own, on its parent's clock and killed where its parent says. */
import { setTimeout } from 'node:timers/promises';
import type { Adapter } from '../../../src/adapters/shared/adapter.ts';
import { createDiscord } from '../../../src/adapters/discord/adapter.ts';
import { createSlack } from '../../../src/adapters/slack/adapter.ts';
import { readCommands, treeOf } from '../../../src/core/declare/registry.ts';
import { loadDataset } from '../../../src/dataset/dataset.ts';
import { adapterStores, assembleApp } from '../../../src/app/container.ts';
import { startScheduler } from '../../../src/app/scheduler.ts';
import { openStore } from '../../../src/store/engines/open.ts';
import type { ProcessSettings, Tick, Told } from './start-rung.ts';

const chat = JSON.parse(process.argv[2] ?? '') as ProcessSettings;
const project = (name: string): URL => new URL(`../../../${name}`, import.meta.url);
const say = (told: Told): void => void process.send?.(told);
const bugs: string[] = [];
const telemetry = {
  log: () => undefined,
  error: (error: unknown) => void bugs.push(String(error)),
  count: () => undefined,
  answered: () => undefined,
  connected: () => undefined,
  status: () => undefined,
};
let time = chat.now;
const now = (): number => time;
const wait = (ms: number, signal: AbortSignal): Promise<void> => setTimeout(ms, undefined, { signal });

const store = await openStore(chat.location);
const data = loadDataset(project('data').pathname);
const tree = treeOf(await readCommands(project('commands').pathname));
const app = assembleApp({ tree, data, store, clock: { now }, report: telemetry.error });
const { core, suspended } = app;
const shared = { telemetry, wait, now, ...adapterStores(store, now, () => undefined) };
const slack = createSlack({ settings: { ...chat.slack, http: undefined }, ...shared });
const discord = createDiscord({ settings: { ...chat.discord, shards: undefined }, ...shared });
let dies: Tick['dies'];

/** An adapter whose process dies once its message has arrived and nobody knows of it, where it is told to. */
const mortal = (adapter: Adapter): Adapter => ({
  ...adapter,
  async send(...args) {
    const sent = await adapter.send(...args);
    if (dies === adapter.name) process.kill(process.pid, 'SIGKILL');
    return sent;
  },
});
const adapters = [mortal(slack), mortal(discord)];
adapters.forEach(app.join);
await Promise.all([slack.start(core), discord.start(core)]);

process.on('message', (tick: Tick) => {
  time = tick.now;
  dies = tick.dies;
  const counts: Record<string, number> = {};
  const ticks = startScheduler({
    ...{ ...app, adapters, now },
    count: (what) => (counts[what] = (counts[what] ?? 0) + 1),
    after: () => suspended.refresh(),
    report: telemetry.error,
    signal: new AbortController().signal,
  });
  void ticks.stop().then(() => say({ kind: 'ticked', counts, bugs: bugs.splice(0) }));
});
process.on('disconnect', () => process.exit());
say({ kind: 'ready' });
