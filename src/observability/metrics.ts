import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** How a command was answered: as asked, with a question back or a refusal in words, or with an apology. */
export type CommandOutcome = 'answered' | 'asked' | 'failed';

/** Takes what is counted and timed. Nothing in it names a person or what was said. */
export interface Counts {
  count(platform: string, event: string): void;
  /** How long an answer took to be sent, in milliseconds. */
  answered(platform: string, ms: number): void;
  /** A command was answered; `command` is the name of one that there is. */
  command(
    what: { readonly command: string; readonly platform: string; readonly outcome: CommandOutcome },
    ms: number,
  ): void;
  connected(platform: string, count: number): void;
  /** Counts a scheduled message by its outcome; the outcomes are listed in the metric's help. */
  nudged(outcome: string): void;
  /** How long a proactive request waited below a platform's rate limit, in milliseconds. */
  waited(platform: string, ms: number): void;
  /** How long work on the database took, in milliseconds. */
  database(kind: 'read' | 'change', ms: number): void;
  /** Whether this process holds a lease of a kind. */
  lease(name: string, isHeld: boolean): void;
}

/** Counters and timings, in the format that Prometheus scrapes. */
export interface Metrics extends Counts {
  /** Where further metrics are added. */
  readonly registry: Registry;
  /** The text that is scraped, and its content type. */
  text(): Promise<{ readonly type: string; readonly body: string }>;
}

/** Seconds: from an answer out of memory to one that Slack or Discord had to be asked for again. */
const BUCKETS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60];
/** Seconds: from a row out of memory to a time-out. */
const QUICK = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5, 15];

/** Builds the metrics of one process, all at zero, in a registry of their own. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const counted = countersIn([registry]);
  const timed = timingsIn([registry]);
  new Gauge({
    name: 'rung_resident_bytes',
    help: 'Memory of the process.',
    registers: [registry],
    collect() {
      this.set(process.memoryUsage.rss());
    },
  });
  return {
    registry,
    count(platform, event) {
      counted.events.inc({ platform, event });
      if (event === 'heard') counted.heard.setToCurrentTime({ platform });
    },
    answered: (platform, ms) => timed.answers.observe({ platform }, ms / 1000),
    command({ command, platform, outcome }, ms) {
      counted.commands.inc({ command, platform, outcome });
      timed.commands.observe({ command, platform }, ms / 1000);
    },
    nudged(outcome) {
      counted.nudges.inc({ outcome });
      if (outcome === 'sent' || outcome === 'late') counted.sent.setToCurrentTime();
    },
    waited: (platform, ms) => timed.waits.observe({ platform }, ms / 1000),
    database: (kind, ms) => timed.database.observe({ kind }, ms / 1000),
    lease: (name, isHeld) => counted.leases.set({ lease: name }, isHeld ? 1 : 0),
    connected: (platform, count) => counted.open.set({ platform }, count),
    async text() {
      return { type: registry.contentType, body: await registry.metrics() };
    },
  };
}

const countersIn = (registers: Registry[]) => ({
  events: new Counter({
    name: 'rung_events_total',
    help: 'What happened: heard, answered, ignored, unreadable, repeated, refused, retried, undelivered, unreached, revoked, bug.',
    labelNames: ['platform', 'event'],
    registers,
  }),
  commands: new Counter({
    name: 'rung_commands_total',
    help: 'Commands by how they were answered: answered, asked (a question back, or a refusal in words), failed.',
    labelNames: ['command', 'platform', 'outcome'],
    registers,
  }),
  nudges: new Counter({
    name: 'rung_nudges_total',
    help: 'What became of nudges: sent, late, resent, skipped, failed, unknown, dropped, suspended, fenced.',
    labelNames: ['outcome'],
    registers,
  }),
  open: new Gauge({
    name: 'rung_connections',
    help: 'Open connections to the platform.',
    labelNames: ['platform'],
    registers,
  }),
  leases: new Gauge({
    name: 'rung_lease_held',
    help: 'Whether this process holds a lease that only one may hold.',
    labelNames: ['lease'],
    registers,
  }),
  heard: new Gauge({
    name: 'rung_last_heard_timestamp_seconds',
    help: 'When something was last heard from the platform, in seconds since 1970.',
    labelNames: ['platform'],
    registers,
  }),
  sent: new Gauge({
    name: 'rung_last_sent_timestamp_seconds',
    help: 'When a scheduled message was last sent, in seconds since 1970; 0 where none was.',
    registers,
  }),
});

const timingsIn = (registers: Registry[]) => ({
  answers: new Histogram({
    name: 'rung_answer_seconds',
    help: 'How long an answer took to be sent.',
    labelNames: ['platform'],
    buckets: BUCKETS,
    registers,
  }),
  commands: new Histogram({
    name: 'rung_command_seconds',
    help: 'How long a command took to be worked out, without sending.',
    labelNames: ['command', 'platform'],
    buckets: [0.005, 0.025, 0.1, 0.5, 2.5],
    registers,
  }),
  waits: new Histogram({
    name: 'rung_rate_limit_wait_seconds',
    help: 'How long requests that nobody waits for waited below a rate limit of the platform.',
    labelNames: ['platform'],
    buckets: [0.01, 0.1, 0.5, 1, 2.5, 5, 10, 20],
    registers,
  }),
  database: new Histogram({
    name: 'rung_database_seconds',
    help: 'How long work on the database took, the wait for it included: read or change.',
    labelNames: ['kind'],
    buckets: QUICK,
    registers,
  }),
});
