import { setTimeout } from 'node:timers/promises';
import { ExportResultCode, type ExportResult } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import {
  defaultResource,
  detectResources,
  resourceAttributesEnvDetector,
  resourceFromAttributes,
  serviceNameEnvDetector,
} from '@opentelemetry/resources';
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
  type Sampler,
  type SpanExporter,
} from '@opentelemetry/sdk-trace';
import { CollectorError } from './collector-error.ts';
import type { Sampling, TraceConfig } from './config.ts';
import { spansBy } from './spans-by.ts';
import type { Traces } from './spans.ts';

/** What traces are opened with. */
export interface TraceParts {
  readonly config: TraceConfig;
  readonly version: string;
  /** Told each time that the collector did not take spans. */
  readonly report: (error: CollectorError) => void;
  /** The type of an error as one of few words. */
  readonly typeOf: (error: unknown) => string;
}

/** The most spans that wait to be sent, about half a kilobyte each: what comes on top of them is left out. */
const QUEUE = 2_048;
/** How long sending the last ones may hold up the stop, in milliseconds. */
const LAST = 2_000;
/** How long a collector may take to answer when it is only looked at, in milliseconds. */
const LOOK = 3_000;

/** Records spans and sends them to the collector in the background, in batches. Importing this loads the SDK. */
export function openTraces({ config, version, report, typeOf }: TraceParts): Traces {
  const own = resourceFromAttributes({ 'service.name': 'rung', 'service.version': version });
  const provider = new TracerProvider({
    resource: defaultResource()
      .merge(own)
      .merge(detectResources({ detectors: [resourceAttributesEnvDetector, serviceNameEnvDetector] })),
    sampler: samplerOf(config.sampler),
    spanProcessors: [
      new BatchSpanProcessor({ exporter: reporting(config.url, report), maxQueueSize: QUEUE }),
    ],
  });
  return {
    spans: spansBy(provider.getTracer('rung', version), typeOf),
    async stop() {
      const done = provider.shutdown().catch(() => undefined);
      const isDone = await Promise.race([done.then(() => true), setTimeout(LAST, false)]);
      if (!isDone) report(new CollectorError(config.url, undefined));
      return isDone;
    },
  };
}

/** Posts no span at all; resolves to why the collector did not take that, undefined where it did. */
export function lookAtCollector({ url }: TraceConfig): Promise<CollectorError | undefined> {
  return new Promise((resolve) => {
    new OTLPTraceExporter({ url, timeoutMillis: LOOK }).export([], ({ code, error }) =>
      resolve(code === ExportResultCode.SUCCESS ? undefined : new CollectorError(url, error)),
    );
  });
}

/** The exporter, which tells when the collector did not take spans. It tries each batch again for ten seconds. */
function reporting(url: string, report: TraceParts['report']): SpanExporter {
  const exporter = new OTLPTraceExporter({ url });
  return {
    export(spans, done: (result: ExportResult) => void) {
      exporter.export(spans, (result) => {
        if (result.code !== ExportResultCode.SUCCESS) report(new CollectorError(url, result.error));
        done(result);
      });
    },
    forceFlush: () => exporter.forceFlush(),
    shutdown: () => exporter.shutdown(),
  };
}

function samplerOf({ name, ratio }: Sampling): Sampler {
  const kind = name.replace(/^parentbased_/, '');
  const root =
    kind === 'always_off'
      ? new AlwaysOffSampler()
      : kind === 'traceidratio'
        ? new TraceIdRatioBasedSampler(ratio)
        : new AlwaysOnSampler();
  return name === kind ? root : new ParentBasedSampler({ root });
}
