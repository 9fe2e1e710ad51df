import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SendResult } from '../../../src/adapters/shared/adapter.ts';
import type { Sending } from '../../../src/scheduling/worker/deliver.ts';
import {
  HOUR,
  MINUTE,
  DUE,
  OWNER,
  openWeeklySender,
} from '../../harness/fixtures/unit/scheduling/deliver.ts';
import type { RecordingSender } from '../../harness/scheduling/recording-sender.ts';
import { refOf } from '../../harness/scheduling/schedules.ts';

let sender: RecordingSender;
afterEach(() => sender.close());

/** The app's ledger, so that some of its methods can be put in place of. */
const ledgerOf = ({ app: { store } }: RecordingSender): Sending['ledger'] => ({
  mostAtOnce: store.ledger.mostAtOnce,
  claimDue: (request) => store.ledger.claimDue(request),
  release: (dues) => store.ledger.release(dues),
  markResent: (due) => store.ledger.markResent(due),
  record: (...args) => store.ledger.record(...args),
  holds: (due) => store.ledger.holds(due),
  renew: (...args) => store.ledger.renew(...args),
});

describe('given hundreds with a message on Monday at nine', () => {
  const person = (at: number) => ({ platform: 'test', workspace: '', person: `P${at}` });
  beforeEach(async () => {
    sender = await openWeeklySender();
    const { store } = sender.app;
    const schedule = await store.schedules.get(OWNER, 'weekly-plan');
    const [plan] = await store.plans.list(OWNER);
    if (!schedule || !plan) throw new Error('nothing was started');
    for (let at = 1; at < 200; at++) {
      await store.schedules.set(person(at), 'weekly-plan', schedule, sender.now);
      await store.plans.save(person(at), { ...plan, id: `plan ${at}` }, sender.now);
    }
    sender.now = DUE;
  });

  it('when a few sends take long, then all others go out meanwhile', async () => {
    const { promise: end, resolve } = Promise.withResolvers<SendResult>();
    const { send } = sender.sending();
    const slow = new Set(['P1', 'P50', 'P150']);
    const over = sender.deliver({
      send: (due, ...rest) => (slow.has(refOf(due.recipient)) ? end : send(due, ...rest)),
    });
    await expect.poll(() => sender.sent.length).toBe(197);
    resolve({ kind: 'sent', message: 1 });
    expect(await over).toBe(200);
  });

  it.each([
    ['at once, then as many are claimed at a time as the database bears', 0, 70, [40, 70, 70]],
    ['at once where the database bears no more, then no more are claimed', 0, 40, [40, 40, 40]],
    ['in a while, then no more than before are claimed at a time', 600, 70, [40, 40, 40]],
  ])('when each is taken %s', async (_, ms, mostAtOnce, expected) => {
    const { send } = sender.sending();
    const { ledger } = sender.app.store;
    const stopping = new AbortController();
    const limits: number[] = [];
    await sender.deliver({
      signal: stopping.signal,
      send: async (...args) => {
        await wait(ms);
        return send(...args);
      },
      ledger: {
        ...ledgerOf(sender),
        mostAtOnce,
        claimDue(request) {
          limits.push(request.limit);
          if (limits.length === expected.length) stopping.abort();
          return ledger.claimDue(request);
        },
      },
    });
    expect(limits).toEqual(expected);
  });

  it('when it is told to stop, then what is not begun is handed back, and no more is claimed', async () => {
    const stopping = new AbortController();
    const claimed = await sender.deliver({
      signal: stopping.signal,
      ledger: {
        ...ledgerOf(sender),
        claimDue: async (request) => {
          const dues = await sender.app.store.ledger.claimDue(request);
          stopping.abort();
          return dues;
        },
      },
    });
    expect(claimed).toBeGreaterThan(0);
    expect(sender.sent).toEqual([]);
    expect(await sender.deliver()).toBe(200);
  });

  it('when it is told to stop while they wait for their turn, then the next finds them as if never claimed', async () => {
    const stopping = new AbortController();
    await sender.deliver({
      signal: stopping.signal,
      send: () => {
        stopping.abort();
        return Promise.resolve({ kind: 'retryable', after: 0, what: 'stopping' });
      },
    });
    expect(sender.sent).toEqual([]);
    expect(await sender.app.store.ledger.list('failed', 9)).toEqual([]);
    expect(sender.counts).toEqual({});
    // At the same moment: no back-off was begun.
    expect(await sender.deliver()).toBe(200);
    expect(sender.sent).toHaveLength(200);
  });

  it('when it is told to stop while some are looked up, then they stay unknown and are looked up again', async () => {
    sender.outcome = () => ({ kind: 'unknown', what: 'reset' });
    await sender.deliver();
    sender.now += HOUR;
    const stopping = new AbortController();
    await sender.deliver({
      signal: stopping.signal,
      lookup: () => {
        stopping.abort();
        return Promise.resolve('unknown');
      },
    });
    expect(await sender.app.store.ledger.list('unknown', 300)).toHaveLength(200);
    const found = await sender.deliver({ lookup: () => Promise.resolve({ id: 'there' }) });
    expect(found).toBe(200);
    expect(sender.sent).toEqual([]);
    expect(await sender.app.store.ledger.list('sent', 300)).toHaveLength(200);
  });

  it('when a platform wants each again at once, then that is not within the same round', async () => {
    sender.outcome = () => ({ kind: 'retryable', what: 'busy', after: 0 });
    expect(await sender.deliver()).toBe(200);
    sender.now += 1_000;
    sender.outcome = () => ({ kind: 'sent', message: 1 });
    await sender.deliver();
    expect(sender.sent).toHaveLength(200);
  });
});

describe('given a message that takes its time to compose', () => {
  beforeEach(async () => {
    sender = await openWeeklySender();
    sender.now = DUE;
  });

  it.each([
    ['keeps its end', 'has most of its lease left', 20_000, ['fenced', 'sent']],
    ['is prolonged', 'has little left', 40_000, ['sent']],
  ])('when its claim %s, for it %s, then others wait for that end', async (_is, _for, takes, counted) => {
    const { kind, app } = sender;
    const held: boolean[] = [];
    await sender.deliver({
      kinds: [
        {
          ...kind,
          async compose(due, moment) {
            const composed = await kind.compose(due, moment);
            sender.now += takes;
            return composed;
          },
        },
      ],
      async send(due, reply, key, holds) {
        held.push(holds());
        sender.now = due.until;
        held.push(holds());
        const taken = await app.store.ledger.claimDue({ now: sender.now, limit: 1, leaseMs: MINUTE });
        expect(taken).toHaveLength(counted.length - 1);
        return sender.sending().send(due, reply, key, holds);
      },
    });
    expect(held).toEqual([true, counted.length === 1]);
    expect(Object.keys(sender.counts).sort()).toEqual(counted);
  });
});
