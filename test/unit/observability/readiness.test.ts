import { describe, expect, it } from 'vitest';
import type { PlatformStatus } from '../../../src/adapters/shared/adapter.ts';
import { createMetrics } from '../../../src/observability/metrics.ts';
import { startHealth } from '../../../src/observability/health.ts';
import { createReadiness, type Readiness } from '../../../src/observability/readiness.ts';
import { StoreError } from '../../../src/store/error.ts';
import { paced } from '../../harness/watch.ts';

const NOW = Date.UTC(2026, 10, 30, 9);

interface Given {
  readonly slack?: PlatformStatus;
  readonly oldestDue?: () => Promise<number | undefined>;
  readonly ticked?: number | undefined;
}

function readiness({
  slack = { kind: 'joined' },
  oldestDue = () => Promise.resolve(undefined),
  ...given
}: Given): () => Promise<Readiness> {
  return createReadiness({
    statuses: new Map([['slack', slack]]),
    ledger: { oldestDue },
    ticked: () => ('ticked' in given ? given.ticked : 95_000),
    elapsed: () => 100_000,
    now: () => NOW,
    wait: paced(0.01),
  });
}

describe('given what a process needs', () => {
  it('when all is there, then it is ready, and says since when what is due', async () => {
    const found = await readiness({ oldestDue: () => Promise.resolve(NOW - 42_000) })();
    expect(found).toEqual({
      ready: true,
      platforms: { slack: 'joined' },
      database: 'ok',
      lastTick: 5,
      oldestDue: 42,
    });
  });

  it.each<[string, Given, Partial<Readiness>]>([
    [
      'the platform is still being joined',
      { slack: { kind: 'joining' } },
      { platforms: { slack: 'joining' } },
    ],
    [
      'the token is refused',
      { slack: { kind: 'refused', cause: 'invalid_auth' } },
      { platforms: { slack: 'refused: invalid_auth' } },
    ],
    [
      'the platform is out of reach',
      { slack: { kind: 'unreachable', cause: 'no route' } },
      { platforms: { slack: 'unreachable: no route' } },
    ],
    [
      'the database is down',
      { oldestDue: () => Promise.reject(new StoreError('It cannot be reached.', 'Check it.')) },
      { database: 'It cannot be reached. Check it.', oldestDue: null },
    ],
    [
      'the database is frozen',
      { oldestDue: () => new Promise(() => undefined) },
      { database: 'no answer in 2 s', oldestDue: null },
    ],
    ['nothing was sent for over a minute', { ticked: 30_000 }, { lastTick: 70 }],
    ['no round of sending went through yet', { ticked: undefined }, { lastTick: null }],
  ])('when %s, then it is not ready and says so', async (_, given, part) => {
    expect(await readiness(given)()).toMatchObject({ ready: false, ...part });
  });

  it('when another process listens, then this one is ready to take over', async () => {
    expect(await readiness({ slack: { kind: 'standby' } })()).toMatchObject({ ready: true });
  });

  it('when many ask a frozen database, then it is asked once', async () => {
    let asked = 0;
    const ready = readiness({
      oldestDue() {
        asked += 1;
        return new Promise(() => undefined);
      },
    });
    await Promise.all(Array.from({ length: 50 }, ready));
    expect(asked).toBe(1);
  });

  it('when it is asked over HTTP, then /healthz is the process and /readyz all it needs', async () => {
    const ready = readiness({ slack: { kind: 'refused', cause: 'invalid_auth' } });
    const health = await startHealth({
      ...{ host: '127.0.0.1', port: 0, metrics: createMetrics(), ready },
      pages: new Map([['/privacy', '<h1>Privacy policy</h1>']]),
    });
    const get = (path: string) => fetch(`http://127.0.0.1:${health.port}${path}`);
    expect((await get('/healthz')).status).toBe(200);
    const answer = await get('/readyz');
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ ready: false });
    const page = await get('/privacy');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await page.text()).toBe('<h1>Privacy policy</h1>');
    expect((await get('/')).status).toBe(404);
    await health.stop();
  });
});
