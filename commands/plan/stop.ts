import {
  button,
  call,
  defineCommand,
  note,
  option,
  personOf,
  type Reply,
  WEEKLY_PLAN,
  SMALL_WORDS,
  STOPPING,
} from '#bot';

export default defineCommand({
  summary: 'Stop: no message comes any more, and your plans end',
  options: {
    roadmap: option.roadmap({ summary: 'Which plan, where you follow several; all of them if you say none' }),
  },
  ignores: [
    ...['plan', 'plans', 'my', 'it', 'all', 'everything', 'now', 'today', 'immediately', 'completely'],
    ...['forever', 'for good', 'right now', 'right away', 'message', 'messages'],
    ...SMALL_WORDS,
  ],
  examples: ['/plan stop', '/plan stop 30 days'],
  phrases: [
    'stop/end/quit/cancel/drop/delete/remove/abandon/leave plan/message/dm/reminder/notification/subscription/email/spam',
    'stop/quit/cancel/unsubscribe/unsub/mute/out/logout/deregister, stop/dont/don/no message/write/dm/ping/text/texting/spam/email/bother/contact/remind/notify/reminder/notification/nudge',
    'turn/switch/disable off/message/reminder/notification/dm, turn/switch off message/reminder/notification/dm, disable message',
    'stop/end/cancel/quit plan keep data/progress/tick/account/record/everything, stop keep data/progress',
    'opt out, leave alone, go away, shut up, too many message, off list, remove list, take off, take list, give up, lost interest',
    ...STOPPING,
  ],
  changes: true,
  roadmaps: 'mine',
  async run({ roadmap: page }, { actor, store, clock }): Promise<Reply> {
    const person = personOf(actor);
    const now = clock.now();
    const schedule = await store.schedules.get(person, WEEKLY_PLAN);
    const active = (await store.plans.list(person)).filter((one) => one.state === 'active');
    if (active.length === 0 && !schedule) return NOTHING;
    const plans = active.filter((one) => page === undefined || one.roadmap === page.id);
    for (const plan of plans)
      await store.plans.save(person, { ...plan, state: 'stopped', endedAt: now }, now);
    if (plans.length < active.length)
      return {
        summary: plans.length === 0 ? 'You have no such plan under way' : `Stopped: “${page?.name ?? ''}”`,
        blocks: [note('Your other plans go on, with their message each week.')],
        actions: [button('This week', call(['plan', 'show']))],
      };
    await store.schedules.set(person, WEEKLY_PLAN, undefined, now);
    return {
      summary: 'Plan ended. No more messages.',
      blocks: [note('What you ticked is kept, should you start again.')],
      actions: plans.map((one) =>
        button('Start again', call(['plan', 'start'], { roadmap: `roadmap:${one.roadmap}` })),
      ),
    };
  },
});

const NOTHING: Reply = {
  summary: 'You have no plan, so there is nothing to stop',
  blocks: [note('No message comes to you: only people who started a plan get any.')],
  actions: [],
};
