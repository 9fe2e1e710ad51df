import type { Finding } from '../../adapters/shared/inspection.ts';
import type { TraceConfig } from '../../observability/traces/config.ts';

/** Whether traces are on, and whether the collector takes them: it is sent an empty batch. */
export async function traceFinding(config: TraceConfig | undefined): Promise<Finding> {
  const subject = 'traces';
  if (!config) return { subject, state: 'good', what: 'off: OTEL_EXPORTER_OTLP_ENDPOINT is not set' };
  const { lookAtCollector } = await import('../../observability/traces/open.ts');
  const error = await lookAtCollector(config);
  if (error) return { subject, state: 'doubtful', what: error.message, fix: error.fix };
  return { subject, state: 'good', what: `on: ${new URL(config.url).host} takes them` };
}
