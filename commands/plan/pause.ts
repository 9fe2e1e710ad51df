import {
  afterActivity,
  button,
  call,
  defineCommand,
  note,
  option,
  personOf,
  scheduleOf,
  UserError,
  type Reply,
  WEEKLY_PLAN,
} from '#bot';

export default defineCommand({
  summary: 'No messages until you resume',
  options: { until: option.until({ summary: 'For a pause with an end: a date' }) },
  ignores: ['plan', 'my', 'messages', 'it', 'please', 'for', 'now', 'everything'],
  examples: ['/plan pause'],
  phrases: [
    'pause/suspend/freeze/hold, pause/suspend/freeze/hold plan/message/reminder, put plan hold, put hold',
  ],
  roadmaps: 'mine',
  changes: true,
  async run({ until }, { actor, store, clock }): Promise<Reply> {
    const person = personOf(actor);
    const now = clock.now();
    const schedule = await scheduleOf(store, person, 'nothing to pause');
    if (until) whichRest(until.typed);
    const paused = {
      ...afterActivity(schedule, now, false),
      state: 'paused' as const,
      reason: 'you paused it',
      next: undefined,
      held: schedule.next?.occurrence ?? schedule.held,
    };
    await store.schedules.set(person, WEEKLY_PLAN, paused, now);
    return {
      summary: 'Paused. No messages until you resume.',
      blocks: [note('Your plan keeps its place.')],
      actions: [
        button('Resume', call(['plan', 'resume']), 'primary'),
        button('This week', call(['plan', 'show'])),
        button('End plan', call(['plan', 'stop'])),
      ],
    };
  },
});

/** A pause with an end is a message put off: which of the two is meant is asked. */
function whichRest(until: string): never {
  throw new UserError(
    'pause-with-end',
    'A pause lasts until you resume',
    'For a break with an end, snooze the next message.',
    [
      button(`Snooze: ${until}`, call(['plan', 'snooze'], { until }), 'primary'),
      button('Pause until I resume', call(['plan', 'pause'])),
    ],
  );
}
