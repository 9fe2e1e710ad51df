import {
  button,
  call,
  defineCommand,
  note,
  paragraph,
  personOf,
  standingOf,
  standstill,
  USUAL_HOURS,
  weekReply,
  type Action,
  type Dataset,
  type Reply,
} from '#bot';

const OFFERED = 4;

export default defineCommand({
  summary: 'This week’s tasks, and when the next messages come',
  examples: ['/plan show'],
  async run(_args, { actor, store, dataset }): Promise<Reply> {
    const person = personOf(actor);
    const [schedule, plans] = [await store.schedule(person), await store.plans(person)];
    const standing = standingOf(plans, schedule?.hours ?? USUAL_HOURS, dataset);
    if (standing.length === 0) return noPlan(dataset);
    const shown = weekReply(standing, schedule, dataset);
    return { ...shown, blocks: [...standstill(schedule), ...shown.blocks] };
  },
});

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
