import {
  button,
  call,
  callOfExample,
  defaultsBlock,
  defineCommand,
  heading,
  note,
  option,
  paragraph,
  personOf,
  settingsOf,
  activePlans,
  silenceReason,
  USUAL_HOURS,
  weekReply,
  asTyped,
  type Action,
  type Reply,
  WEEKLY_PLAN,
} from '#bot';

/** Examples of one command that are offered. */
const OF_EACH = 2;

const GREETINGS = {
  hello: { label: 'Hello', words: ['hello'] },
  thanks: { label: 'Thanks', words: ['thanks'] },
} as const;
const SAYS = {
  hello: '👋 Hi! Ask me about pay, skills or a learning plan',
  thanks: 'Any time! Ask me about pay, skills or your plan whenever you like',
} as const;

/** One friendly line and three ways in. */
const greet = (greeting: keyof typeof GREETINGS, hasPlan: boolean): Reply => ({
  summary: SAYS[greeting],
  blocks: greeting === 'hello' ? [note('Or type it: “senior salary in london”, “what is RAG?”')] : [],
  actions: [
    ...(hasPlan ? [button('This week', call(['plan', 'show']), 'primary')] : []),
    button('Pay', call(['salary']), hasPlan ? 'secondary' : 'primary'),
    button('Skills', call(['skills'])),
    ...(hasPlan ? [] : [button('A plan', call(['roadmap', 'list']))]),
  ],
});

export default defineCommand({
  summary: 'Where to begin: what Rung is, your settings, and examples to press',
  options: { greeting: option.oneOf(GREETINGS, { summary: 'To be greeted alone', carried: true }) },
  examples: ['/rung home'],
  phrases: [
    'work/who/start/begin/home/introduction/introduce/tour/demo, get start, where start/begin, explain yourself',
  ],
  role: 'home',
  roadmaps: 'mine',
  async run({ greeting }, { actor, store, dataset, commands, clock }) {
    const person = personOf(actor);
    const now = clock.now();
    const mine = await store.people.defaults(person);
    const schedule = await store.schedules.get(person, WEEKLY_PLAN);
    const active = activePlans(await store.plans.list(person), schedule?.hours ?? USUAL_HOURS, dataset, now);
    if (greeting !== undefined) return greet(greeting, active.length > 0);
    const week = active.length === 0 ? undefined : weekReply(active, schedule, dataset);
    const examples = commands.roots
      .flatMap((root) => [root, ...root.children])
      .filter((node) => node.command.shareable && node.path[0] !== 'rung')
      .flatMap((node) => node.command.examples.slice(0, OF_EACH))
      .flatMap((example): Action[] => {
        const does = callOfExample(commands, dataset, example);
        return does ? [button(asTyped(commands, example), does)] : [];
      });
    return {
      summary: 'Rung helps engineers become AI engineers',
      blocks: [
        paragraph(
          'Ask what a level pays in a place, what to learn and in which order, or anything about the work, and get the answer with its source. Type a command anywhere, mention Rung in a channel or a thread, or write to it in private: words in any order, typos forgiven.',
        ),
        note(
          'Answers are for you alone until you share them, and nobody is ever written to who did not ask.',
        ),
        ...(week ? [heading(week.summary), ...silenceReason(schedule), ...week.blocks] : []),
        heading('Your settings'),
        defaultsBlock(mine, dataset),
        heading('Try one'),
        paragraph('Press an example, or type it as it stands.'),
      ],
      actions: [
        ...(week?.actions ?? []),
        ...examples,
        button(
          'Change settings',
          { ...call(['rung', 'settings'], settingsOf(mine)), intent: 'form' },
          'primary',
        ),
        button('All commands', call(['rung', 'help'])),
        button('Sources', call(['rung', 'about'])),
      ],
    };
  },
});
