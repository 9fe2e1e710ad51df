/** Rung as it runs, on both platforms, in a process of its own, on its parent's clock and killed where its parent says. */
import { createDiscord } from '../../../src/adapters/discord/adapter.ts';
import type { Adapter } from '../../../src/adapters/shared/adapter.ts';
import { createSlack } from '../../../src/adapters/slack/adapter.ts';
import { openApp, type Connect } from '../app.ts';
import type { ProcessSettings, Tick, Told } from './start-rung.ts';

const settings = JSON.parse(process.argv[2] ?? '') as ProcessSettings;
const say = (told: Told): void => void process.send?.(told);
let time = settings.now;
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
const connect: readonly Connect<Adapter>[] = [
  (parts) =>
    mortal(createSlack({ settings: { ...settings.slack, http: undefined, readsChannels: false }, ...parts })),
  // One process listens at a time, and the one that was killed still holds the lease.
  ({ telemetry, wait, now, workspaces, conversationStore }) =>
    mortal(
      createDiscord({
        settings: { ...settings.discord, shards: undefined },
        telemetry,
        wait,
        now,
        workspaces,
        conversationStore,
      }),
    ),
];
const app = await openApp({ store: settings.location, clock: { now: () => time }, connect });

process.on('message', (tick: Tick) => {
  time = tick.now;
  dies = tick.dies;
  void app
    .tick()
    .then((counts) => say({ kind: 'ticked', counts, bugs: app.bugs.splice(0).map((one) => String(one)) }));
});
process.on('disconnect', () => process.exit());
say({ kind: 'ready' });
