import {
  button,
  call,
  callOfPage,
  defineCommand,
  field,
  fields,
  firstSentence,
  heading,
  menu,
  note,
  option,
  paragraph,
  sourcesNote,
  strong,
  table,
  writeGrade,
  writePremium,
  type Action,
  type Block,
  type Category,
  type Dataset,
  type Field,
  type PageName,
  type Reply,
  type Skill,
  type Target,
} from '#bot';

const OURS = "Why, grades, order and who asks for what are Rung's own judgement.";
const KINDS = [
  ['level', 'Levels'],
  ['track', 'Tracks'],
  ['role', 'Roles'],
] as const;

export default defineCommand({
  summary: 'What to learn and why: a skill, a kind of skills, or all that a level, track or role asks for',
  options: {
    about: option.subject({ summary: 'A skill, a kind of skills, a level, a track or a role' }),
  },
  ignores: ['skill', 'skills', 'learn', 'learning', 'need', 'know', 'about', 'should', 'do', 'does', 'level'],
  examples: ['/skills rag', '/skills llm', '/skills senior', '/skills mlops engineer'],
  shareable: true,
  run({ about }, { dataset }): Reply {
    const { skills } = dataset;
    const skill = about?.kind === 'skill' ? skills.skill(about.id) : undefined;
    if (skill) return ofSkill(skill, dataset);
    const category = about?.kind === 'category' ? skills.category(about.id) : undefined;
    if (category) return ofCategory(category, dataset);
    const target = about?.kind === 'target' ? skills.target(about.id) : undefined;
    return target ? ofTarget(target, dataset) : overview(dataset);
  },
});

const check = (label: string, category?: Category): Action =>
  button(label, call(['skills', 'check'], category ? { category: `category:${category.id}` } : {}));
const missing = (label: string, target?: Target): Action =>
  button(label, call(['skills', 'gap'], target ? { target: `target:${target.id}` } : {}));

/** A menu of pages; nothing where there are none. */
function pages(label: string, refs: readonly string[], dataset: Dataset): Action[] {
  const found = refs.flatMap((ref): PageName | readonly PageName[] => dataset.pages.get(ref) ?? []);
  if (found.length === 0) return [];
  return [
    menu(
      label,
      found.map((page) => ({ label: page.name, call: callOfPage(page) })),
    ),
  ];
}

function overview(dataset: Dataset): Reply {
  const { skills } = dataset;
  return {
    summary: `${skills.all.length} skills in ${skills.categories.length} kinds: what to learn, and why`,
    blocks: [
      fields(
        ...skills.categories.map(({ id, name }) =>
          field(
            name,
            skills
              .of(id)
              .map((one) => one.name)
              .join(' · '),
          ),
        ),
      ),
      note('Each kind is in the order in which one skill builds on another.'),
      sourcesNote(['guide', 'rung'], dataset),
    ],
    actions: [
      ...pages('A kind of skills', refsOf('category', skills.categories), dataset),
      ...pages('Asked for by', refsOf('target', skills.targets), dataset),
      check('Rate yourself'),
      missing('What am I missing?'),
    ],
  };
}

const refsOf = (kind: string, list: readonly { readonly id: string }[]): string[] =>
  list.map(({ id }) => `${kind}:${id}`);

function ofCategory(category: Category, dataset: Dataset): Reply {
  const list = dataset.skills.of(category.id);
  const said = ({ name, summary }: Skill): Field => field(name, firstSentence(summary)[0]);
  const standing = (which: Skill['importance'], title: string): Block[] => {
    const own = list.filter((one) => one.importance === which);
    return own.length === 0 ? [] : [heading(title), fields(...own.map(said))];
  };
  const ranked = list.some((one) => one.importance !== undefined);
  return {
    summary: `${category.name}: ${list.map((one) => one.name).join(', ')}`,
    blocks: [
      paragraph(category.summary),
      ...(ranked
        ? [
            ...standing('must-have', 'Must-haves'),
            ...standing('differentiator', 'What sets you apart'),
            ...standing(undefined, 'Also asked for'),
          ]
        : [fields(...list.map(said))]),
      sourcesNote([category.source, ...list.map((one) => one.source)], dataset),
    ],
    actions: [
      ...pages('A skill', refsOf('skill', list), dataset),
      check('Rate yourself in these', category),
      button('All skills', call(['skills'])),
    ],
  };
}

function ofSkill(skill: Skill, dataset: Dataset): Reply {
  const { skills, pay, roadmaps } = dataset;
  const [first, rest] = firstSentence(skill.summary);
  const category = skills.category(skill.category);
  const names = (list: readonly (Skill | undefined)[]): string =>
    list.flatMap((one) => one?.name ?? []).join(', ');
  const before = skill.prerequisites.map((id) => skills.skill(id));
  const after = skills.buildingOn(skill.id);
  const premium = pay.specialisations.find((one) => one.id === skill.premium);
  const lessons = roadmaps.teaching(skill.id);
  const asking = KINDS.map(([kind, title]) => {
    const own = skills.askedBy(skill.id).filter(({ target }) => target.kind === kind);
    return [title, own.map(({ target, grade }) => `${target.name} ${grade}`).join(', ')] as const;
  });
  const told: readonly (readonly [string, string])[] = [
    ['Why it matters', skill.rationale],
    [
      'Standing in the guide',
      skill.importance === 'differentiator' ? 'sets you apart' : (skill.importance ?? ''),
    ],
    ['What belongs to it', skill.parts.join('; ')],
    ['Tools', skill.tools.join(', ')],
    ['Learn first', names(before)],
    ['Builds on it', names(after)],
    [
      'Pay',
      premium
        ? `It belongs to ${premium.name}, for which the guide adds ${writePremium(premium)} to a band.`
        : '',
    ],
  ];
  return {
    summary: `${skill.name}: ${first}`,
    blocks: [
      ...(rest === '' ? [] : [paragraph(rest)]),
      fields(...told.filter(([, text]) => text !== '').map(([label, text]) => field(label, text))),
      heading('What “can do it” looks like'),
      fields(...([1, 2, 3] as const).map((grade) => field(writeGrade(grade), skill.grades[grade - 1] ?? ''))),
      heading('Who asks for it, and at which grade'),
      fields(...asking.filter(([, list]) => list !== '').map(([title, list]) => field(title, list))),
      ...(lessons.length === 0
        ? []
        : [
            heading('Where it is taught'),
            fields(
              ...lessons.map(({ roadmap, step, number }) =>
                field(roadmap.name, `step ${number}, ${step.name}`),
              ),
            ),
          ]),
      note(OURS),
      sourcesNote([skill.source, 'rung'], dataset),
    ],
    actions: [
      ...(category
        ? [
            button(category.name, callOfPage({ kind: 'category', ref: `category:${category.id}` })),
            check('Rate yourself', category),
          ]
        : []),
      ...pages(
        'Before and after',
        refsOf('skill', [...before.flatMap((one) => one ?? []), ...after]),
        dataset,
      ),
      ...pages(
        'Roadmaps that teach it',
        [...new Set(lessons.map(({ roadmap }) => `roadmap:${roadmap.id}`))],
        dataset,
      ),
    ],
  };
}

function ofTarget(target: Target, dataset: Dataset): Reply {
  const { skills, pay, roadmaps } = dataset;
  const asked = skills.asked(target);
  const premium = pay.specialisations.find((one) => one.id === target.premium);
  const own = roadmaps.get(target.id);
  return {
    summary: `${target.name}: ${asked.length} skills it asks for, in learning order`,
    blocks: [
      paragraph(target.summary),
      table(
        `Skills of: ${target.name}`,
        [
          { label: 'Skill', align: 'left' },
          { label: 'Grade', align: 'left' },
          { label: 'Kind', align: 'left' },
        ],
        asked.map(({ skill, grade }) => ({
          cells: [skill.name, writeGrade(grade), skills.category(skill.category)?.name ?? ''],
        })),
      ),
      ...(premium
        ? [
            paragraph([
              'Pay: the guide adds ',
              strong(writePremium(premium)),
              ` to a band for ${premium.name}.`,
            ]),
          ]
        : []),
      note(OURS),
      sourcesNote([target.source, 'rung'], dataset),
    ],
    actions: [
      { ...missing('What am I missing for it?', target), style: 'primary' } as Action,
      ...pages(
        'One of its skills',
        refsOf(
          'skill',
          asked.map(({ skill }) => skill),
        ),
        dataset,
      ),
      ...(own ? [button(own.name, callOfPage({ kind: 'roadmap', ref: `roadmap:${own.id}` }))] : []),
      button('All skills', call(['skills'])),
    ],
  };
}
