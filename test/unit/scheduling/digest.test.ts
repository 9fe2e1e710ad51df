import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  MINUTE,
  HOUR,
  DAY,
  FRIDAY,
  CHANNEL,
  venue,
  openDigestSender,
} from '../../harness/fixtures/unit/scheduling/digest.ts';
import type { RecordingSender } from '../../harness/scheduling/recording-sender.ts';

let sender: RecordingSender;
beforeEach(async () => {
  sender = await openDigestSender();
});
afterEach(() => sender.close());

/** Each occurrence of the digest that is over, and what became of it. */
const ledger = async (): Promise<string[]> => {
  const states = ['sent', 'unknown', 'dropped', 'skipped'] as const;
  const entries = await Promise.all(states.map((one) => sender.app.store.ledger.list(one, 9)));
  return entries.flat().map(({ occurrence, state }) => `${occurrence} ${state}`);
};

describe('given a channel’s digest on Friday at nine', () => {
  it('when its outcome cannot be known, then it is sent once more, and recorded', async () => {
    sender.now = FRIDAY;
    sender.outcome = () =>
      sender.tried.length === 1 ? { kind: 'unknown', what: 'no reply' } : { kind: 'sent', message: 1 };
    await sender.live(FRIDAY + 6 * HOUR);
    expect(sender.tried).toHaveLength(2);
    expect(await ledger()).toEqual(['2026-01-09 sent']);
    expect(sender.counts).toMatchObject({ unknown: 1, resent: 1, sent: 1 });
  });

  it('when that of the second is not known either, then it is given up, and the next comes', async () => {
    sender.now = FRIDAY;
    sender.outcome = () => ({ kind: 'unknown', what: 'no reply' });
    await sender.live(FRIDAY + 20 * HOUR);
    expect(sender.tried).toHaveLength(2);
    expect(await ledger()).toEqual(['2026-01-09 dropped']);
    sender.outcome = () => ({ kind: 'sent', message: 1 });
    await sender.app.say('/plan tick 1');
    sender.now = FRIDAY + 7 * DAY;
    await sender.deliver();
    expect(await ledger()).toEqual(['2026-01-16 sent', '2026-01-09 dropped']);
  });

  it('when an operator has a dropped one tried again, then it is sent once more', async () => {
    sender.now = FRIDAY;
    sender.outcome = () => ({ kind: 'unknown', what: 'no reply' });
    await sender.live(FRIDAY + 2 * HOUR);
    expect(await ledger()).toEqual(['2026-01-09 dropped']);
    sender.outcome = () => ({ kind: 'sent', message: 1 });
    expect(await sender.app.store.ledger.retryDropped(FRIDAY - HOUR, sender.now)).toBe(1);
    await sender.deliver();
    expect(sender.tried).toHaveLength(3);
    expect(await ledger()).toEqual(['2026-01-09 sent']);
  });

  it('when a process died at it, then another sends it once, and never a third time', async () => {
    sender.now = FRIDAY;
    for (let round = 0; round < 3; round++) {
      const [due] = await sender.app.store.ledger.claimDue({ now: sender.now, limit: 1, leaseMs: MINUTE });
      expect(due?.recipient).toEqual(CHANNEL);
      // It dies between its claim and its record, the second time after it noted to send again.
      if (due && round === 1) await sender.app.store.ledger.markResent(due);
      sender.now += 2 * MINUTE;
    }
    await sender.live(FRIDAY + HOUR);
    expect(sender.tried).toEqual([]);
    expect(await ledger()).toEqual(['2026-01-09 dropped']);
  });

  it('when it is found to have arrived, then it is not sent again', async () => {
    sender.now = FRIDAY;
    sender.outcome = () => ({ kind: 'unknown', what: 'no reply' });
    sender.found = () => ({ id: 'there' });
    await sender.live(FRIDAY + HOUR);
    expect(sender.tried).toHaveLength(1);
    expect(await ledger()).toEqual(['2026-01-09 sent']);
  });

  it('when nothing moves, then that is said once; it is quiet until something does', async () => {
    const weeks: number[] = [];
    for (let week = 0; week < 6; week++) {
      sender.now = FRIDAY + week * 7 * DAY;
      if (week === 4) await sender.app.say('/plan tick 2');
      const before = sender.tried.length;
      await sender.deliver();
      weeks.push(sender.tried.length - before);
    }
    // Joined in the first; still in the second, and so on; moved in the fifth; still in the sixth.
    expect(weeks).toEqual([1, 1, 0, 0, 1, 1]);
  });

  it('when nothing is followed any more, then nothing comes', async () => {
    await sender.app.say('/roadmap unshare yes', { venue });
    sender.now = FRIDAY;
    await sender.deliver();
    expect(sender.tried).toEqual([]);
    expect((await sender.app.store.schedules.get(CHANNEL, 'channel-digest'))?.state).toBe('paused');
  });

  it('when the channel takes nothing, then it is suspended, and said to whoever looks', async () => {
    sender.now = FRIDAY;
    sender.outcome = () => ({ kind: 'unreachable', what: 'not_in_channel' });
    await sender.deliver();
    const answer = await sender.app.say('/roadmap team', { venue });
    expect(JSON.stringify(answer.reply)).toContain('Rung may not post in the channel');
  });
});
