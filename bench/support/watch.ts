import type { Telemetry } from '../../src/adapters/shared/adapter.ts';
import { incidentId } from '../../src/core/run/incident.ts';
import { createErrorReporter } from '../../src/observability/errors.ts';
import { createLog, textSink } from '../../src/observability/log.ts';
import { createMetrics } from '../../src/observability/metrics.ts';
import { createPlatforms } from '../../src/observability/platform-status.ts';
import { createTelemetry } from '../../src/observability/telemetry.ts';

/** What an adapter tells of one platform, as in the process that is measured against. */
export function benchWatch(platform: string): Telemetry {
  // At the level that Rung has unless told otherwise: a line for each answer would be measured as well.
  const log = createLog({
    level: 'info',
    sink: textSink((text) => void process.stderr.write(text)),
    secrets: [],
  });
  const elapsed = (): number => performance.now();
  return createTelemetry(platform, {
    log,
    errors: createErrorReporter({ log, elapsed, newId: incidentId }),
    metrics: createMetrics(),
    platforms: createPlatforms({ names: [platform], log, elapsed }),
  });
}
