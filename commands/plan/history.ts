import {
  button,
  call,
  dayOfDate,
  defineCommand,
  field,
  fields,
  myPlans,
  note,
  option,
  paragraph,
  personOf,
  weeksDone,
  writeMinutes,
  writeWeekday,
  type Reply,
} from '#bot';

/** Most weeks that are shown, and tasks of one that are named. */
const SHOWN = 6;
const NAMED = 3;

export default defineCommand({
  summary: 'What you have done, week by week',
  options: { roadmap: option.roadmap({ summary: 'Which plan; the latest if you say none' }) },
  ignores: ['plan', 'my', 'the', 'of'],
  examples: ['/plan history'],
  phrases: ['history, done/finished/completed so far, what have done, past week/task, progress so far'],
  roadmaps: 'mine',
  async run({ roadmap: page }, { actor, store, dataset, clock }): Promise<Reply> {
    const { schedule, plans } = await myPlans(personOf(actor), store, dataset, clock.now());
    const plan = plans.findLast(({ roadmap, done }) => (page ? roadmap === page.id : done.length > 0));
    const roadmap = plan && dataset.roadmaps.planned(plan.roadmap);
    if (!roadmap) return NOTHING;
    const zone = schedule?.zone ?? 'UTC';
    const weeks = weeksDone(plan, roadmap, zone, (id) => dataset.curriculum.unit(id)?.name);
    if (weeks.length === 0) return NOTHING;
    const count = weeks.reduce((sum, { tasks }) => sum + tasks.length, 0);
    const minutes = weeks.reduce((sum, one) => sum + one.minutes, 0);
    return {
      summary: `${count} ${count === 1 ? 'task' : 'tasks'} done${minutes > 0 ? `, ${writeMinutes(minutes)}` : ''}`,
      blocks: [
        paragraph(
          `${roadmap.name}${schedule && schedule.bestStreak > 1 ? ` · best streak: ${schedule.bestStreak} weeks 🔥` : ''}`,
        ),
        fields(
          ...weeks
            .slice(0, SHOWN)
            .map(({ monday, tasks }) =>
              field(
                `Week of ${writeWeekday(dayOfDate(monday))}`,
                `${tasks.slice(0, NAMED).join('; ')}${tasks.length > NAMED ? `; ${tasks.length - NAMED} more` : ''}`,
              ),
            ),
        ),
        ...(weeks.length > SHOWN ? [note(`${weeks.length - SHOWN} weeks before that.`)] : []),
      ],
      actions: [
        button('This week', call(['plan', 'show']), 'primary'),
        button('Weeks to come', call(['plan', 'next'], { roadmap: `roadmap:${roadmap.id}` })),
      ],
    };
  },
});

const NOTHING: Reply = {
  summary: 'Nothing ticked yet',
  blocks: [note('Tick a task and it shows up here.')],
  actions: [button('This week', call(['plan', 'show']), 'primary')],
};
