import {
  aroundDaysOff,
  button,
  call,
  command,
  defineCommand,
  menu,
  note,
  option,
  paragraph,
  personOf,
  settingsInWords,
  settingsOf,
  myPlans,
  silenceReason,
  weekReply,
  type Action,
  type Actor,
  type Block,
  type Dataset,
  type Defaults,
  type Reply,
  WEEKLY_PLAN,
} from '#bot';

/** Who people are, and the roadmap that fits. */
const BACKGROUNDS = [
  ['Software engineer', 'roadmap:software-engineer'],
  ['Data scientist', 'roadmap:data-scientist'],
  ['Researcher', 'roadmap:researcher'],
  ['Junior AI engineer', 'roadmap:entry'],
  ['Mid-level AI engineer', 'roadmap:mid'],
  ['Senior AI engineer', 'roadmap:senior'],
  ['Staff AI engineer', 'roadmap:staff'],
] as const;

const GREETINGS = {
  hello: { label: 'Hello', words: ['hello'] },
  thanks: { label: 'Thanks', words: ['thanks'] },
  arrival: { label: 'Arrival', words: ['arrival'] },
} as const;

/** One friendly line, an example to type where there is one, and three ways in. */
const greeted = (summary: string, example: readonly Block[], hasPlan: boolean): Reply => ({
  summary,
  blocks: example,
  actions: [
    ...(hasPlan ? [button('This week', call(['plan', 'show']), 'primary')] : []),
    button('What would I earn?', call(['salary']), hasPlan ? 'secondary' : 'primary'),
    button('What should I learn?', call(['skills'])),
    ...(hasPlan ? [] : [thirtyDays()]),
  ],
});

const thirtyDays = (): Action =>
  button('Show me a 30-day plan', call(['roadmap', 'show'], { roadmap: 'roadmap:30-days' }));

/** The longest name that a greeting says, in UTF-16 units. */
const LONGEST_NAME = 20;

/** A person's name after a space; nothing where the platform tells none, or one too long for a title. */
const calledBy = ({ id, name }: Actor): string =>
  name === id || name.length > LONGEST_NAME ? '' : ` ${name}`;

/** How a person is greeted back. */
const greet = (greeting: 'hello' | 'thanks', name: string, hasPlan: boolean): Reply =>
  greeting === 'hello'
    ? greeted(
        `👋 Hi${name}! Ask me about pay, skills or a plan`,
        [note('Or type “senior in London”')],
        hasPlan,
      )
    : greeted('Any time! Ask about pay, skills or your plan', [], hasPlan);

/** The first words to a channel, where nobody has asked for anything yet. */
const arrive = (): Reply =>
  greeted(
    '👋 Hi, I’m Rung: I help engineers move into AI',
    [note('Mention me and ask, for example “senior in London”')],
    false,
  );

export default defineCommand({
  summary: 'Where to start',
  options: { greeting: option.oneOf(GREETINGS, { summary: 'To be greeted alone', carried: true }) },
  examples: ['/rung home'],
  phrases: [
    'work/who/start/begin/home/introduction/introduce/tour/demo, get start, where start/begin, explain yourself',
  ],
  role: 'home',
  roadmaps: 'mine',
  async run({ greeting }, { actor, store, dataset, clock }) {
    if (greeting === 'arrival') return arrive();
    const person = personOf(actor);
    const now = clock.now();
    const mine = await store.people.defaults(person);
    const { schedule, active } = await myPlans(person, store, dataset, now);
    if (greeting !== undefined) return greet(greeting, calledBy(actor), active.length > 0);
    const settings = settingsLine(mine, dataset);
    const next = await aroundDaysOff(schedule, person, store, WEEKLY_PLAN);
    return active.length === 0
      ? welcome(settings, mine)
      : desk(weekReply(active, next, dataset, { isCrowded: true }), silenceReason(schedule), settings);
  },
});

/** Where to begin without a plan: three ways in, and the roadmaps by who one is. */
const welcome = (settings: readonly Block[], mine: Defaults): Reply => ({
  summary: '👋 I help engineers become AI engineers',
  blocks: [
    paragraph('Pick one, or just ask: “senior in London”, “do I need a PhD?”'),
    ...settings,
    note('Only you see the answers. No plan, no messages. Type “help” for more.'),
  ],
  actions: [
    earning(mine),
    button('What should I learn?', call(['skills'])),
    thirtyDays(),
    button('Settings', { ...call(['rung', 'settings'], settingsOf(mine)), intent: 'form' }),
    menu(
      'I am a …',
      BACKGROUNDS.map(([label, roadmap]) => ({ label, call: call(['roadmap', 'show'], { roadmap }) })),
    ),
  ],
});

/** The way to pay: for who saved their level and place, what those and the next level are worth. */
const earning = ({ level, place }: Defaults): Action =>
  level !== undefined && place !== undefined
    ? button('What am I worth?', call(['salary', 'me']), 'primary')
    : button('What would I earn?', call(['salary']), 'primary');

/** The home of who has a plan: this week, what to do with it, and the settings that are set. */
const desk = (week: Reply, silence: readonly Block[], settings: readonly Block[]): Reply => ({
  ...week,
  blocks: [...silence, ...week.blocks, ...settings],
  actions: [...week.actions, button('Help', call(['rung', 'help']))],
});

/** The settings that are set, in one line of small print; none where nothing is. */
function settingsLine(mine: Defaults, dataset: Dataset): Block[] {
  const set = settingsInWords(mine, dataset);
  return set.length === 0 ? [] : [note(['Settings: ', set.join(' · '), ' · ', command('/rung settings')])];
}
