import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { weeklyPlan } from '../../../src/scheduling/kinds/weekly-plan.ts';
import type { SendResult } from '../../../src/adapters/shared/adapter.ts';
import { deliverDue, type Sending } from '../../../src/scheduling/worker/deliver.ts';
import type { Reply } from '../../../src/reply/reply.ts';
import { ACTOR, openApp, type TestApp } from '../../harness/app.ts';
import { refOf } from '../../harness/scheduling/schedules.ts';
import { HOUR, BEGIN } from '../../harness/fixtures/unit/scheduling/deliver.ts';

let now = BEGIN;
let app: TestApp;
let sent: { at: string; reply: Reply }[] = [];
let counts: Record<string, number> = {};
let outcome: () => SendResult = () => ({ kind: 'sent', message: { id: sent.length } });

beforeEach(async () => {
  now = BEGIN;
  sent = [];
  counts = {};
  outcome = () => ({ kind: 'sent', message: { id: sent.length } });
  app = await openApp({ clock: { now: () => now } });
});
afterEach(() => app.store.close());

const bugs: unknown[] = [];
const weekly = () => weeklyPlan({ ...app.store, data: app.data, dataFor: () => Promise.resolve(app.data) });
function sending(): Sending {
  return {
    ledger: app.store.ledger,
    kinds: [weekly()],
    now: () => now,
    lookup: () => Promise.resolve(undefined),
    send: (_due, reply) => {
      const what = outcome();
      if (what.kind === 'sent') sent.push({ at: new Date(now).toISOString().slice(0, 16), reply });
      return Promise.resolve(what);
    },
    count: (what) => (counts[what] = (counts[what] ?? 0) + 1),
    report: (error) => bugs.push(error),
    signal: new AbortController().signal,
  };
}
const start = () => app.say('/plan start 30 days monday 9:00 london');

describe('given hundreds with a message on Monday at nine', () => {
  const NINE = Date.UTC(2026, 9, 19, 8, 1);
  const person = (at: number) => ({ platform: 'test', workspace: '', person: `P${at}` });
  beforeEach(async () => {
    await start();
    const own = { platform: 'test', workspace: '', person: ACTOR.id };
    const schedule = await app.store.schedules.get(own, 'weekly-plan');
    const [plan] = await app.store.plans.list(own);
    if (!schedule || !plan) throw new Error('nothing was started');
    for (let at = 1; at < 200; at++) {
      await app.store.schedules.set(person(at), 'weekly-plan', schedule, now);
      await app.store.plans.save(person(at), { ...plan, id: `plan ${at}` }, now);
    }
    now = NINE;
  });

  it('when a few sends take long, then all others go out meanwhile', async () => {
    const { promise: end, resolve } = Promise.withResolvers<SendResult>();
    const base = sending();
    const slow = new Set(['P1', 'P50', 'P150']);
    const over = deliverDue({
      ...base,
      send: (due, ...rest) => (slow.has(refOf(due.recipient)) ? end : base.send(due, ...rest)),
    });
    await expect.poll(() => sent.length).toBe(197);
    resolve({ kind: 'sent', message: 1 });
    expect(await over).toBe(200);
  });

  it('when it is told to stop, then what is not begun is handed back, and no more is claimed', async () => {
    const stopping = new AbortController();
    const base = sending();
    const claimed = await deliverDue({
      ...base,
      signal: stopping.signal,
      ledger: {
        claimDue: async (request) => {
          const dues = await app.store.ledger.claimDue(request);
          stopping.abort();
          return dues;
        },
        release: (dues) => app.store.ledger.release(dues),
        markResent: (due) => app.store.ledger.markResent(due),
        record: (...args) => app.store.ledger.record(...args),
        renew: (...args) => app.store.ledger.renew(...args),
      },
    });
    expect(claimed).toBeGreaterThan(0);
    expect(sent).toEqual([]);
    expect(await app.store.ledger.list('claimed', 9)).toEqual([]);
    expect(await deliverDue(base)).toBe(200);
  });

  it('when it is told to stop while they wait for their turn, then the next finds them as if never claimed', async () => {
    const stopping = new AbortController();
    await deliverDue({
      ...sending(),
      signal: stopping.signal,
      send: () => {
        stopping.abort();
        return Promise.resolve({ kind: 'retryable', after: 0, what: 'stopping' });
      },
    });
    expect(sent).toEqual([]);
    expect(await app.store.ledger.list('claimed', 9)).toEqual([]);
    expect(await app.store.ledger.list('failed', 9)).toEqual([]);
    expect(counts).toEqual({});
    // At the same moment: no back-off was begun.
    expect(await deliverDue(sending())).toBe(200);
    expect(sent).toHaveLength(200);
  });

  it('when it is told to stop while some are looked up, then they stay unknown and are looked up again', async () => {
    outcome = () => ({ kind: 'unknown', what: 'reset' });
    await deliverDue(sending());
    now += HOUR;
    const stopping = new AbortController();
    await deliverDue({
      ...sending(),
      signal: stopping.signal,
      lookup: () => {
        stopping.abort();
        return Promise.resolve('unknown');
      },
    });
    expect(await app.store.ledger.list('unknown', 300)).toHaveLength(200);
    const found = await deliverDue({ ...sending(), lookup: () => Promise.resolve({ id: 'there' }) });
    expect(found).toBe(200);
    expect(sent).toEqual([]);
    expect(await app.store.ledger.list('sent', 300)).toHaveLength(200);
  });

  it('when a platform wants each again at once, then that is not within the same round', async () => {
    outcome = () => ({ kind: 'retryable', what: 'busy', after: 0 });
    expect(await deliverDue(sending())).toBe(200);
    now += 1_000;
    outcome = () => ({ kind: 'sent', message: 1 });
    await deliverDue(sending());
    expect(sent).toHaveLength(200);
  });
});
