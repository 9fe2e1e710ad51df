/** Rung as it runs, on both platforms, in a process of its own, on its parent's clock and killed where its parent says. */
import { setTimeout } from 'node:timers/promises';
import type { Adapter } from '../../../src/adapters/shared/adapter.ts';
import { createDiscord } from '../../../src/adapters/discord/adapter.ts';
import { createSlack } from '../../../src/adapters/slack/adapter.ts';
import { createCore } from '../../../src/core/run/core.ts';
import { createTeamRoadmaps } from '../../../src/features/teams/team-roadmaps.ts';
import type { Post } from '../../../src/core/run/run.ts';
import { readCommands, treeOf } from '../../../src/core/declare/registry.ts';
import { createSuspended } from '../../../src/core/run/suspended.ts';
import { loadDataset } from '../../../src/dataset/dataset.ts';
import { startNudges } from '../../../src/app/scheduler.ts';
import { keptConversations } from '../../../src/app/conversations.ts';
import { createWorkspaces } from '../../../src/app/workspaces.ts';
import { openStore } from '../../../src/store/engines/open.ts';
import { createCards } from '../../../src/features/teams/cards.ts';
import type { House, Tick, Told } from './rung-house.ts';

const house = JSON.parse(process.argv[2] ?? '') as House;
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
let time = house.now;
const now = (): number => time;
const wait = (ms: number, signal: AbortSignal): Promise<void> => setTimeout(ms, undefined, { signal });

const store = await openStore(house.location);
const data = loadDataset(project('data').pathname);
const tree = treeOf(await readCommands(project('commands').pathname));
const suspended = createSuspended(store);
const report = (_: string, error: unknown): void => telemetry.error(error);
const own = createTeamRoadmaps(data);
const joined: Adapter[] = [];
const cards = createCards({
  ...{ store, now },
  adapter: (name) => joined.find((one) => one.name === name),
  seen: (owner) => own.seen(store, { owner, person: undefined }),
  report: telemetry.error,
});
const post: Post = (share) => cards.post(share);
const core = createCore({ tree, data, store, clock: { now }, report, suspended, own, post });
const workspaces = createWorkspaces({ store, now, log: () => undefined });
const shared = { telemetry, wait, now, workspaces, kept: keptConversations(store, now) };
const slack = createSlack({ settings: { ...house.slack, http: undefined }, ...shared });
const discord = createDiscord({
  settings: { ...house.discord, shards: undefined },
  ...shared,
  leases: store,
});
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
joined.push(...adapters);
await Promise.all([slack.start(core), discord.start(core)]);

process.on('message', (tick: Tick) => {
  time = tick.now;
  dies = tick.dies;
  const counts: Record<string, number> = {};
  const ticks = startNudges({
    ...{ store, data, adapters, now, cards },
    seen: ({ owner, person }) => own.seen(store, { owner, person }),
    count: (what) => (counts[what] = (counts[what] ?? 0) + 1),
    after: () => suspended.refresh(),
    report: telemetry.error,
    signal: new AbortController().signal,
  });
  void ticks.stop().then(() => say({ kind: 'ticked', counts, bugs: bugs.splice(0) }));
});
process.on('disconnect', () => process.exit());
say({ kind: 'ready' });
