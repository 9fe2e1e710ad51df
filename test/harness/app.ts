import { adapterStores, assembleApp, type App } from '../../src/app/container.ts';
import type { SecretKeys } from '../../src/app/secrets/keys.ts';
import { startScheduler } from '../../src/app/scheduler.ts';
import type { Adapter } from '../../src/adapters/shared/adapter.ts';
import type { Wait } from '../../src/adapters/shared/backoff.ts';
import type { AdapterParts } from '../../src/adapters/shared/platform.ts';
import type { Command, CommandTree } from '../../src/core/declare/command.ts';
import type { Actor, Invocation, Venue } from '../../src/core/declare/invocation.ts';
import type { Answer } from '../../src/core/run/run.ts';
import type { Dataset } from '../../src/dataset/dataset.ts';
import type { Call } from '../../src/reply/reply.ts';
import type { Clock } from '../../src/scheduling/clock.ts';
import { openStore, type StoreLocation } from '../../src/store/engines/open.ts';
import type { Store } from '../../src/store/store.ts';
import { emptyDatabase, type Engine } from './engines.ts';
import { shippedData, shippedTree } from './shipped.ts';
import { paced, watched, type Watched } from './watch.ts';

/** Who speaks in tests of commands, and where. */
export const ACTOR: Actor = { platform: 'test', id: 'p1', name: 'Ada' };
export const VENUE: Venue = { platform: 'test', channel: 'c1', direct: false };

/** Makes an adapter of a platform, as `Connectable.connect` does. */
export type Connect<A extends Adapter> = (parts: AdapterParts) => A | Promise<A>;

/** How an app is built; each part is the shipped or the simplest one where it is not given. */
export interface AppOptions<A extends Adapter = Adapter> {
  /** An empty store of its own, in memory unless told otherwise. */
  readonly engine?: Engine;
  /** In place of that: where a store is that others share, or one that is open and stays open when the app closes. */
  readonly store?: StoreLocation | Store;
  /** What the clock says, in epoch milliseconds. */
  readonly now?: number;
  /** In place of that: a clock that goes. */
  readonly clock?: Clock;
  readonly data?: Dataset;
  /** A folder of data laid over the shipped one. */
  readonly overlay?: string;
  readonly tree?: CommandTree;
  /** Commands beside the shipped ones. */
  readonly extra?: Readonly<Record<string, Command>>;
  /** Platforms to join; they are started with the app and stopped with it. */
  readonly connect?: readonly Connect<A>[];
  /** Adapters that are joined as they are: somebody else starts and stops them. */
  readonly adapters?: readonly Adapter[];
  /** Draws the pictures of answers; without it they are in words. */
  readonly drawPicture?: AdapterParts['drawPicture'] | undefined;
  /** The keys that tokens of workspaces are encrypted with. */
  readonly keys?: SecretKeys;
  /** How adapters wait. */
  readonly wait?: Wait;
  readonly telemetry?: Watched;
  /** How scheduled messages are traced. */
  readonly traced?: Parameters<typeof startScheduler>[0]['traced'];
}

/** The whole app, as the production container builds it, and what was reported as a bug. */
export interface TestApp<A extends Adapter = Adapter> extends App {
  readonly tree: CommandTree;
  /** The adapters that it made, in the order they were asked for. */
  readonly connected: readonly A[];
  readonly telemetry: Watched;
  readonly bugs: unknown[];
  /** Those among them that the app itself met, each after the number that a person was given for it. */
  readonly reports: readonly (readonly [string | undefined, unknown])[];
  /** Ada types a line. */
  readonly say: (text: string, over?: Partial<Invocation>) => Promise<Answer>;
  /** Ada presses a button. */
  readonly press: (call: Call, over?: Partial<Invocation>) => Promise<Answer>;
  /** One round of what is sent unasked; how often each outcome came. */
  readonly tick: () => Promise<Record<string, number>>;
  /** Stops what it started and closes what it opened. */
  readonly close: () => Promise<void>;
}

/** Builds an app over any engine and any platforms, and starts it. */
export async function openApp<A extends Adapter = Adapter>(options: AppOptions<A> = {}): Promise<TestApp<A>> {
  const { clock = { now: () => options.now ?? 1_000 }, telemetry = watched(), wait = paced(1) } = options;
  const data = options.data ?? shippedData(options.overlay);
  const tree = options.tree ?? (await shippedTree(options.extra));
  const { store, closeStore } = await storeOf(options);
  const reports: [string | undefined, unknown][] = [];
  const report = (error: unknown, id?: string): void => {
    reports.push([id, error]);
    telemetry.error(error);
  };
  const app = assembleApp({ tree, data, store, clock, report, tell: (line) => telemetry.log(line) });
  const now = (): number => clock.now();
  const stores = adapterStores(store, now, (line) => telemetry.log(line), options.keys);
  const connected = await Promise.all(
    (options.connect ?? []).map(async (connect) =>
      connect({ telemetry, wait, now, ...stores, drawPicture: options.drawPicture }),
    ),
  );
  const adapters = [...(options.adapters ?? []), ...connected];
  adapters.forEach(app.join);
  await Promise.all(connected.map((adapter) => adapter.start(app.core)));
  return {
    ...{ ...app, tree, connected, telemetry, reports, bugs: telemetry.bugs },
    ...speaking(app),
    async tick() {
      const counts: Record<string, number> = {};
      const ticks = startScheduler({
        ...{ ...app, adapters, now },
        count: (what) => (counts[what] = (counts[what] ?? 0) + 1),
        after: () => app.notices.refresh(),
        traced: options.traced,
        report,
        signal: new AbortController().signal,
      });
      await ticks.stop();
      return counts;
    },
    async close() {
      await Promise.all(connected.map((adapter) => adapter.stop()));
      await closeStore();
    },
  };
}

/** The store that was asked for, and how it is closed. */
async function storeOf({ engine = 'sqlite-memory', store }: AppOptions) {
  if (store !== undefined && !('kind' in store)) return { store, closeStore: () => Promise.resolve() };
  const own = store === undefined ? await emptyDatabase(engine) : undefined;
  const opened = await openStore(store ?? own?.location ?? { kind: 'sqlite', file: ':memory:' });
  return {
    store: opened,
    async closeStore() {
      await opened.close();
      await own?.remove();
    },
  };
}

/** What Ada says and presses, without a platform between. */
function speaking({ core }: App): Pick<TestApp, 'say' | 'press'> {
  const base = { id: 'i1', path: [], actor: ACTOR, venue: VENUE, at: 1_000 };
  return {
    say: (text, over = {}) => core.invoke({ ...base, input: { kind: 'text', text }, ...over }),
    press: ({ path, fields, intent, page }, over = {}) =>
      core.invoke({
        ...base,
        path,
        input: { kind: 'fields', fields },
        ...(intent && { intent }),
        ...(page !== undefined && { page }),
        ...over,
      }),
  };
}
