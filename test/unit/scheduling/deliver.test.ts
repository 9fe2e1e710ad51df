import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { weeklyPlan } from '../../../src/scheduling/kinds/weekly-plan.ts';
import type { SendResult } from '../../../src/adapters/shared/adapter.ts';
import { deliverDue, type Sending } from '../../../src/scheduling/worker/deliver.ts';
import type { Reply } from '../../../src/reply/reply.ts';
import { labels } from '../../harness/answers.ts';
import { ACTOR, openApp, type TestApp } from '../../harness/app.ts';
import { MINUTE, HOUR, DAY, BEGIN, CHANNEL } from '../../harness/fixtures/unit/scheduling/deliver.ts';

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
/** Lets time pass, a tick every so many minutes. */
async function live(until: number, step = 10 * MINUTE): Promise<void> {
  while (now < until) {
    now += step;
    await deliverDue(sending());
  }
}
const at = (): string[] => sent.map((one) => one.at);
const start = () => app.say('/plan start 30 days monday 9:00 london');

describe('given a plan with a message each Monday at nine in London', () => {
  it('when a month goes by over a change of the clocks, then each comes at nine on the wall, and no other', async () => {
    await start();
    for (let week = 1; week <= 4; week++) {
      await live(BEGIN + week * 7 * DAY);
      await app.say('/plan done');
    }
    expect(at()).toEqual(['2026-10-19T08:00', '2026-10-26T09:00', '2026-11-02T09:00', '2026-11-09T09:00']);
    expect(sent.map(({ reply }) => reply.summary)).toEqual([
      'This week: Foundation, week 1 of 4 of “The first thirty days”',
      'This week: Deepening, week 2 of 4 of “The first thirty days”',
      'This week: Production, week 3 of 4 of “The first thirty days”',
      'This week: Portfolio, week 4 of 4 of “The first thirty days”',
    ]);
    expect(bugs).toEqual([]);
  });

  it('when another is begun while this week’s is late, then both are in it', async () => {
    await start();
    now = Date.UTC(2026, 9, 19, 10);
    await app.say('/roadmap share researcher', { venue: CHANNEL });
    await app.say('/roadmap join yes', { venue: CHANNEL });
    await deliverDue(sending());
    expect(sent.map(({ reply }) => reply.summary)).toEqual([
      'This week: The first thirty days and From research to AI engineering',
    ]);
  });

  it('when it is finished, then nothing more comes', async () => {
    await start();
    for (let week = 0; week < 4; week++) await app.say('/plan done');
    await live(BEGIN + 21 * DAY, HOUR);
    expect(sent).toEqual([]);
    expect(
      await app.store.schedules.get({ platform: 'test', workspace: '', person: ACTOR.id }, 'weekly-plan'),
    ).toBeUndefined();
  });

  it('when four come without a sign of life, then the fifth is a question, and after it nothing', async () => {
    await start();
    await live(BEGIN + 80 * DAY, HOUR);
    expect(sent).toHaveLength(5);
    expect(sent.at(-1)?.reply.summary).toBe('Keep going, change, or stop?');
    await app.say('/plan resume');
    await live(now + 7 * DAY, HOUR);
    expect(sent).toHaveLength(6);
  });

  it('when the process was down, then up to twelve hours late it comes once and says so, later not at all', async () => {
    await start();
    now = Date.UTC(2026, 9, 19, 8) + 3 * HOUR;
    await deliverDue(sending());
    expect(sent[0]?.reply.blocks[0]).toMatchObject({ type: 'note' });
    now = Date.UTC(2026, 9, 26, 9) + 13 * HOUR;
    await deliverDue(sending());
    now = Date.UTC(2026, 10, 20);
    await deliverDue(sending());
    expect(sent).toHaveLength(1);
    expect(counts).toMatchObject({ late: 1, skipped: 2 });
  });

  it('when it is snoozed, then that one moves and the series stays', async () => {
    await start();
    await app.say('/plan snooze a day');
    await live(BEGIN + 14 * DAY);
    expect(at()).toEqual(['2026-10-20T08:00', '2026-10-26T09:00']);
  });

  it('when it is paused or stopped, then nothing comes', async () => {
    await start();
    await app.say('/plan pause');
    await live(BEGIN + 14 * DAY, HOUR);
    await app.say('/plan resume');
    await app.say('/plan stop');
    await live(BEGIN + 28 * DAY, HOUR);
    expect(sent).toEqual([]);
  });

  it('when the platform is away, then it is tried again until it arrives, once', async () => {
    await start();
    let tries = 0;
    outcome = () => (++tries < 5 ? { kind: 'retryable', what: 'away' } : { kind: 'sent', message: 1 });
    await live(BEGIN + 7 * DAY, MINUTE);
    expect([tries, sent.length]).toEqual([5, 1]);
  });

  it('when it stays away for twelve hours, then that one is given up and the next comes', async () => {
    await start();
    outcome = () =>
      now < Date.UTC(2026, 9, 21) ? { kind: 'retryable', what: 'away' } : { kind: 'sent', message: 1 };
    await live(BEGIN + 14 * DAY);
    expect(at()).toEqual(['2026-10-26T09:00']);
    expect(counts['dropped']).toBe(1);
  });

  it('when the inbox is closed, then one failure suspends it, /plan says so, and resume goes on', async () => {
    await start();
    outcome = () => ({ kind: 'unreachable', what: '50007' });
    await live(BEGIN + 21 * DAY, HOUR);
    expect(counts).toEqual({ suspended: 1 });
    await app.notices.refresh();
    const told = await app.say('/salary senior london');
    expect(JSON.stringify(told.reply)).toContain('does not reach you any more: your inbox is closed to Rung');
    expect(labels(told)).toContain('Resume my plan');
    expect(JSON.stringify((await app.say('/salary senior london')).reply)).not.toContain('any more');
    expect(JSON.stringify((await app.say('/plan')).reply)).toContain('No message reaches you');
    outcome = () => ({ kind: 'sent', message: 1 });
    await app.say('/plan resume');
    await live(now + 7 * DAY, HOUR);
    expect(sent).toHaveLength(1);
  });

  it('when the day is changed after this week’s came, then no week has two', async () => {
    await start();
    await live(Date.UTC(2026, 9, 19, 12));
    await app.say('/plan when friday 8:30');
    await live(Date.UTC(2026, 9, 31), HOUR);
    expect(at()).toEqual(['2026-10-19T08:00', '2026-10-30T09:00']);
  });

  it('when it cannot be told whether one arrived, then it is looked for, and not sent again where it did', async () => {
    await start();
    let tries = 0;
    outcome = () => (tries++, { kind: 'unknown', what: 'no reply' });
    now = Date.UTC(2026, 9, 19, 8, 1);
    await deliverDue(sending());
    now += HOUR;
    await deliverDue({ ...sending(), lookup: () => Promise.resolve({ id: 'there' }) });
    expect(tries).toBe(1);
    expect(counts).toEqual({ unknown: 1, late: 1 });
  });

  it('when somebody stops while theirs is being sent, then the claim is fenced and nothing is sent', async () => {
    await start();
    now = Date.UTC(2026, 9, 19, 8, 1);
    const kind = weekly();
    const compose: typeof kind.compose = async (due, moment) => {
      const composed = await kind.compose(due, moment);
      await app.say('/plan stop');
      return composed;
    };
    await deliverDue({ ...sending(), kinds: [{ ...kind, compose }] });
    expect(sent).toEqual([]);
    expect(counts).toEqual({ failed: 1, fenced: 1 });
  });

  it('when a button of an old message is pressed, then it advances nothing', async () => {
    await start();
    const done = { path: ['plan', 'done'], fields: { roadmap: 'roadmap:30-days', week: 1 } };
    expect((await app.press(done)).reply.summary).toContain('week 2 of 4');
    const again = await app.press(done);
    expect(again.reply.summary).toContain('week 2 of 4');
    expect(JSON.stringify(again.reply)).toContain('behind you already');
  });
});
