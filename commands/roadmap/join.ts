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
  summary: 'Follow a roadmap together with this channel',
  options: {
    roadmap: option.roadmap({ summary: 'Which roadmap, where several are shared here' }),
    sure: option.flag(['yes', 'sure'], 'Yes, I have seen who sees what'),
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
    summary: `Follow “${name}” with this channel?`,
    blocks: [
      paragraph(
        'A plan of your own begins, or the one you have goes on. You choose the day and the hour of its message; until then none comes.',
      ),
      ...(starts === undefined ? [] : [startsTogether(starts)]),
      paragraph(
        'The channel sees totals: how many follow it, and how many tasks are ticked. Among very few people that says something about each.',
      ),
      note(
        'Your name is seen only if you choose so: among those who moved on in a week, and never how far you are. Nobody sees what you ticked, your pace, or when you are written to.',
      ),
    ],
    actions: [
      button('Join', call(PATH, yes), 'primary'),
      button('Join, with my name', call(PATH, { ...yes, named: true })),
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
  const choose = button(
    'Choose day and hour',
    { ...call(['plan', 'when'], when), intent: 'form' },
    'primary',
  );
  const isWritten = schedule?.state === 'active';
  const ways: Action[] = isWritten
    ? [button('This week', call(['plan', 'show']), 'primary')]
    : [
        schedule ? button('Resume', call(['plan', 'resume']), 'primary') : choose,
        button('This week', call(['plan', 'show'])),
      ];
  return {
    summary: `You follow “${name}” with this channel`,
    blocks: [
      ...(isLinked ? [note('Your plan was under way, and goes on as it is.')] : []),
      ...(plan.startedAt > clock.now()
        ? [note('It begins with the others, on the Monday its card names.')]
        : []),
      paragraph(
        isWritten
          ? 'Its tasks come with the message you have each week.'
          : schedule
            ? 'No message comes: yours is paused. Resume it when you like.'
            : 'No message comes until you choose its day and hour.',
      ),
      note(
        named
          ? 'The channel may see your name among those who moved on.'
          : 'The channel does not see your name.',
      ),
    ],
    actions: [
      ...ways,
      named
        ? button('Do not show my name', call(PATH, { roadmap: `roadmap:${plan.roadmap}`, sure: true }))
        : button('Show my name', call(PATH, { roadmap: `roadmap:${plan.roadmap}`, sure: true, named: true })),
      button('Leave', call(['roadmap', 'leave'], { roadmap: `roadmap:${plan.roadmap}` })),
    ],
  };
}
