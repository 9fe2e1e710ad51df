import {
  beginsLater,
  button,
  call,
  defineCommand,
  field,
  fields,
  note,
  paragraph,
  personOf,
  activePlans,
  silenceReason,
  time,
  USUAL_HOURS,
  weekReply,
  type Action,
  type Dataset,
  type Plan,
  type Reply,
  WEEKLY_PLAN,
} from '#bot';

const OFFERED = 4;

export default defineCommand({
  summary: 'This week’s tasks, and when the next messages come',
  examples: ['/plan show'],
  phrases: [
    'plan/week/task/progress/next, show/see/look/view plan/week/task/progress, next week/task/step, plan next week',
    "when/why message, when/why next message, when/why message me, where/where's plan, how far",
  ],
  roadmaps: 'mine',
  async run(_args, { actor, store, dataset, clock }): Promise<Reply> {
    const person = personOf(actor);
    const now = clock.now();
    const [schedule, plans] = [
      await store.schedules.get(person, WEEKLY_PLAN),
      await store.plans.list(person),
    ];
    const active = activePlans(plans, schedule?.hours ?? USUAL_HOURS, dataset, now);
    if (active.length === 0) return beginsLater(plans, now) ? waiting(plans, now, dataset) : noPlan(dataset);
    const shown = weekReply(active, schedule, dataset);
    return { ...shown, blocks: [...silenceReason(schedule), ...shown.blocks] };
  },
});

/** The plans that begin on a day to come. */
function waiting(plans: readonly Plan[], now: number, { roadmaps }: Dataset): Reply {
  const later = plans.filter(({ state, startedAt }) => state === 'active' && startedAt > now);
  return {
    summary: 'Your plan begins on a day to come',
    blocks: [
      fields(
        ...later.map(({ roadmap, startedAt }) =>
          field(roadmaps.get(roadmap)?.name ?? 'A roadmap that is gone', time(startedAt, 'date')),
        ),
      ),
      note('All who follow it together begin then.'),
    ],
    actions: [button('Stop', call(['plan', 'stop']), 'danger')],
  };
}

function noPlan({ roadmaps }: Dataset): Reply {
  return {
    summary: 'You have no plan yet',
    blocks: [
      paragraph(
        'A plan is a roadmap with a day and an hour of yours: one message a week with its tasks, and nothing else.',
      ),
      note('Nobody is written to who did not start one, and every message has a button to stop.'),
    ],
    actions: roadmaps.all
      .slice(0, OFFERED)
      .map((one): Action =>
        button(`Start: ${one.name}`, call(['plan', 'start'], { roadmap: `roadmap:${one.id}` })),
      ),
  };
}
