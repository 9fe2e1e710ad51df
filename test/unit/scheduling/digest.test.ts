import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LookupResult, SendResult } from '../../../src/adapters/shared/adapter.ts';
import { channelDigest } from '../../../src/scheduling/kinds/channel-digest.ts';
import { deliverDue, type Sending } from '../../../src/scheduling/worker/deliver.ts';
import { openApp, type TestApp } from '../../harness/app.ts';
import { MINUTE, HOUR, DAY, BEGIN, FRIDAY, CHANNEL } from '../../harness/fixtures/unit/scheduling/digest.ts';

let now = BEGIN;
let app: TestApp;
let sends: string[] = [];
let counts: Record<string, number> = {};
let outcome: () => SendResult;
let found: () => LookupResult;
beforeEach(async () => {
  now = BEGIN;
  [sends, counts] = [[], {}];
  outcome = () => ({ kind: 'sent', message: { id: sends.length } });
  found = () => 'unknown';
  app = await openApp({ clock: { now: () => now } });
  const venue = { ...CHANNEL, direct: false };
  await app.say('/roadmap share 30 days', { venue });
  await app.say('/roadmap join yes', { venue });
  await app.say('/roadmap digest friday 9:00 london', { venue });
});
afterEach(() => app.store.close());

const sending = (): Sending => ({
  ledger: app.store.ledger,
  kinds: [channelDigest({ ...app.store, dataOf: () => Promise.resolve(app.data) })],
  now: () => now,
  send(_due, reply) {
    sends.push(reply.summary);
    return Promise.resolve(outcome());
  },
  lookup: () => Promise.resolve(found()),
  count: (what) => (counts[what] = (counts[what] ?? 0) + 1),
  report: (error) => expect.fail(String(error)),
  signal: new AbortController().signal,
});
async function live(until: number): Promise<void> {
  for (; now < until; now += 10 * MINUTE) await deliverDue(sending());
}
const ledger = async () =>
  (
    await Promise.all(
      (['sent', 'unknown', 'dropped', 'skipped'] as const).map((one) => app.store.ledger.list(one, 9)),
    )
  )
    .flat()
    .map(({ occurrence, state }) => `${occurrence} ${state}`);

describe('given a channel’s digest on Friday at nine', () => {
  it('when its outcome cannot be known, then it is sent once more, and recorded', async () => {
    now = FRIDAY;
    outcome = () =>
      sends.length === 1 ? { kind: 'unknown', what: 'no reply' } : { kind: 'sent', message: 1 };
    await live(FRIDAY + 6 * HOUR);
    expect(sends).toHaveLength(2);
    expect(await ledger()).toEqual(['2026-01-09 sent']);
    expect(counts).toMatchObject({ unknown: 1, resent: 1, sent: 1 });
  });

  it('when that of the second is not known either, then it is given up, and the next comes', async () => {
    now = FRIDAY;
    outcome = () => ({ kind: 'unknown', what: 'no reply' });
    await live(FRIDAY + 20 * HOUR);
    expect(sends).toHaveLength(2);
    expect(await ledger()).toEqual(['2026-01-09 dropped']);
    outcome = () => ({ kind: 'sent', message: 1 });
    await app.say('/plan tick 1');
    now = FRIDAY + 7 * DAY;
    await deliverDue(sending());
    expect(await ledger()).toEqual(['2026-01-16 sent', '2026-01-09 dropped']);
  });

  it('when an operator has a dropped one tried again, then it is sent once more', async () => {
    now = FRIDAY;
    outcome = () => ({ kind: 'unknown', what: 'no reply' });
    await live(FRIDAY + 2 * HOUR);
    expect(await ledger()).toEqual(['2026-01-09 dropped']);
    outcome = () => ({ kind: 'sent', message: 1 });
    expect(await app.store.ledger.retryDropped(FRIDAY - HOUR, now)).toBe(1);
    await deliverDue(sending());
    expect(sends).toHaveLength(3);
    expect(await ledger()).toEqual(['2026-01-09 sent']);
  });

  it('when a process died at it, then another sends it once, and never a third time', async () => {
    now = FRIDAY;
    for (let round = 0; round < 3; round++) {
      const [due] = await app.store.ledger.claimDue({ now, limit: 1, leaseMs: MINUTE });
      expect(due?.recipient).toEqual(CHANNEL);
      // It dies between its claim and its record, the second time after it noted to send again.
      if (due && round === 1) await app.store.ledger.markResent(due);
      now += 2 * MINUTE;
    }
    await live(FRIDAY + HOUR);
    expect(sends).toEqual([]);
    expect(await ledger()).toEqual(['2026-01-09 dropped']);
  });

  it('when it is found to have arrived, then it is not sent again', async () => {
    now = FRIDAY;
    outcome = () => ({ kind: 'unknown', what: 'no reply' });
    found = () => ({ id: 'there' });
    await live(FRIDAY + HOUR);
    expect(sends).toHaveLength(1);
    expect(await ledger()).toEqual(['2026-01-09 sent']);
  });

  it('when nothing moves, then that is said once; it is quiet until something does', async () => {
    const weeks: number[] = [];
    for (let week = 0; week < 6; week++) {
      now = FRIDAY + week * 7 * DAY;
      if (week === 4) await app.say('/plan tick 2');
      const before = sends.length;
      await deliverDue(sending());
      weeks.push(sends.length - before);
    }
    // Joined in the first; still in the second, and so on; moved in the fifth; still in the sixth.
    expect(weeks).toEqual([1, 1, 0, 0, 1, 1]);
  });

  it('when nothing is followed any more, then nothing comes', async () => {
    await app.say('/roadmap unshare', { venue: { ...CHANNEL, direct: false } });
    now = FRIDAY;
    await deliverDue(sending());
    expect(sends).toEqual([]);
    expect((await app.store.schedules.get(CHANNEL, 'channel-digest'))?.state).toBe('paused');
  });

  it('when the channel takes nothing, then it is suspended, and said to whoever looks', async () => {
    now = FRIDAY;
    outcome = () => ({ kind: 'unreachable', what: 'not_in_channel' });
    await deliverDue(sending());
    const answer = await app.say('/roadmap team', { venue: { ...CHANNEL, direct: false } });
    expect(JSON.stringify(answer.reply)).toContain('Rung may not post in the channel');
  });
});
