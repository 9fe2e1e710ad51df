import type { Telemetry } from '../../src/adapters/shared/adapter.ts';
import { incidentId } from '../../src/core/run/incident.ts';
import { createErrorReporter } from '../../src/observability/errors.ts';
import { createMetrics } from '../../src/observability/metrics.ts';
import { createPlatforms } from '../../src/observability/platform-status.ts';
import { createTelemetry } from '../../src/observability/telemetry.ts';

/** What an adapter tells of one platform, as in the process that is measured against. */
export function benchWatch(platform: string): Telemetry {
  const log = (line: string): void => void process.stderr.write(`${line}\n`);
  const elapsed = (): number => performance.now();
  return createTelemetry(platform, {
    log,
    errors: createErrorReporter({ log, elapsed, newId: incidentId }),
    metrics: createMetrics(),
    platforms: createPlatforms({ names: [platform], log, elapsed }),
  });
}
