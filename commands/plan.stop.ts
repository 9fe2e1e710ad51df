import { button, call, defineCommand, note, personOf, type Reply } from '#bot';

export default defineCommand({
  summary: 'Stop: no message comes any more, and your plans end',
  examples: ['/plan stop'],
  changes: true,
  async run(_args, { actor, store, clock }): Promise<Reply> {
    const person = personOf(actor);
    const now = clock.now();
    const plans = (await store.plans(person)).filter((one) => one.state === 'active');
    for (const plan of plans) await store.savePlan(person, { ...plan, state: 'stopped', endedAt: now }, now);
    await store.setSchedule(person, undefined, now);
    return {
      summary: 'Stopped: no message comes any more',
      blocks: [note('What you ticked is kept, should you start again.')],
      actions: plans.map((one) =>
        button('Start again', call(['plan', 'start'], { roadmap: `roadmap:${one.roadmap}` })),
      ),
    };
  },
});
