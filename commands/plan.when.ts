import {
  alive,
  button,
  call,
  defineCommand,
  nextAfter,
  option,
  personOf,
  scheduleOf,
  standingOf,
  weeklyOf,
  weekReply,
  whenFields,
  WEEKDAYS,
  type Reply,
} from '#bot';

export default defineCommand({
  summary: 'The day, hour and zone of your message, and your hours a week',
  options: {
    weekday: option.weekday({ summary: 'The day of the message' }),
    time: option.timeOfDay({ summary: 'Its time of day' }),
    zone: option.zone({ summary: 'Your time zone: a city will do' }),
    hours: option.hours({ summary: 'Hours a week you have' }),
  },
  ignores: ['plan', 'on', 'every', 'each', 'time', 'change', 'to', 'move'],
  examples: ['/plan when', '/plan when friday 8:30', '/plan when berlin'],
  changes: true,
  writes: true,
  form: { title: 'When to write to you', submit: 'Save' },
  async run({ weekday, time, zone, hours }, { actor, store, dataset, clock }): Promise<Reply> {
    const person = personOf(actor);
    const now = clock.now();
    const schedule = await scheduleOf(store, person, 'no plan whose time could be changed');
    const wanted = {
      weekday: weekday?.number ?? schedule.weekday,
      time: time ?? schedule.time,
      zone: zone ?? schedule.zone,
    };
    const moved = weekday !== undefined || time !== undefined || zone !== undefined;
    const changed = moved || hours !== undefined;
    const after = {
      ...alive(schedule, now, false),
      ...wanted,
      hours: hours ?? schedule.hours,
      // A new time is a wish to be written to: what was paused goes on.
      ...(changed && { state: 'active' as const, reason: undefined, told: false }),
      ...(moved || (changed && schedule.next === undefined)
        ? { next: nextAfter(person, weeklyOf(wanted), weeklyOf(schedule), now) }
        : {}),
    };
    if (changed) await store.setSchedule(person, after, now);
    const shown = weekReply(standingOf(await store.plans(person), after.hours, dataset), after, dataset);
    const day = WEEKDAYS[after.weekday - 1]?.name ?? '';
    return {
      summary: `${changed ? 'Saved: a' : 'A'} message each ${day} at ${after.time} (${after.zone}), ${after.hours} h a week`,
      blocks: shown.blocks,
      actions: [
        button('Change', { ...call(['plan', 'when'], whenFields(after)), intent: 'form' }, 'primary'),
        button('Show my plan', call(['plan', 'show'])),
      ],
    };
  },
});
