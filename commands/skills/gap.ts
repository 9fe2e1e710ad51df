import {
  briefly,
  button,
  call,
  defineCommand,
  field,
  fields,
  gapTo,
  gradesIn,
  heading,
  menu,
  option,
  paragraph,
  personOf,
  picture,
  skillsPicture,
  sourcesNote,
  table,
  writePremium,
  type Action,
  type Block,
  type Dataset,
  type GapPlan,
  type Grades,
  type Reply,
  type Requirement,
  type Skill,
  type Target,
  type WordBlock,
} from '#bot';
import { check, shortName } from './_pages.ts';

/** Roadmaps offered, those that teach most of what is missing first. */
const MOST_ROADMAPS = 5;
/** Gaps shown at first, and the most that a menu offers. */
const FIRST = 5;
const MOST_OFFERED = 25;

export default defineCommand({
  summary: 'Your gaps for a level, track or role, in learning order',
  options: {
    target: option.target({
      summary: 'The level, track or role you are aiming for',
      required: true,
      remembered: 'target',
      ask: () => ({
        question: 'Gaps for which level or role?',
        offer: [
          'target:mid',
          'target:senior',
          'target:staff',
          'target:role-llm-engineer',
          'target:track-mlops',
        ],
      }),
    }),
    all: option.flag(['show all', 'every gap'], 'Show every gap'),
  },
  ignores: ['gap', 'missing', 'skill', 'skills', 'become', 'need', 'level', 'be', 'do', 'what'],
  examples: ['/skills gap senior', '/skills gap mlops engineer', '/skills gap applied track'],
  phrases: ['miss/lack/missing/need skill, skill gap, gap'],
  async run({ target: page, all }, { actor, store, dataset }): Promise<Reply> {
    const target = dataset.skills.target(page.id);
    if (!target) throw new Error(`no target ${page.id}`);
    const remembered = await store.people.defaults(personOf(actor));
    const grades = gradesIn(remembered);
    const { asked, rated, short, plan } = gapTo(target, grades, dataset);
    const name = shortName(target);
    const title =
      short.length === 0
        ? `${name}: no gaps, you have all ${asked} skills`
        : `${name}: ${short.length} skills to go`;
    if (rated === 0) {
      return {
        summary: title,
        blocks: [paragraph('Rate yourself and I’ll show you which ones to learn first.')],
        actions: [check(undefined, 'primary')],
      };
    }
    const missing = short.map(({ skill }) => skill);
    const shown = all === true ? short : short.slice(0, FIRST);
    const rest = short.length - shown.length;
    return {
      summary: title,
      blocks: [
        ...gapBlocks(name, title, { shown, of: short.length }, grades, dataset),
        ...(plan ? [planLine(plan)] : []),
        ...(all === true ? worth(target, missing, dataset) : []),
        sourcesNote([target.source, 'rung'], dataset, smallPrint(asked - rated)),
      ],
      actions: [
        ...(plan ? [startPlan(plan)] : []),
        ...(rest > 0
          ? [button('Show all', call(['skills', 'gap'], { target: page.ref, all: true }))]
          : [button('All skills', call(['skills'], { about: page.ref }))]),
        button('Change my grades', call(['skills', 'check'])),
        ...(remembered['target'] === page.ref
          ? []
          : [button('Set as target', call(['rung', 'settings'], { target: page.ref }))]),
        ...(all === true ? skillsOf(missing) : roadmapsFor(missing, dataset)),
      ],
    };
  },
});

const smallPrint = (unrated: number): string =>
  `${unrated === 0 ? '' : `Unrated skills (${unrated}) count as gaps. `}Only you see this.`;

/** Gaps as a picture, or as a table where there are more than a picture has room for. */
function gapBlocks(
  name: string,
  title: string,
  { shown, of }: { readonly shown: readonly Requirement[]; readonly of: number },
  grades: Grades,
  dataset: Dataset,
): Block[] {
  if (shown.length === 0) return [];
  const inWords = tableOf(shown, grades, dataset);
  const skills = shown.map(({ skill, grade }) => ({
    ...{ name: skill.name, own: grades[skill.id], wanted: grade },
  }));
  // The message's title says how many there are.
  const drawn = skillsPicture(name, title.replace(/^.*: /u, ''), { skills, of });
  return [drawn ? picture(drawn, [inWords]) : inWords];
}

/** Gaps in learning order: the grade the person has, the one asked for, and how much there is to do. */
function tableOf(short: readonly Requirement[], grades: Grades, { curriculum }: Dataset): WordBlock {
  return table(
    'In learning order',
    [
      { label: 'Skill', align: 'left' },
      { label: 'You → target', align: 'left' },
      { label: 'To do', align: 'right' },
    ],
    short.map(({ skill, grade: wanted }) => {
      const own = grades[skill.id];
      const units = curriculum
        .of(skill.id)
        .filter(({ grade, project }) => project === undefined && grade > (own ?? 0) && grade <= wanted);
      return {
        cells: [
          briefly(skill.name),
          `${own ?? '–'} → ${wanted}`,
          `${units.length} ${units.length === 1 ? 'unit' : 'units'}`,
        ],
      };
    }),
  );
}

function skillsOf(missing: readonly Skill[]): Action[] {
  if (missing.length === 0) return [];
  return [
    menu(
      'Pick a skill',
      missing.slice(0, MOST_OFFERED).map(({ id, name }) => ({
        label: name,
        call: call(['skills'], { about: `skill:${id}` }),
      })),
    ),
  ];
}

/** What the guide adds to pay for the gaps, a line a specialisation. */
function worth(target: Target, short: readonly Skill[], { pay }: Dataset): Block[] {
  const found = pay.specialisations.flatMap((one) => {
    const own = short.filter(({ premium }) => premium === one.id);
    if (own.length === 0 && target.premium !== one.id) return [];
    const names = own.map(({ name }) => name).join(', ');
    return [field(`${one.name} ${writePremium(one)}`, names === '' ? `${target.name} itself` : names)];
  });
  if (found.length === 0) return [];
  return [heading('What it adds to your pay'), fields(...found)];
}

/** The roadmaps that teach most of what is missing, and how much of it. */
function counted(short: readonly Skill[], { roadmaps }: Dataset) {
  return roadmaps.all
    .map((roadmap) => {
      const taught = new Set(roadmap.steps.flatMap((step) => step.skills));
      return { roadmap, count: short.filter(({ id }) => taught.has(id)).length };
    })
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST_ROADMAPS);
}

const planLine = ({ units, hours }: GapPlan): Block =>
  paragraph(`A plan for exactly this: ${units} units, ${hours} h.`);

const startPlan = ({ roadmap }: GapPlan): Action =>
  button('Start it', call(['plan', 'start'], { roadmap: `roadmap:${roadmap}` }), 'primary');

function roadmapsFor(short: readonly Skill[], dataset: Dataset): Action[] {
  const choices = counted(short, dataset).map(({ roadmap, count }) => ({
    label: `${roadmap.name} (${count} of ${short.length})`,
    call: call(['roadmap', 'show'], { roadmap: `roadmap:${roadmap.id}` }),
  }));
  return choices.length === 0 ? [] : [menu('Pick a roadmap', choices)];
}
