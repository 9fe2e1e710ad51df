import type { Telemetry } from '../adapters/shared/adapter.ts';
import type { ErrorReporter } from './errors.ts';
import type { LogLine } from './log.ts';
import type { Counts } from './metrics.ts';
import type { Platforms } from './platform-status.ts';
import type { Spans } from './traces/spans.ts';

/** The parts that a platform’s telemetry is built from. */
export interface TelemetryParts {
  readonly log: LogLine;
  readonly errors: ErrorReporter;
  readonly metrics: Counts;
  readonly platforms: Platforms;
  /** Undefined where nothing is traced. */
  readonly spans?: Spans | undefined;
}

/** The telemetry of one platform: lines go to the log, numbers to the metrics. */
export function createTelemetry(
  platform: string,
  { log, errors, metrics, platforms, spans }: TelemetryParts,
): Telemetry {
  return {
    log: (line, fields) => log(line, { ...{ level: 'warn', event: 'platform', platform }, ...fields }),
    error(error) {
      metrics.count(platform, 'bug');
      errors.report(error);
    },
    count(event) {
      metrics.count(platform, event);
      log(`${platform}: ${event}`, { level: 'debug', event, platform });
    },
    answered(ms) {
      metrics.answered(platform, ms);
      log(`${platform}: an answer took ${Math.round(ms)} ms`, { level: 'debug', event: 'answer', platform });
    },
    waited: (ms) => metrics.waited(platform, ms),
    connected: (count) => metrics.connected(platform, count),
    status: (status) => platforms.update(platform, status),
    ...(spans && {
      tracing: {
        event: (kind, work) => spans.span(kind, { platform }, work),
        request: (method, work) => spans.below(method, { platform }, work),
      },
    }),
  };
}
