import {
  aroundDaysOff,
  ACTIVE,
  afterActivity,
  beforePause,
  defineCommand,
  keepingSnooze,
  nextAfter,
  note,
  personOf,
  scheduleOf,
  myPlans,
  weeklyOf,
  weekReply,
  type Reply,
  WEEKLY_PLAN,
} from '#bot';

export default defineCommand({
  summary: 'Go on after a pause',
  examples: ['/plan resume'],
  phrases: [
    'resume/unpause/continue/back, resume/unpause/continue/restart plan/message/reminder, pick up plan, go on',
  ],
  roadmaps: 'mine',
  changes: true,
  opensConversation: true,
  async run(_args, { actor, store, dataset, clock }): Promise<Reply> {
    const person = personOf(actor);
    const now = clock.now();
    const schedule = await scheduleOf(store, person, 'nothing to resume');
    const weekly = weeklyOf(schedule);
    const after = {
      ...afterActivity(schedule, now, false),
      ...ACTIVE,
      next:
        schedule.state === 'active'
          ? schedule.next
          : keepingSnooze(
              person,
              beforePause(schedule, person),
              weekly,
              nextAfter(person, weekly, weekly, now),
              now,
            ),
    };
    await store.schedules.set(person, WEEKLY_PLAN, after, now);
    const next = await aroundDaysOff(after, person, store, WEEKLY_PLAN);
    const shown = weekReply((await myPlans(person, store, dataset, now)).active, next, dataset);
    return {
      ...shown,
      blocks: [
        note(schedule.state === 'active' ? 'It isn’t paused.' : 'Welcome back! Your plan goes on.'),
        ...shown.blocks,
      ],
    };
  },
});
