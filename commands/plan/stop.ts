import {
  button,
  call,
  defineCommand,
  note,
  option,
  paragraph,
  personOf,
  type Action,
  type Dataset,
  type PageName,
  type Plan,
  type Reply,
  WEEKLY_PLAN,
  SMALL_WORDS,
  STOPPING,
} from '#bot';

export default defineCommand({
  summary: 'End your plans, and their messages',
  options: {
    roadmap: option.roadmap({ summary: 'Which plan, where you follow several; all of them if you say none' }),
    sure: option.flag(['yes', 'sure', 'really'], 'Yes, end it'),
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
  confirmedBy: 'sure',
  roadmaps: 'mine',
  async run({ roadmap: page, sure }, { actor, store, dataset, clock }): Promise<Reply> {
    const person = personOf(actor);
    const now = clock.now();
    const schedule = await store.schedules.get(person, WEEKLY_PLAN);
    const active = (await store.plans.list(person)).filter((one) => one.state === 'active');
    if (active.length === 0 && !schedule) return NOTHING;
    const plans = active.filter((one) => page === undefined || one.roadmap === page.id);
    if (page && plans.length === 0 && active.length > 0) return NO_SUCH;
    if (sure !== true) return question(plans, page, dataset);
    for (const plan of plans)
      await store.plans.save(person, { ...plan, state: 'stopped', endedAt: now }, now);
    if (plans.length < active.length)
      return {
        summary: `Ended: ${page?.name ?? ''}`,
        blocks: [note('Your other plans go on.')],
        actions: [button('This week', call(['plan', 'show']))],
      };
    await store.schedules.set(person, WEEKLY_PLAN, undefined, now);
    return {
      summary: 'Plan ended. No more messages.',
      blocks: [note('Your ticks are kept, in case you start again.')],
      actions: plans.map((one) => startAgain(one, plans.length > 1, dataset)),
    };
  },
});

/** Takes a plan up again, by its name where several ended. */
const startAgain = ({ roadmap }: Plan, isNamed: boolean, { roadmaps }: Dataset): Action =>
  button(
    isNamed ? `Start again: ${roadmaps.get(roadmap)?.name ?? ''}` : 'Start again',
    call(['plan', 'start'], { roadmap: `roadmap:${roadmap}` }),
  );

/** Asks once before plans end. */
function question(plans: readonly Plan[], page: PageName | undefined, { roadmaps }: Dataset): Reply {
  const names = plans.flatMap(({ roadmap }) => roadmaps.get(roadmap)?.name ?? []);
  const [only] = names;
  return {
    summary:
      names.length > 1 ? 'End all your plans?' : only === undefined ? 'End your plan?' : `End “${only}”?`,
    blocks: [
      ...(names.length > 1 ? [paragraph(`${names.join(', ')}.`)] : []),
      note('No more messages after that. Your ticks are kept.'),
    ],
    actions: [
      button(
        names.length > 1 ? 'End them' : 'End it',
        call(['plan', 'stop'], { ...(page && { roadmap: page.ref }), sure: true }),
        'danger',
      ),
      button('Pause instead', call(['plan', 'pause'])),
      button(names.length > 1 ? 'Keep them' : 'Keep it', call(['plan', 'show'])),
    ],
  };
}

const NOTHING: Reply = {
  summary: 'You have no plan to end',
  blocks: [note('No plan, no messages.')],
  actions: [],
};

const NO_SUCH: Reply = {
  summary: 'You don’t have that plan',
  blocks: [],
  actions: [button('This week', call(['plan', 'show']), 'primary')],
};
