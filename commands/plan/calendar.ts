import {
  button,
  call,
  command,
  calendarFile,
  calendarWeeks,
  chosenPlan,
  defineCommand,
  file,
  myPlans,
  note,
  option,
  personOf,
  UserError,
  writeWeekly,
  type Reply,
} from '#bot';

export default defineCommand({
  summary: 'The weeks to come as a calendar file (.ics)',
  options: { roadmap: option.roadmap({ summary: 'Which plan, where you follow several' }) },
  ignores: ['plan', 'my', 'the', 'file', 'as', 'a', 'for', 'to', 'weeks'],
  examples: ['/plan calendar'],
  phrases: ['calendar/ics/ical, add/put/export calendar/outlook, google/outlook/apple calendar'],
  roadmaps: 'mine',
  async run({ roadmap: page }, { actor, store, dataset, clock }): Promise<Reply> {
    const now = clock.now();
    const { schedule, active } = await myPlans(personOf(actor), store, dataset, now);
    const one = chosenPlan(active, page, 'calendar');
    if (!schedule?.next)
      throw new UserError(
        'no-send',
        'No message is coming, so there is no slot to put down',
        'Choose a time first.',
        [button('Choose a time', { ...call(['plan', 'when']), intent: 'form' }, 'primary')],
      );
    const count = calendarWeeks(one.week).length;
    if (count === 0)
      throw new UserError(
        'last-week',
        'This is the last week',
        ['Finish it with ', command('/plan done')],
        [button('This week', call(['plan', 'show']), 'primary')],
      );
    return {
      summary: `${count} ${count === 1 ? 'week' : 'weeks'} for your calendar`,
      blocks: [
        file(
          `rung-${one.roadmap.id}.ics`,
          'text/calendar',
          calendarFile(one, schedule, { now }),
          'Your weeks to come, for your calendar.',
        ),
        note(`${writeWeekly(schedule)}. Open the file to add it. If your plan moves, ask again.`),
      ],
      actions: [button('This week', call(['plan', 'show']), 'primary')],
    };
  },
});
