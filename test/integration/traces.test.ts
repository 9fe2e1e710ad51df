import { describe, expect } from 'vitest';
import { openTraces } from '../../src/observability/traces/open.ts';
import { testClosing } from '../harness/closing.ts';
import { openCollector, type PostedSpan } from '../harness/traces/collector.ts';
import { runPiped } from '../harness/traces/run-piped.ts';
import { temporaryFolder } from '../harness/folder.ts';
import { CANARY } from '../harness/offers/canary.ts';
import { onSlack } from '../harness/offers/whole-slack.ts';
import { openDirect } from '../harness/platforms/direct.ts';
import { beginPlan, BEGIN, MONDAY } from '../harness/platforms/plan.ts';
import { tick } from '../harness/scheduling/tick.ts';

const folder = temporaryFolder();
/** How long a process of its own may take, in milliseconds. */
const ANSWER = 60_000;

const it = testClosing.extend(
  'collector',
  ({ closing }) =>
    async (answers?: number | 'hangs') =>
      closing(await openCollector(answers)),
);

describe.concurrent('given a collector and Rung on Slack', () => {
  it('when people type, press and are told off, then spans tell what took how long and nothing of what was said', async ({
    closing,
    collector,
  }) => {
    const collected = await collector();
    const { url, bodies, headers } = collected;
    const chat = await onSlack(folder.file('slack'), 'socket', {
      OTEL_EXPORTER_OTLP_ENDPOINT: url,
      OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20canary-header',
      OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=test',
      RUNG_LOG_WORKSPACE_KEY: 'a key that nobody else has',
      RUNG_LOG_LEVEL: 'debug',
    });
    closing(chat);
    await chat.type('/salary offer 123457 gbp senior london');
    await chat.press('Another offer');
    await chat.fill({ base: '123457 gbp', where: 'senior london' });
    await chat.say('a wholly unheard of canary-sentence');
    await chat.type('/rung settings level senior');
    expect(await chat.rung.stop('SIGTERM')).toBe(0);

    const found = collected.spans();
    const named = (name: string) => found.filter((one) => one.name === name);
    const parentOf = (span: PostedSpan | undefined) => found.find((one) => one.spanId === span?.parentSpanId);
    expect(named('salary offer')[0]?.facts).toEqual({
      platform: 'slack',
      workspace: expect.stringMatching(/^[0-9a-f]{12}$/) as unknown,
      outcome: 'answered',
    });
    expect(parentOf(named('salary offer')[0])).toMatchObject({
      name: 'command',
      facts: { platform: 'slack' },
    });
    expect(parentOf(named('views.open')[0])?.name).toBe('pressed');
    expect(parentOf(named('response_url')[0])?.name).toBe('command');
    expect(parentOf(named('store people.remember')[0])?.name).toMatch(/^store transaction$|^rung settings$/);
    expect(found.filter((one) => parentOf(one) === undefined && one.parentSpanId !== undefined)).toEqual([]);
    expect(collected.resource()).toMatchObject({
      'service.name': 'rung',
      'deployment.environment.name': 'test',
    });
    expect(headers[0]).toContain('Bearer canary-header');
    expect(bodies.join('\n')).not.toMatch(CANARY);
    expect(bodies.join('\n')).not.toMatch(/canary|xoxb|xapp|\bada\b|\bbob\b|\b[TU][0-9A-Z]{6,}\b/);
    expect(chat.rung.said()).not.toContain('canary');
  }, 120_000);

  it('when scheduled messages are sent, then each is a trace with its outcome, and so is the claim', async ({
    closing,
    collector,
  }) => {
    const collected = await collector();
    let now = BEGIN;
    const traces = openTraces({
      config: { url: `${collected.url}/v1/traces`, sampler: { name: 'always_on', ratio: 1 } },
      ...{ version: '1', typeOf: () => 'bug', report: (error) => expect.fail(error.message) },
    });
    const { chat, ...place } = await openDirect('slack', { now: () => now });
    closing(chat);
    await beginPlan(chat);
    now = MONDAY;
    const traced = { spans: traces.spans, workspaceKey: undefined };
    for (const count of [{ sent: 1 }, {}])
      expect(await tick({ ...place, now: () => now, traced })).toEqual(count);
    expect(await traces.stop()).toBe(true);
    expect(collected.spans().map(({ name, facts }) => [name, facts])).toEqual([
      ['claim', { claimed: 1 }],
      [
        'send weekly-plan',
        { platform: 'slack', workspace: place.person.workspace, kind: 'weekly-plan', outcome: 'sent' },
      ],
    ]);
  });
});

describe.concurrent('given Rung in a terminal', () => {
  it(
    'when nothing asks for traces, then no part of their SDK is loaded',
    async () => {
      const { code, answer, loaded } = await runPiped(folder, { NAME: 'off' });
      expect([code, answer]).toEqual([0, expect.stringContaining('£') as unknown]);
      // The library of metrics brings the names of types.
      expect(loaded.filter((one) => one !== '@opentelemetry/api')).toEqual([]);
    },
    ANSWER,
  );

  it.for([
    ['never answers', 'hangs', /no answer in time/],
    ['refuses', 401, /HTTP 401\)\. Check OTEL_EXPORTER_OTLP_HEADERS/],
  ] as const)(
    'when the collector %s, then the answer comes, the stop waits a little and one line says so',
    { timeout: ANSWER },
    async ([how, answers, why], { collector }) => {
      const { url } = await collector(answers);
      const env = { OTEL_EXPORTER_OTLP_ENDPOINT: url, NAME: how.replaceAll(' ', '-') };
      const { code, answer, log, loaded, stopMs } = await runPiped(folder, env);
      expect([code, answer]).toEqual([0, expect.stringContaining('£') as unknown]);
      expect(loaded).toContain('@opentelemetry/sdk-trace');
      expect(stopMs).toBeLessThan(8_000);
      expect(log.trim().split('\n')).toEqual([expect.stringMatching(why)]);
    },
  );
});
