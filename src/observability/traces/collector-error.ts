/** The collector of traces did not take them. Its message is the cause and `fix` the remedy; neither holds a secret. */
export class CollectorError extends Error {
  readonly fix: string;

  /** `error` is the exporter's: only its code is repeated, since its words may be the collector's. */
  constructor(url: string, error: unknown) {
    const why = reasonOf(error);
    super(`The collector of traces at ${new URL(url).host} does not take them (${why}).`);
    this.name = 'CollectorError';
    this.fix = `${FIXES[why] ?? FIX} Rung works without it; traces that were not taken are lost.`;
  }
}

const FIX = 'Check OTEL_EXPORTER_OTLP_ENDPOINT, and that the collector runs and takes OTLP over HTTP.';
const HEADERS = 'Check OTEL_EXPORTER_OTLP_HEADERS.';
const FIXES: Readonly<Record<string, string>> = {
  'HTTP 401': HEADERS,
  'HTTP 403': HEADERS,
  'HTTP 404':
    'Check the path of OTEL_EXPORTER_OTLP_TRACES_ENDPOINT; OTEL_EXPORTER_OTLP_ENDPOINT is without /v1/traces.',
  'HTTP 415': 'Let the collector take OTLP as JSON.',
};

/** A status of HTTP or a code of the system, else that nothing came in time. */
function reasonOf(error: unknown): string {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
  if (typeof code === 'number') return `HTTP ${code}`;
  return typeof code === 'string' && /^[A-Z_]{3,40}$/.test(code) ? code : 'no answer in time';
}
