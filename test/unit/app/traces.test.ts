import { describe, expect, it, onTestFinished } from 'vitest';
import { tracedRest } from '../../../src/adapters/discord/connection/rest.ts';
import { SlackError } from '../../../src/adapters/slack/connection/failure.ts';
import { parseConfig } from '../../../src/app/config.ts';
import { traceFinding } from '../../../src/app/doctor/traces.ts';
import { typeOf } from '../../../src/app/traces/open.ts';
import { openTraces } from '../../../src/observability/traces/open.ts';
import { openCollector } from '../../harness/traces/collector.ts';

const ENDPOINT = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318/' };
const SAMPLER = { name: 'parentbased_always_on', ratio: 1 } as const;

async function collector(status = 200) {
  const opened = await openCollector(status);
  onTestFinished(() => opened.close());
  return { ...opened, config: { url: `${opened.url}/v1/traces`, sampler: SAMPLER } };
}

describe('given the settings of traces', () => {
  it('when an endpoint is set, then they go there; a whole address goes before', () => {
    expect(parseConfig(ENDPOINT).traces).toEqual({
      url: 'http://collector:4318/v1/traces',
      sampler: SAMPLER,
    });
    const whole = { ...ENDPOINT, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'https://other/x' };
    expect(parseConfig(whole).traces?.url).toBe('https://other/x');
  });

  it.each([
    {},
    { ...ENDPOINT, OTEL_SDK_DISABLED: 'TRUE', OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' },
    { ...ENDPOINT, OTEL_TRACES_EXPORTER: 'none' },
    { OTEL_TRACES_SAMPLER: 'jaeger_remote' },
  ])('when they are %o, then there are none, and what other programs read is no mistake', (variables) => {
    expect(parseConfig(variables).traces).toBeUndefined();
  });

  it('when one does not fit, then it is named', () => {
    expect(() => parseConfig({ ...ENDPOINT, OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' })).toThrow('no gRPC');
    expect(() => parseConfig({ ...ENDPOINT, OTEL_TRACES_SAMPLER_ARG: '2' })).toThrow('0 to 1');
    expect(() => parseConfig({ OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4318' })).toThrow('address');
  });
});

describe('given a collector', () => {
  it('when the doctor looks at it, then traces are off, on, or not taken, with the fix', async () => {
    expect(await traceFinding(undefined)).toMatchObject({ state: 'good' });
    expect(await traceFinding((await collector()).config)).toMatchObject({ state: 'good' });
    const refused = await traceFinding((await collector(403)).config);
    expect(refused).toMatchObject({
      state: 'doubtful',
      what: expect.stringContaining('HTTP 403') as unknown,
      fix: expect.stringContaining('OTEL_EXPORTER_OTLP_HEADERS') as unknown,
    });
  });

  it('when a request to a platform fails within a trace, then its route has no ids and the error no words', async () => {
    const { config, spans, bodies } = await collector();
    const traces = openTraces({
      config,
      version: '1',
      typeOf,
      report: (error) => expect.fail(error.message),
    });
    const rest = tracedRest(
      { call: () => Promise.reject(new SlackError({ kind: 'unreachable', what: 'canary-words' })) },
      {
        event: (kind, work) => traces.spans.span(kind, {}, work),
        request: (method, work) => traces.spans.below(method, {}, work),
      },
    );
    const call = () => rest.call('PATCH', '/webhooks/123/canarytoken/messages/@original');
    await expect(call()).rejects.toThrow();
    await expect(traces.spans.span('command', {}, call)).rejects.toThrow();
    await traces.stop();
    expect(spans().map(({ name, facts }) => [name, facts])).toEqual([
      ['PATCH /webhooks/:id/:id/messages/@original', { 'error.type': 'unreachable' }],
      ['command', { 'error.type': 'unreachable' }],
    ]);
    expect(bodies.join()).not.toContain('canary');
  });

  it('when none are to be sampled, then nothing is sent', async () => {
    const { config, bodies } = await collector();
    const sampler = { name: 'traceidratio', ratio: 0 } as const;
    const parts = { version: '1', typeOf, report: (error: Error) => expect.fail(error.message) };
    const traces = openTraces({ config: { ...config, sampler }, ...parts });
    await traces.spans.span('command', {}, () => Promise.resolve());
    expect(await traces.stop()).toBe(true);
    expect(bodies).toEqual([]);
  });
});
