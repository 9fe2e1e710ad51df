import {
  afterActivity,
  button,
  call,
  defineCommand,
  note,
  personOf,
  scheduleOf,
  type Reply,
  WEEKLY_PLAN,
} from '#bot';

export default defineCommand({
  summary: 'Stop all messages until you resume; your plan stays as it is',
  examples: ['/plan pause'],
  phrases: [
    'pause/suspend/freeze/hold, pause/suspend/freeze/hold plan/message/reminder, put plan hold, put hold',
  ],
  roadmaps: 'mine',
  changes: true,
  async run(_args, { actor, store, clock }): Promise<Reply> {
    const person = personOf(actor);
    const now = clock.now();
    const schedule = await scheduleOf(store, person, 'nothing to pause');
    const paused = {
      ...afterActivity(schedule, now, false),
      state: 'paused' as const,
      reason: 'you paused it',
      next: undefined,
    };
    await store.schedules.set(person, WEEKLY_PLAN, paused, now);
    return {
      summary: 'Paused: no message comes until you resume',
      blocks: [note('Your plan waits where it is.')],
      actions: [
        button('Resume', call(['plan', 'resume']), 'primary'),
        button('Show my plan', call(['plan', 'show'])),
        button('Stop', call(['plan', 'stop']), 'danger'),
      ],
    };
  },
});
