import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Counters and timings, in the format that Prometheus scrapes. Nothing in it names a person or what was said. */
export interface Metrics {
  count(platform: string, event: string): void;
  /** Milliseconds. */
  answered(platform: string, ms: number): void;
  connected(platform: string, count: number): void;
  /** Counts a scheduled message by its outcome; the outcomes are listed in the metric's help. */
  nudged(outcome: string): void;
  /** The text that is scraped, and its content type. */
  text(): Promise<{ readonly type: string; readonly body: string }>;
}

/** Seconds: from an answer out of memory to one that Slack or Discord had to be asked for again. */
const BUCKETS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60];

/** Builds the metrics of one process, all at zero, in a registry of their own. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const events = new Counter({
    name: 'rung_events_total',
    help: 'What happened: heard, answered, ignored, unreadable, repeated, refused, retried, undelivered, unreached, revoked, bug.',
    labelNames: ['platform', 'event'],
    registers,
  });
  const answers = new Histogram({
    name: 'rung_answer_seconds',
    help: 'How long an answer took to be sent.',
    labelNames: ['platform'],
    buckets: BUCKETS,
    registers,
  });
  const nudges = new Counter({
    name: 'rung_nudges_total',
    help: 'What became of nudges: sent, late, resent, skipped, failed, unknown, dropped, suspended, fenced.',
    labelNames: ['outcome'],
    registers,
  });
  const open = new Gauge({
    name: 'rung_connections',
    help: 'Open connections to the platform.',
    labelNames: ['platform'],
    registers,
  });
  new Gauge({
    name: 'rung_resident_bytes',
    help: 'Memory of the process.',
    registers,
    collect() {
      this.set(process.memoryUsage.rss());
    },
  });
  return {
    count: (platform, event) => events.inc({ platform, event }),
    answered: (platform, ms) => answers.observe({ platform }, ms / 1000),
    nudged: (outcome) => nudges.inc({ outcome }),
    connected: (platform, count) => open.set({ platform }, count),
    async text() {
      return { type: registry.contentType, body: await registry.metrics() };
    },
  };
}
