import {
  alive,
  defineCommand,
  nextOf,
  option,
  personOf,
  snoozedTo,
  standingOf,
  UserError,
  weeklyOf,
  weekReply,
  writeDay,
  type Reply,
  type SnoozeKind,
} from '#bot';

const DAY = 86_400_000;
const REFUSED = {
  'no-date': 'There is no such day',
  'not-later': 'That is not later than the message it puts off',
  'too-far': 'That is more than a year away: pause the plan instead',
} as const;

export default defineCommand({
  summary: 'Put the next message off, this once',
  options: {
    day: option.flag(['a day', 'day', 'one day', 'tomorrow'], 'For a day'),
    monday: option.flag(['monday', 'to monday', 'next monday', 'next week'], 'To Monday'),
    until: option.by({ summary: 'Until a date' }),
  },
  ignores: ['for', 'to', 'plan', 'it'],
  examples: ['/plan snooze a day', '/plan snooze monday', '/plan snooze until 10 december'],
  changes: true,
  async run({ day, monday, until }, { actor, store, dataset, clock }): Promise<Reply> {
    const person = personOf(actor);
    const now = clock.now();
    const schedule = await store.schedule(person);
    if (schedule?.next === undefined)
      throw new UserError(
        'no-schedule',
        'No message is to come, so there is nothing to put off',
        'Start a plan with “/plan start 30 days”.',
      );
    const kind: SnoozeKind = until
      ? { until: new Date(until.on(Math.floor(now / DAY)) * DAY).toISOString().slice(0, 10) }
      : monday === true && day !== true
        ? 'monday'
        : 'day';
    const moved = snoozedTo(
      kind,
      weeklyOf(schedule),
      { date: schedule.next.occurrence, at: schedule.next.at },
      now,
    );
    if ('refused' in moved)
      throw new UserError('not-snoozed', REFUSED[moved.refused], 'Say “a day”, “monday”, or “until” a date.');
    const after = alive({ ...schedule, next: nextOf(moved.send, person) }, now, false);
    await store.setSchedule(person, after, now);
    const shown = weekReply(standingOf(await store.plans(person), schedule.hours, dataset), after, dataset);
    return { ...shown, summary: `Put off to ${writeDay(Math.floor(moved.send.at / DAY))}, this once` };
  },
});
