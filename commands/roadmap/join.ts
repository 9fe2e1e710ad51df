import {
  button,
  call,
  channelHere,
  chosenChannelRoadmap,
  defineCommand,
  note,
  option,
  paragraph,
  personOf,
  startsTogether,
  whenFields,
  type Action,
  type Context,
  type Plan,
  type Reply,
  type ChannelRoadmap,
  WEEKLY_PLAN,
} from '#bot';

/** A day begins so much earlier where it begins first than in UTC, in milliseconds. */
const EARLIEST = 14 * 3_600_000;
const PATH = ['roadmap', 'join'];

export default defineCommand({
  summary: 'Join a roadmap shared in this channel',
  options: {
    roadmap: option.roadmap({ summary: 'Which roadmap, where several are shared here' }),
    sure: option.flag(['yes', 'sure'], 'Yes, join'),
    named: option.flag(['named', 'by name', 'with my name'], 'The channel may see my name in its digest'),
  },
  ignores: ['roadmap', 'me', 'us', 'this', 'follow'],
  examples: ['/roadmap join', '/roadmap join 30 days'],
  changes: true,
  roadmaps: 'here',
  async run({ roadmap: page, sure, named }, context): Promise<Reply> {
    const { actor, store, venue, clock } = context;
    const channel = channelHere(venue);
    const repeat = { path: PATH, fields: { ...(sure && { sure }), ...(named && { named }) } };
    const { channelRoadmap: followed, name } = await chosenChannelRoadmap(channel, page, repeat, context);
    const person = personOf(actor);
    const now = clock.now();
    const mine = (await store.channelRoadmaps.following(person)).find(
      (one) => one.channelRoadmap.id === followed.id,
    );
    if (sure !== true && !mine) return whoSeesWhat(followed, name);
    const known = (await store.plans.list(person)).find(
      (one) => one.roadmap === followed.roadmap && one.state !== 'done',
    );
    // Pressed again, it shows where they are, and changes nothing.
    if (sure !== true) {
      const plan = known ?? planFrom(followed, now);
      return joined({ name, plan, isLinked: false, named: mine?.name !== undefined }, context);
    }
    const follower = { person, name: named === true ? actor.name : undefined, joinedAt: now };
    // Taken back in the meantime, it is as if it had never been shared.
    if (!(await store.channelRoadmaps.follow(channel, followed.roadmap, follower)))
      await chosenChannelRoadmap(channel, page, repeat, context);
    const plan = known ? { ...known, state: 'active' as const, endedAt: undefined } : planFrom(followed, now);
    if (known?.state !== 'active') await store.plans.save(person, plan, now);
    return joined({ name, plan, isLinked: known?.state === 'active', named: named === true }, context);
  },
});

/** Who sees what, for a person to read before they join. */
function whoSeesWhat({ roadmap, starts }: ChannelRoadmap, name: string): Reply {
  const yes = { roadmap: `roadmap:${roadmap}`, sure: true };
  return {
    summary: `Join “${name}”?`,
    blocks: [
      paragraph('You get your own plan. No messages until you choose a time.'),
      ...(starts === undefined ? [] : [startsTogether(starts)]),
      paragraph(
        'The channel sees totals only: how many follow it and how many tasks are done. In a very small group that says something about each of you.',
      ),
      note('Your name shows only if you choose so, never your tasks, pace or schedule.'),
    ],
    actions: [
      button('Join', call(PATH, yes), 'primary'),
      button('Join by name', call(PATH, { ...yes, named: true })),
      button('Preview', call(['roadmap', 'show'], { roadmap: `roadmap:${roadmap}` })),
    ],
  };
}

/** A plan that begins now, or when all do. */
function planFrom({ roadmap, starts }: ChannelRoadmap, now: number): Plan {
  const together = starts === undefined ? now : Date.parse(starts) - EARLIEST;
  return {
    id: globalThis.crypto.randomUUID(),
    roadmap,
    state: 'active',
    week: 0,
    startedAt: Math.max(now, together),
    endedAt: undefined,
    done: [],
    thisWeek: undefined,
    takesAll: false,
  };
}

interface Joined {
  readonly name: string;
  readonly plan: Plan;
  /** It was under way already. */
  readonly isLinked: boolean;
  readonly named: boolean;
}

async function joined(
  { name, plan, isLinked, named }: Joined,
  { actor, store, clock }: Context,
): Promise<Reply> {
  const schedule = await store.schedules.get(personOf(actor), WEEKLY_PLAN);
  const when = schedule ? whenFields(schedule) : {};
  const choose = button('Choose a time', { ...call(['plan', 'when'], when), intent: 'form' }, 'primary');
  const isWritten = schedule?.state === 'active';
  const ways: Action[] = isWritten
    ? [button('This week', call(['plan', 'show']), 'primary')]
    : [
        schedule ? button('Resume', call(['plan', 'resume']), 'primary') : choose,
        button('This week', call(['plan', 'show'])),
      ];
  return {
    summary: `You joined “${name}”`,
    blocks: [
      ...(isLinked ? [note('Your plan goes on as it is.')] : []),
      ...(plan.startedAt > clock.now()
        ? [note('It starts with your team, on the Monday named on the card.')]
        : []),
      paragraph(
        isWritten
          ? 'Its tasks come with your weekly message.'
          : schedule
            ? 'Your messages are paused. Resume any time.'
            : 'No messages until you choose a time.',
      ),
      note(named ? 'The digest may name you.' : 'The channel does not see your name.'),
    ],
    actions: [
      ...ways,
      named
        ? button('Hide my name', call(PATH, { roadmap: `roadmap:${plan.roadmap}`, sure: true }))
        : button('Show my name', call(PATH, { roadmap: `roadmap:${plan.roadmap}`, sure: true, named: true })),
      button('Leave', call(['roadmap', 'leave'], { roadmap: `roadmap:${plan.roadmap}` })),
    ],
  };
}
