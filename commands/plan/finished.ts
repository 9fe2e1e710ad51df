import {
  button,
  call,
  defineCommand,
  finishedReply,
  note,
  option,
  personOf,
  WEEKLY_PLAN,
  type Plan,
  type Reply,
} from '#bot';

export default defineCommand({
  summary: 'A roadmap you finished, to look back at or to share',
  options: { roadmap: option.roadmap({ summary: 'Which one; the last you finished if you say none' }) },
  ignores: ['plan', 'my', 'the'],
  examples: ['/plan finished', '/plan finished 30 days'],
  shareable: true,
  roadmaps: 'mine',
  async run({ roadmap: page }, { actor, store, dataset }): Promise<Reply> {
    const person = personOf(actor);
    const plans = await store.plans.list(person);
    const finished = plans
      .filter(({ state, roadmap }) => state === 'done' && (page === undefined || roadmap === page.id))
      .sort((one, other) => endOf(other) - endOf(one))
      .flatMap((plan) => {
        const roadmap = dataset.roadmaps.planned(plan.roadmap);
        return roadmap ? [{ plan, roadmap }] : [];
      });
    const [last] = finished;
    if (!last) return NOTHING;
    return finishedReply(last.plan, last.roadmap, {
      schedule: await store.schedules.get(person, WEEKLY_PLAN),
      plans,
      data: dataset,
    });
  },
});

const endOf = ({ endedAt, startedAt }: Plan): number => endedAt ?? startedAt;

const NOTHING: Reply = {
  summary: 'No finished roadmap yet',
  blocks: [note('Once you finish one, you can look back at it and share it here.')],
  actions: [
    button('This week', call(['plan', 'show']), 'primary'),
    button('All roadmaps', call(['roadmap', 'list'])),
  ],
  unshared: true,
};
