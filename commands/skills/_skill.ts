import {
  button,
  call,
  field,
  fields,
  firstSentence,
  heading,
  note,
  paragraph,
  sourcesNote,
  writeGrade,
  writePremium,
  type Block,
  type Action,
  type Category,
  type Context,
  type Field,
  type Dataset,
  type Reply,
  type Skill,
} from '#bot';
import { check, OURS, pages, refsOf } from './_pages.ts';

const KINDS = [
  ['level', 'Levels'],
  ['track', 'Tracks'],
  ['role', 'Roles'],
] as const;

/** All that is known of one skill. */
export function ofSkill(skill: Skill, context: Pick<Context, 'dataset' | 'commands'>): Reply {
  const { dataset } = context;
  const { skills } = dataset;
  const [first, rest] = firstSentence(skill.summary);
  const asking = KINDS.map(([kind, title]) => {
    const own = skills.askedBy(skill.id).filter(({ target }) => target.kind === kind);
    return [title, own.map(({ target, grade }) => `${target.name} ${grade}`).join(', ')] as const;
  });
  return {
    summary: `${skill.name}: ${first}`,
    blocks: [
      ...(rest === '' ? [] : [paragraph(rest)]),
      fields(...factsOf(skill, dataset)),
      heading('What “can do it” looks like'),
      fields(...([1, 2, 3] as const).map((grade) => field(writeGrade(grade), skill.grades[grade - 1] ?? ''))),
      heading('Who asks for it, and at which grade'),
      fields(...asking.filter(([, list]) => list !== '').map(([title, list]) => field(title, list))),
      ...lessonsOf(skill, dataset),
      note(OURS),
      sourcesNote([skill.source, 'rung'], dataset),
    ],
    actions: actionsFor(skill, context),
  };
}

/** The facts of a skill, but for those that there is nothing to say of. */
function factsOf(skill: Skill, { skills, pay }: Dataset): Field[] {
  const names = (list: readonly (Skill | undefined)[]): string =>
    list.flatMap((one) => one?.name ?? []).join(', ');
  const premium = pay.specialisations.find((one) => one.id === skill.premium);
  const facts: readonly (readonly [string, string])[] = [
    ['Why it matters', skill.rationale],
    [
      'Standing in the guide',
      skill.importance === 'differentiator' ? 'sets you apart' : (skill.importance ?? ''),
    ],
    ['What belongs to it', skill.parts.join('; ')],
    ['Tools', skill.tools.join(', ')],
    ['Learn first', names(skill.prerequisites.map((id) => skills.skill(id)))],
    ['Builds on it', names(skills.buildingOn(skill.id))],
    [
      'Pay',
      premium
        ? `It belongs to ${premium.name}, for which the guide adds ${writePremium(premium)} to a band.`
        : '',
    ],
  ];
  return facts.filter(([, text]) => text !== '').map(([label, text]) => field(label, text));
}

/** The steps of roadmaps that teach a skill. */
function lessonsOf({ id }: Skill, { roadmaps }: Dataset): Block[] {
  const lessons = roadmaps.teaching(id);
  if (lessons.length === 0) return [];
  return [
    heading('Where it is taught'),
    fields(
      ...lessons.map(({ roadmap, step, number }) => field(roadmap.name, `step ${number}, ${step.name}`)),
    ),
  ];
}

function actionsFor(skill: Skill, context: Pick<Context, 'dataset' | 'commands'>): Action[] {
  const { skills, roadmaps } = context.dataset;
  const category: Category | undefined = skills.category(skill.category);
  const before = skill.prerequisites.flatMap((id) => skills.skill(id) ?? []);
  const lessons = roadmaps.teaching(skill.id).map(({ roadmap }) => `roadmap:${roadmap.id}`);
  return [
    ...(category
      ? [
          button(category.name, call(['skills'], { about: `category:${category.id}` })),
          check('Rate yourself', category),
        ]
      : []),
    ...pages('Before and after', refsOf('skill', [...before, ...skills.buildingOn(skill.id)]), context),
    ...pages('Roadmaps that teach it', [...new Set(lessons)], context),
  ];
}
