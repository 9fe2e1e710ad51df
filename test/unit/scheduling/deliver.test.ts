import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { labels } from '../../harness/answers.ts';
import {
  MINUTE,
  HOUR,
  DAY,
  BEGIN,
  DUE,
  CHANNEL,
  OWNER,
  openWeeklySender,
} from '../../harness/fixtures/unit/scheduling/deliver.ts';
import type { RecordingSender } from '../../harness/scheduling/recording-sender.ts';

let sender: RecordingSender;
beforeEach(async () => {
  sender = await openWeeklySender();
});
afterEach(() => sender.close());
const arrivals = (): string[] => sender.sent.map((one) => one.at);

describe('given a plan with a message each Monday at nine in London', () => {
  it('when a month goes by over a change of the clocks, then each comes at nine on the wall, and no other', async () => {
    for (let week = 1; week <= 4; week++) {
      await sender.live(BEGIN + week * 7 * DAY);
      await sender.app.say('/plan done');
    }
    expect(arrivals()).toEqual([
      '2026-10-19T08:00',
      '2026-10-26T09:00',
      '2026-11-02T09:00',
      '2026-11-09T09:00',
    ]);
    const titles = sender.sent.map(({ reply }) => reply.summary);
    expect(titles.map((one) => one.split(': ')[0])).toEqual(['Week 1', 'Week 2', 'Week 3', 'Week 4']);
    expect(new Set(titles.map((one) => one.split(': ')[1])).size).toBe(4);
    expect(sender.app.bugs).toEqual([]);
  });

  it('when another is begun while this week’s is late, then both are in it', async () => {
    sender.now = Date.UTC(2026, 9, 19, 10);
    await sender.app.say('/roadmap share researcher', { venue: CHANNEL });
    await sender.app.say('/roadmap join yes', { venue: CHANNEL });
    await sender.deliver();
    expect(sender.sent.map(({ reply }) => reply.summary)).toEqual(['This week: 2 plans']);
  });

  it('when it is finished, then nothing more comes', async () => {
    for (let week = 0; week < 4; week++) await sender.app.say('/plan done');
    await sender.live(BEGIN + 21 * DAY, HOUR);
    expect(sender.sent).toEqual([]);
    expect(await sender.app.store.schedules.get(OWNER, 'weekly-plan')).toBeUndefined();
  });

  it('when four come without a sign of life, then the fifth is a question, and after it nothing', async () => {
    await sender.live(BEGIN + 80 * DAY, HOUR);
    expect(sender.sent).toHaveLength(5);
    expect(sender.sent.at(-1)?.reply.summary).toBe('Keep going, change, or stop?');
    await sender.app.say('/plan resume');
    await sender.live(sender.now + 7 * DAY, HOUR);
    expect(sender.sent).toHaveLength(6);
  });

  it('when the process was down, then up to twelve hours late it comes once and says so, later not at all', async () => {
    sender.now = Date.UTC(2026, 9, 19, 8) + 3 * HOUR;
    await sender.deliver();
    expect(sender.sent[0]?.reply.blocks[0]).toMatchObject({ type: 'note' });
    sender.now = Date.UTC(2026, 9, 26, 9) + 13 * HOUR;
    await sender.deliver();
    sender.now = Date.UTC(2026, 10, 20);
    await sender.deliver();
    expect(sender.sent).toHaveLength(1);
    expect(sender.counts).toMatchObject({ late: 1, skipped: 2 });
  });

  it('when it is snoozed, then that one moves and the series stays', async () => {
    await sender.app.say('/plan snooze a day');
    await sender.live(BEGIN + 14 * DAY);
    expect(arrivals()).toEqual(['2026-10-20T08:00', '2026-10-26T09:00']);
  });

  it('when it is paused or stopped, then nothing comes', async () => {
    await sender.app.say('/plan pause');
    await sender.live(BEGIN + 14 * DAY, HOUR);
    await sender.app.say('/plan resume');
    await sender.app.say('/plan stop yes');
    await sender.live(BEGIN + 28 * DAY, HOUR);
    expect(sender.sent).toEqual([]);
  });

  it('when the platform is away, then it is tried again until it arrives, once', async () => {
    let tries = 0;
    sender.outcome = () => (++tries < 5 ? { kind: 'retryable', what: 'away' } : { kind: 'sent', message: 1 });
    await sender.live(BEGIN + 7 * DAY, MINUTE);
    expect([tries, sender.sent.length]).toEqual([5, 1]);
  });

  it('when it stays away for twelve hours, then that one is given up and the next comes', async () => {
    sender.outcome = () =>
      sender.now < Date.UTC(2026, 9, 21) ? { kind: 'retryable', what: 'away' } : { kind: 'sent', message: 1 };
    await sender.live(BEGIN + 14 * DAY);
    expect(arrivals()).toEqual(['2026-10-26T09:00']);
    expect(sender.counts['dropped']).toBe(1);
  });

  it('when the inbox is closed, then one failure suspends it, /plan says so, and resume goes on', async () => {
    sender.outcome = () => ({ kind: 'unreachable', what: '50007' });
    await sender.live(BEGIN + 21 * DAY, HOUR);
    expect(sender.counts).toEqual({ suspended: 1 });
    await sender.app.notices.refresh();
    const told = await sender.app.say('/salary senior london');
    expect(JSON.stringify(told.reply)).toContain(
      'My weekly messages don’t reach you: your inbox is closed to Rung',
    );
    expect(labels(told)).toContain('Resume my plan');
    expect(JSON.stringify((await sender.app.say('/salary senior london')).reply)).not.toContain(
      'don’t reach',
    );
    expect(JSON.stringify((await sender.app.say('/plan')).reply)).toContain('My messages don’t reach you');
    sender.outcome = () => ({ kind: 'sent', message: 1 });
    await sender.app.say('/plan resume');
    await sender.live(sender.now + 7 * DAY, HOUR);
    expect(sender.sent).toHaveLength(1);
  });

  it('when the day is changed after this week’s came, then no week has two', async () => {
    await sender.live(Date.UTC(2026, 9, 19, 12));
    await sender.app.say('/plan when friday 8:30');
    await sender.live(Date.UTC(2026, 9, 31), HOUR);
    expect(arrivals()).toEqual(['2026-10-19T08:00', '2026-10-30T09:00']);
  });

  it('when it cannot be told whether one arrived, then it is looked for, and not sent again where it did', async () => {
    let tries = 0;
    sender.outcome = () => (tries++, { kind: 'unknown', what: 'no reply' });
    sender.now = DUE;
    await sender.deliver();
    sender.now += HOUR;
    await sender.deliver({ lookup: () => Promise.resolve({ id: 'there' }) });
    expect(tries).toBe(1);
    expect(sender.counts).toEqual({ unknown: 1, late: 1 });
  });

  it('when somebody stops while theirs is being sent, then the claim is fenced and nothing is sent', async () => {
    sender.now = DUE;
    const { kind } = sender;
    const compose: typeof kind.compose = async (due, moment) => {
      const composed = await kind.compose(due, moment);
      await sender.app.say('/plan stop yes');
      return composed;
    };
    await sender.deliver({ kinds: [{ ...kind, compose }] });
    expect(sender.sent).toEqual([]);
    expect(sender.counts).toEqual({ failed: 1, fenced: 1 });
  });

  it('when a button of an old message is pressed, then it advances nothing', async () => {
    const done = { path: ['plan', 'done'], fields: { roadmap: 'roadmap:30-days', week: 1 } };
    expect((await sender.app.press(done)).reply.summary).toContain('Week 2');
    const again = await sender.app.press(done);
    expect(again.reply.summary).toContain('Week 2');
    expect(JSON.stringify(again.reply)).toContain('not in week 1');
  });
});
