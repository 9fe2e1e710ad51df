import { z } from 'zod';
import type { Variables } from '../../adapters/shared/settings.ts';
import { SAMPLERS, type TraceConfig } from '../../observability/traces/config.ts';

const address = z
  .string()
  .regex(/^https?:\/\/[^\s/]+\S*$/, 'must be the address of a collector, such as http://localhost:4318')
  .refine((one) => URL.canParse(one), 'must be an address')
  .optional();
const protocol = z
  .enum(
    ['http/json', 'http/protobuf'],
    'must be http/json: Rung speaks no gRPC, and collectors take HTTP on port 4318',
  )
  .optional();
const text = z.string().optional();

/** The standard settings of traces, as variables of the environment; the exporter reads some of them by itself. */
export const traceSettings = {
  OTEL_EXPORTER_OTLP_ENDPOINT: address,
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: address,
  OTEL_EXPORTER_OTLP_HEADERS: text,
  OTEL_EXPORTER_OTLP_PROTOCOL: protocol,
  OTEL_SERVICE_NAME: text,
  OTEL_RESOURCE_ATTRIBUTES: text,
  OTEL_TRACES_EXPORTER: text,
  OTEL_TRACES_SAMPLER: z
    .enum(SAMPLERS, `must be one of ${SAMPLERS.join(', ')}`)
    .default('parentbased_always_on'),
  OTEL_TRACES_SAMPLER_ARG: z
    .string()
    .regex(/^(?:0(?:\.\d+)?|1(?:\.0+)?)$/, 'must be a part of all traces, 0 to 1, such as 0.1')
    .default('1')
    .transform(Number),
  OTEL_SDK_DISABLED: text,
};

/**
 * The environment without the variables of traces where none are asked for, as where nothing is set: what they hold is
 * then for other programs, and may be what Rung does not know.
 */
export function traceVariables(variables: Variables): Variables {
  const isAsked =
    variables['OTEL_EXPORTER_OTLP_ENDPOINT'] !== undefined ||
    variables['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'] !== undefined;
  const isOff =
    String(variables['OTEL_SDK_DISABLED']).toLowerCase() === 'true' ||
    variables['OTEL_TRACES_EXPORTER'] === 'none';
  if (isAsked && !isOff) return variables;
  return Object.fromEntries(Object.entries(variables).filter(([name]) => !name.startsWith('OTEL_')));
}

/** Where traces go and which; undefined where none are asked for. */
export function tracesOf(set: z.output<z.ZodObject<typeof traceSettings>>): TraceConfig | undefined {
  const base = set.OTEL_EXPORTER_OTLP_ENDPOINT;
  const url = set.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ?? (base && `${base.replace(/\/$/, '')}/v1/traces`);
  if (url === undefined) return undefined;
  return { url, sampler: { name: set.OTEL_TRACES_SAMPLER, ratio: set.OTEL_TRACES_SAMPLER_ARG } };
}
