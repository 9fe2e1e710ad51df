/** How traces are recorded and where they are sent. The exporter reads what else there is from the standard variables. */
export interface TraceConfig {
  /** Where spans are posted: the collector's whole address. */
  readonly url: string;
  readonly sampler: Sampling;
}

/** The samplers that OpenTelemetry names. */
export const SAMPLERS = [
  'always_on',
  'always_off',
  'traceidratio',
  'parentbased_always_on',
  'parentbased_always_off',
  'parentbased_traceidratio',
] as const;

/** Which traces are recorded; `ratio` is the part of them, 0 to 1, where the sampler goes by one. */
export interface Sampling {
  readonly name: (typeof SAMPLERS)[number];
  readonly ratio: number;
}
