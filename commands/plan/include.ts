import {
  button,
  call,
  chosenPlan,
  defineCommand,
  myPlans,
  note,
  option,
  personOf,
  skippedNote,
  type Reply,
} from '#bot';

export default defineCommand({
  summary: 'Include units of skills you know already, or leave them out again',
  options: {
    roadmap: option.roadmap({ summary: 'Which plan, where you follow several' }),
    off: option.flag(['off', 'not', 'leave out', 'again', 'skip'], 'Leave them out again'),
  },
  ignores: ['plan', 'my', 'them', 'units', 'all', 'skipped'],
  examples: ['/plan include'],
  phrases: ['include/add skipped unit/task, include everything'],
  roadmaps: 'mine',
  changes: true,
  async run({ roadmap: page, off }, { actor, store, dataset, clock }): Promise<Reply> {
    const person = personOf(actor);
    const now = clock.now();
    const one = chosenPlan((await myPlans(person, store, dataset, now)).active, page, 'include');
    await store.plans.save(person, { ...one.plan, takesAll: off !== true }, now);
    const after = chosenPlan(
      (await myPlans(person, store, dataset, now)).active,
      { id: one.roadmap.id },
      'include',
    );
    const about = { roadmap: `roadmap:${one.roadmap.id}` };
    return {
      summary: off === true ? 'Skipping what you know' : 'All units are included',
      blocks: [note(`From the next week on. ${after.week.of} weeks in all.`), ...skippedNote(after, dataset)],
      actions: [
        button('Weeks to come', call(['plan', 'next'], about), 'primary'),
        button('Undo', call(['plan', 'include'], off === true ? about : { ...about, off: true })),
      ],
    };
  },
});
