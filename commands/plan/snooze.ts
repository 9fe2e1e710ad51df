import {
  aroundDaysOff,
  afterActivity,
  button,
  call,
  dateAt,
  dateOfDay,
  dayOfDate,
  defineCommand,
  nextOf,
  note,
  numberOfWord,
  numberWordsTo,
  option,
  personOf,
  scheduleOf,
  snoozedTo,
  myPlans,
  UserError,
  weeklyOf,
  weekReply,
  writeWeekday,
  type Reply,
  type SnoozeKind,
  WEEKLY_PLAN,
} from '#bot';

const DAYS_A_WEEK = 7;
const SPAN = new RegExp(`^(\\d{1,2}|an?|${numberWordsTo(7).join('|')}) (day|week)s?$`);

/** The days of “2 days” or “a week”, by which the message is put off from its own date; undefined for a date. */
function spanIn(said: string): number | undefined {
  const [, count = '', unit] = SPAN.exec(said.trim().toLowerCase()) ?? [];
  if (unit === undefined) return undefined;
  const number = /^an?$/.test(count) ? 1 : /^\d/.test(count) ? Number(count) : numberOfWord(count);
  return number * (unit === 'week' ? DAYS_A_WEEK : 1);
}

const REFUSED = {
  'no-date': 'There is no such day',
  'not-later': 'That is not later than your next message',
  'too-far': 'That is over a year away: pause your plan instead',
} as const;

export default defineCommand({
  summary: 'Snooze the next message, and no other',
  options: {
    day: option.flag(['a day', 'day', 'one day', 'tomorrow'], 'For a day'),
    monday: option.flag(['monday', 'to monday', 'next monday', 'next week'], 'To Monday'),
    until: option.until({ summary: 'Until a date, or for some days' }),
  },
  ignores: ['for', 'to', 'plan', 'it', 'until', 'my', 'message', 'the', 'next', 'please'],
  examples: ['/plan snooze a day', '/plan snooze monday', '/plan snooze until 10 december'],
  phrases: [
    'snooze/postpone/delay/later/away/holiday/vacation/break, snooze/postpone/delay plan/message/reminder, remind later',
    'take break, put off, on holiday/vacation, go holiday/vacation',
  ],
  roadmaps: 'mine',
  changes: true,
  form: {
    title: 'Snooze the next message',
    submit: 'Snooze',
    fields: () => [
      {
        name: 'until',
        label: 'Until',
        hint: 'A date, such as “10 december” or “in two weeks”; it comes at your usual hour',
        required: true,
        input: { kind: 'text', value: '', multiline: false, maxLength: 40 },
      },
    ],
  },
  async run({ day, monday, until }, { actor, store, dataset, clock }): Promise<Reply> {
    const person = personOf(actor);
    const now = clock.now();
    const schedule = await scheduleOf(store, person, 'no message to snooze');
    if (!schedule.next)
      throw new UserError(
        'no-send',
        'No message is coming, so there is nothing to snooze',
        'Resume your plan first.',
        [button('Resume', call(['plan', 'resume']), 'primary')],
      );
    const today = dayOfDate(dateAt(now, schedule.zone));
    const span = until && spanIn(until.typed);
    const kind: SnoozeKind = until
      ? {
          until: dateOfDay(span === undefined ? until.on(today) : dayOfDate(schedule.next.occurrence) + span),
        }
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
    const after = afterActivity({ ...schedule, next: nextOf(moved.send, person) }, now, false);
    await store.schedules.set(person, WEEKLY_PLAN, after, now);
    const next = await aroundDaysOff(after, person, store, WEEKLY_PLAN);
    const shown = weekReply((await myPlans(person, store, dataset, now)).active, next, dataset);
    return {
      ...shown,
      summary: `Snoozed until ${writeWeekday(dayOfDate(moved.send.date))}`,
      blocks: [
        note(`It was due ${writeWeekday(dayOfDate(schedule.next.occurrence))}. Only this one moves.`),
        ...shown.blocks,
      ],
    };
  },
});
