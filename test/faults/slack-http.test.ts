import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REQUEST_PATH } from '../../src/adapters/slack/connection/request-path.ts';
import { openSlack, type SlackChat } from '../harness/platforms/slack.ts';
import { seconds, signedHeaders } from '../harness/slack-payloads/signed.ts';
import { REQUESTS, AT_ONCE, commandBody, sendTo, type Sent } from '../harness/fixtures/faults/slack-http.ts';

let slack: SlackChat;
let port = 0;
beforeAll(async () => {
  slack = await openSlack({ transport: 'http' });
  port = slack.adapter.port ?? 0;
});
afterAll(() => slack.close());

const send = (sent: Sent): Promise<number> => sendTo(port, sent);
const signed = (
  body: string,
  at = seconds(),
  secret = slack.workspace.signingSecret,
): Record<string, string> => signedHeaders(secret, body, at);
const command = (trigger: string, text?: string): string => commandBody(slack, trigger, text);
const heard = (): number => slack.telemetry.counts.get('heard') ?? 0;

describe('given signed HTTP', () => {
  it('when a request is forged, stale, of the future, or said again, then it is refused and nothing is run', async () => {
    const before = heard();
    const body = command('t1');
    expect(await send({ body })).toBe(401);
    expect(await send({ body, headers: signed(body, seconds(), 'another secret') })).toBe(401);
    expect(await send({ body: `${body}x`, headers: signed(body) })).toBe(401);
    expect(await send({ body, headers: signed(body, seconds() - 301) })).toBe(401);
    expect(await send({ body, headers: signed(body, seconds() + 3_600) })).toBe(401);
    expect(await send({ body, headers: { ...signed(body), 'x-slack-request-timestamp': 'soon' } })).toBe(401);
    expect(heard()).toBe(before);
    const headers = signed(body);
    expect(await send({ body, headers })).toBe(200);
    expect(await send({ body, headers })).toBe(401);
    expect(heard()).toBe(before + 1);
  });

  it.each<[string, Sent]>([
    [
      'a form',
      { body: 'token=x&ssl_check=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    ],
    ['a query', { method: 'GET', path: `${REQUEST_PATH}?token=x&ssl_check=1` }],
  ])(
    'when Slack checks the certificate by %s, which it does not sign, then that is answered',
    async (_, sent) => {
      const before = slack.telemetry.counts.get('refused') ?? 0;
      expect(await send(sent)).toBe(200);
      expect(slack.telemetry.counts.get('refused') ?? 0).toBe(before);
    },
  );

  it('when a check of the certificate is long, has no end, or is none, then it is refused', async () => {
    expect(await send({ body: `ssl_check=1&x=${'x'.repeat(2_000)}` })).toBe(401);
    expect(await send({ body: 'ssl_check=1', headers: { 'transfer-encoding': 'chunked' } })).toBe(401);
    expect(await send({ body: 'ssl_check=0' })).toBe(401);
    expect(await send({ method: 'GET', path: `${REQUEST_PATH}?ssl_check=0` })).toBe(404);
  });

  it('when a body is as long as it may be and signed, then it is read to its end', async () => {
    const before = heard();
    const body = command('long', 'x'.repeat(999_000)).slice(0, 1_000_000);
    expect(await send({ body, headers: signed(body) })).toBe(200);
    const chunked = command('chunked', 'y'.repeat(900_000));
    expect(
      await send({ body: chunked, headers: { ...signed(chunked), 'transfer-encoding': 'chunked' } }),
    ).toBe(200);
    expect(heard()).toBe(before + 2);
    expect(slack.telemetry.bugs).toEqual([]);
  });

  it('when a signed body is not what Slack sends, then it is refused', async () => {
    for (const body of ['null', '5', '[]', '"x"', '{', 'payload=null', 'payload=[1]', 'payload={', '']) {
      const type = body.startsWith('payload') ? 'application/x-www-form-urlencoded' : 'application/json';
      expect(await send({ body, headers: { ...signed(body), 'content-type': type } }), body).toBe(400);
    }
    expect(slack.telemetry.bugs).toEqual([]);
  });

  it('when a body is too long, then it is not read to its end', async () => {
    const big = Buffer.alloc(100_000_000, 'x');
    const before = process.memoryUsage().rss;
    const headers = signed('x');
    for (let i = 0; i < 3; i++) expect([0, 413]).toContain(await send({ body: big, headers }));
    const chunked = { ...headers, 'transfer-encoding': 'chunked' };
    expect([0, 413]).toContain(await send({ body: big, headers: chunked }));
    expect(process.memoryUsage().rss - before).toBeLessThan(300_000_000);
  });

  it(`when ${REQUESTS} hostile requests come, then no command is run and it still answers`, async () => {
    const before = heard();
    const paths = [
      '//',
      '/%zz',
      '/slack/events/',
      '/slack/events?x=1',
      '/',
      '/healthz',
      `/${'a'.repeat(8_000)}`,
      '/..%2f..',
      '*',
    ];
    const methods = ['GET', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'HEAD'];
    const hostile: readonly ((at: number) => Sent)[] = [
      (at) => ({ path: paths[at % paths.length] ?? '/', method: at % 2 ? 'GET' : 'POST' }),
      (at) => ({ method: methods[at % methods.length] ?? 'GET' }),
      (at) => ({ body: command(`h${at}`), headers: signed(command(`h${at}`), seconds(), 'wrong') }),
      (at) => ({ body: command(`h${at}`), headers: signed(command(`h${at}`), seconds() - 400 - at) }),
      (at) => ({ body: command(`h${at}`), headers: signed(command(`h${at}`), seconds() + 90 + at) }),
      () => ({ body: randomBytes(2_000), headers: signed('x') }),
      () => ({ headers: { 'x-slack-signature': 'v0=', 'x-slack-request-timestamp': String(seconds()) } }),
      () => ({ headers: { 'x-slack-signature': '=', 'x-slack-request-timestamp': '1e999' } }),
      () => ({ body: `{"type":"url_verification","challenge":"x"}`, headers: signed('x') }),
      () => ({
        body: 'ssl_check=1&payload={"type":"block_actions"}',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'x-slack-request-timestamp': String(seconds()),
        },
      }),
    ];
    const statuses = new Map<number, number>();
    for (let at = 0; at < REQUESTS; at += AT_ONCE) {
      const group = Array.from({ length: Math.min(AT_ONCE, REQUESTS - at) }, (_, i) => {
        const make = hostile[(at + i) % hostile.length];
        return send(make?.(at + i) ?? {});
      });
      for (const status of await Promise.all(group)) statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    expect(heard()).toBe(before);
    expect(slack.telemetry.bugs).toEqual([]);
    // Only the check of its certificate, which Slack does not sign, is answered well: with nothing.
    expect(statuses.get(200) ?? 0).toBe(Math.floor(REQUESTS / hostile.length));
    expect(statuses.get(500)).toBeUndefined();
    await slack.type('/salary senior london');
    await slack.until(() => slack.read().includes('£90K–£130K'));
  });
});
