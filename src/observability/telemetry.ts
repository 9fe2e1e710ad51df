import type { Telemetry } from '../adapters/shared/adapter.ts';
import type { ErrorReporter, LogLine } from './errors.ts';
import type { Metrics } from './metrics.ts';
import type { Platforms } from './platform-status.ts';

/** The parts that a platform’s telemetry is built from. */
export interface TelemetryParts {
  readonly log: LogLine;
  readonly errors: ErrorReporter;
  readonly metrics: Metrics;
  readonly platforms: Platforms;
}

/** The telemetry of one platform: lines go to the log, numbers to the metrics. */
export function createTelemetry(
  platform: string,
  { log, errors, metrics, platforms }: TelemetryParts,
): Telemetry {
  return {
    log,
    error(error) {
      metrics.count(platform, 'bug');
      errors.report(error);
    },
    count: (event) => metrics.count(platform, event),
    answered: (ms) => metrics.answered(platform, ms),
    connected: (count) => metrics.connected(platform, count),
    status: (status) => platforms.update(platform, status),
  };
}
