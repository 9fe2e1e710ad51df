/** Rung on Slack over HTTP, its database on disk. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { SendResult } from '../../src/adapters/shared/adapter.ts';
import { createRateLimiter } from '../../src/adapters/shared/rate-limiter.ts';
import { createSlack } from '../../src/adapters/slack/adapter.ts';
import { benchWatch } from './watch.ts';
import { deliverDue } from '../../src/scheduling/worker/deliver.ts';
import { openCore } from './core.ts';
import { fillSqlite, sending, sent } from './sending.ts';
import { SECRET } from './slack-secret.ts';

const folder = mkdtempSync(join(tmpdir(), 'rung-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
process.on('SIGTERM', () => process.exit(0));
const file = join(folder, 'rung.sqlite');
const { core, store, data } = await openCore({ kind: 'sqlite', file });
const slack = createSlack({
  settings: {
    botToken: 'xoxb-bench',
    appToken: undefined,
    readsChannels: false,
    http: { signingSecret: SECRET, port: 0 },
    apiUrl: `http://127.0.0.1:${process.argv[2] ?? ''}/api/`,
  },
  telemetry: benchWatch('slack'),
  wait: (ms, signal) => setTimeout(ms, undefined, { signal }),
  now: () => Date.now(),
});
await slack.start(core);
process.on('message', (order: Order) => void obey(order));
process.send?.(slack.port);

/** What the benchmark has this process do beside answering. */
type Order =
  | { readonly kind: 'fill'; readonly people: number }
  /** Writes to whoever is due, at so many a second or as fast as it can, until all are or it is told to stop. */
  | { readonly kind: 'nudge'; readonly limit?: number }
  | { readonly kind: 'stop' };

let stopping = new AbortController();

/** Says how many were written to and in how many milliseconds, once that is over. */
async function obey(order: Order): Promise<void> {
  if (order.kind === 'fill') fillSqlite(file, order.people);
  if (order.kind === 'stop') stopping.abort(new Error('stopping'));
  if (order.kind !== 'nudge') return;
  stopping = new AbortController();
  const { signal } = stopping;
  const pace =
    order.limit === undefined
      ? undefined
      : createRateLimiter({ most: order.limit, interval: 1_000, spread: true });
  const began = performance.now();
  let count = 0;
  const counted = () => {
    count += 1;
    return sent();
  };
  const send = () => (pace ? pace.run(counted, signal).catch(later) : counted());
  await deliverDue({ ...sending({ store, data, send }), count: () => undefined, signal });
  process.send?.({ count, ms: performance.now() - began });
}

const later = (): SendResult => ({ kind: 'retryable', after: 0, what: 'stopping' });
