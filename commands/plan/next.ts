import {
  button,
  call,
  chosenPlan,
  defineCommand,
  field,
  fields,
  myPlans,
  note,
  option,
  personOf,
  picture,
  planPicture,
  pullCall,
  skippedNote,
  weekToCome,
  type Reply,
} from '#bot';

/** Most weeks that are shown. */
const SHOWN = 3;

export default defineCommand({
  summary: 'The weeks to come in your plan',
  options: { roadmap: option.roadmap({ summary: 'Which plan, where you follow several' }) },
  ignores: ['plan', 'my', 'the', 'in', 'week', 'weeks'],
  examples: ['/plan next'],
  phrases: [
    "next week/task/step, plan next week, week/task ahead/after/coming, upcoming week/task, what comes next/after, what/what's/whats next, show next week",
  ],
  roadmaps: 'mine',
  async run({ roadmap: page }, { actor, store, dataset, clock }): Promise<Reply> {
    const { active } = await myPlans(personOf(actor), store, dataset, clock.now());
    const one = chosenPlan(active, page, 'next');
    const { roadmap, week } = one;
    const about = { roadmap: `roadmap:${roadmap.id}` };
    const weeks = week.toCome.slice(0, SHOWN).map((to, at) => weekToCome(to, week.number + 1 + at));
    const [first] = weeks;
    const where = note(`${roadmap.name} · week ${week.number} of ${week.of}`);
    const drawn = planPicture(one);
    const after = week.toCome.length - weeks.length;
    return {
      summary: first ? `Next: week ${week.number + 1}, ${first.subject}` : 'This is the last week',
      blocks: [
        ...(drawn ? [picture(drawn, [where])] : [where]),
        ...(first ? [fields(...weeks.map(({ label, tasks }) => field(label, tasks)))] : []),
        ...(after > 0 ? [note(`Then ${after} more ${after === 1 ? 'week' : 'weeks'}.`)] : []),
        ...skippedNote(one, dataset),
      ],
      actions: [
        button('This week', call(['plan', 'show']), 'primary'),
        ...(first ? [button('Pull next week', pullCall(one))] : []),
        ...(week.skipped.length > 0 ? [button('Include them', call(['plan', 'include'], about))] : []),
        ...(one.plan.takesAll
          ? [button('Skip what I know', call(['plan', 'include'], { ...about, off: true }))]
          : []),
      ],
    };
  },
});
