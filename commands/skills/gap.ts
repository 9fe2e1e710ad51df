import {
  button,
  call,
  defineCommand,
  field,
  fields,
  menu,
  note,
  option,
  paragraph,
  personOf,
  sourcesNote,
  table,
  writePremium,
  type Action,
  type Block,
  type Dataset,
  type Grade,
  type Reply,
  type Skill,
  type Target,
} from '#bot';

/** Roadmaps offered, those that teach most of what is missing first. */
const MOST_ROADMAPS = 5;

export default defineCommand({
  summary: 'What you are missing for a level, a track or a role, in learning order, and what it is worth',
  options: {
    target: option.target({
      summary: 'The level, track or role you are aiming for',
      required: true,
      remembered: 'target',
      ask: () => ({
        question: 'Missing for what?',
        offer: [
          'target:mid',
          'target:senior',
          'target:staff',
          'target:role-llm-engineer',
          'target:track-mlops',
        ],
      }),
    }),
  },
  ignores: ['gap', 'missing', 'skill', 'skills', 'become', 'need', 'level', 'be', 'do', 'what'],
  examples: ['/skills gap senior', '/skills gap mlops engineer', '/skills gap applied track'],
  phrases: ['miss/lack/missing/need skill, skill gap, gap'],
  async run({ target: page }, { actor, store, dataset }): Promise<Reply> {
    const target = dataset.skills.target(page.id);
    if (!target) throw new Error(`there is no target ${page.id}`);
    const remembered = await store.people.defaults(personOf(actor));
    const gradeOf = ({ id }: Skill): Grade | undefined => {
      const grade = remembered[`grade.${id}`];
      return grade === undefined ? undefined : (Number(grade) as Grade);
    };
    const asked = dataset.skills.asked(target);
    const short = asked.filter(({ skill, grade }) => (gradeOf(skill) ?? 0) < grade);
    const rated = asked.filter(({ skill }) => gradeOf(skill) !== undefined).length;
    const missing = short.map(({ skill }) => skill);
    return {
      summary:
        short.length === 0
          ? `${target.name}: nothing missing, all ${asked.length} skills are at the grade it asks for`
          : `${target.name}: ${short.length} of ${asked.length} skills are short of what it asks for`,
      blocks: [
        ...unrated(rated, asked.length),
        ...(short.length > 0 ? [tableOf(short, gradeOf, dataset), ...worth(target, missing, dataset)] : []),
        note("Which grade it asks for is Rung's own judgement. Only you see this."),
        sourcesNote([target.source, 'rung'], dataset),
      ],
      actions: [
        button(rated === 0 ? 'Rate yourself' : 'Change my grades', call(['skills', 'check']), 'primary'),
        ...roadmapsFor(missing, dataset),
        ...beginWith(missing),
        ...(remembered['target'] === page.ref
          ? []
          : [button('Make it my target', call(['rung', 'settings'], { target: page.ref }))]),
        button('All it asks for', call(['skills'], { about: page.ref })),
      ],
    };
  },
});

/** Told where grades are missing: a skill without one counts as missing. */
function unrated(rated: number, asked: number): Block[] {
  if (rated === asked) return [];
  return [
    paragraph(
      rated === 0
        ? 'You have not rated yourself yet, so all of it counts as missing. Rating takes about two minutes.'
        : `${asked - rated} of its skills you have not rated; they count as missing.`,
    ),
  ];
}

interface Asked {
  readonly skill: Skill;
  readonly grade: Grade;
}

/** Skills below the grade that is asked for, in learning order: the grade the person has, the one asked for, and where it is taught. */
function tableOf(
  short: readonly Asked[],
  gradeOf: (skill: Skill) => Grade | undefined,
  { roadmaps }: Dataset,
): Block {
  return table(
    'In the order to learn them',
    [
      { label: 'Skill', align: 'left' },
      { label: 'You', align: 'left' },
      { label: 'Asked', align: 'left' },
      { label: 'Taught in', align: 'left' },
    ],
    short.map(({ skill, grade }) => {
      const [lesson] = roadmaps.teaching(skill.id);
      return {
        cells: [
          skill.name,
          String(gradeOf(skill) ?? '–'),
          String(grade),
          lesson ? `${lesson.roadmap.name}, step ${lesson.number}` : '–',
        ],
      };
    }),
  );
}

function beginWith(missing: readonly Skill[]): Action[] {
  if (missing.length === 0) return [];
  return [
    menu(
      'A skill to begin with',
      missing.map(({ id, name }) => ({
        label: name,
        call: call(['skills'], { about: `skill:${id}` }),
      })),
    ),
  ];
}

/** All that the guide adds to pay for what is missing, a line a specialisation. */
function worth(target: Target, short: readonly Skill[], { pay }: Dataset): Block[] {
  const found = pay.specialisations.flatMap((one) => {
    const own = short.filter(({ premium }) => premium === one.id);
    if (own.length === 0 && target.premium !== one.id) return [];
    const names = own.map(({ name }) => name).join(', ');
    return [field(`${one.name} ${writePremium(one)}`, names === '' ? `${target.name} itself` : names)];
  });
  if (found.length === 0) return [];
  return [
    paragraph(
      'What the guide adds to a band for a specialisation, and the missing skills that belong to it:',
    ),
    fields(...found),
  ];
}

/** A plan of the roadmap that teaches most of what is missing, and the others to choose from. */
function roadmapsFor(short: readonly Skill[], { roadmaps }: Dataset): Action[] {
  const counted = roadmaps.all
    .map((roadmap) => {
      const taught = new Set(roadmap.steps.flatMap((step) => step.skills));
      return { roadmap, count: short.filter(({ id }) => taught.has(id)).length };
    })
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST_ROADMAPS);
  const [most] = counted;
  if (!most) return [];
  return [
    button(
      `Start a plan: ${most.roadmap.name}`,
      call(['plan', 'start'], { roadmap: `roadmap:${most.roadmap.id}` }),
    ),
    menu(
      'A roadmap that teaches them',
      counted.map(({ roadmap, count }) => ({
        label: `${roadmap.name} (${count} of ${short.length})`,
        call: call(['roadmap', 'show'], { roadmap: `roadmap:${roadmap.id}` }),
      })),
    ),
  ];
}
