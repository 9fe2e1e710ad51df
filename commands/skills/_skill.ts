import {
  button,
  call,
  field,
  fields,
  heading,
  menu,
  paragraph,
  sourcesNote,
  writeGrade,
  writePremium,
  type Action,
  type Category,
  type Context,
  type Field,
  type Dataset,
  type Reply,
  type Skill,
} from '#bot';
import { check, OURS, shortName } from './_pages.ts';
import { allUnits, quizChoice, startHere } from './_units.ts';

const KINDS = [
  ['level', 'Levels'],
  ['track', 'Tracks'],
  ['role', 'Roles'],
] as const;

/** All that is known of one skill. */
export function ofSkill(skill: Skill, context: Pick<Context, 'dataset' | 'commands'>): Reply {
  const { dataset } = context;
  const { skills } = dataset;
  const asking = KINDS.map(([kind, title]) => {
    const own = skills.askedBy(skill.id).filter(({ target }) => target.kind === kind);
    return [title, own.map(({ target, grade }) => `${shortName(target)} ${grade}`).join(' · ')] as const;
  });
  return {
    summary: skill.name,
    blocks: [
      paragraph(skill.summary),
      ...startHere(skill, dataset),
      fields(...factsOf(skill, dataset)),
      heading('Who asks for it, at which grade'),
      fields(...asking.filter(([, list]) => list !== '').map(([title, list]) => field(title, list))),
      sourcesNote([skill.source, 'rung'], dataset, OURS),
    ],
    actions: actionsFor(skill, context),
  };
}

/** What each grade of a skill looks like. */
export function gradesOf(skill: Skill, { dataset }: Pick<Context, 'dataset'>): Reply {
  return {
    summary: `${skill.name}: the grades`,
    blocks: [
      fields(...([1, 2, 3] as const).map((grade) => field(writeGrade(grade), skill.grades[grade - 1] ?? ''))),
      sourcesNote(['rung'], dataset),
    ],
    actions: [
      check(dataset.skills.category(skill.category), 'primary'),
      button('Back', call(['skills'], { about: `skill:${skill.id}` })),
    ],
  };
}

/** The facts of a skill, without those that are empty. */
function factsOf(skill: Skill, { skills, pay }: Dataset): Field[] {
  const names = (list: readonly (Skill | undefined)[]): string =>
    list.flatMap((one) => one?.name ?? []).join(' · ');
  const premium = pay.specialisations.find((one) => one.id === skill.premium);
  const facts: readonly (readonly [string, string])[] = [
    ['Why it matters', skill.rationale],
    ['In the guide', skill.importance === 'differentiator' ? 'sets you apart' : (skill.importance ?? '')],
    ['Covers', skill.parts.join(' · ')],
    ['Tools', skill.tools.join(' · ')],
    ['Prerequisites', names(skill.prerequisites.map((id) => skills.skill(id)))],
    ['Leads to', names(skills.buildingOn(skill.id))],
    ['Pay', premium ? `${writePremium(premium)} with ${premium.name}` : ''],
  ];
  return facts.filter(([, text]) => text !== '').map(([label, text]) => field(label, text));
}

function actionsFor(skill: Skill, context: Pick<Context, 'dataset' | 'commands'>): Action[] {
  const { skills, roadmaps } = context.dataset;
  const category: Category | undefined = skills.category(skill.category);
  const before = skill.prerequisites.flatMap((id) => skills.skill(id) ?? []);
  const lessons = roadmaps.teaching(skill.id);
  const first = new Map(lessons.toReversed().map((one) => [one.roadmap.id, one]));
  const taught = roadmaps.all.flatMap(({ id }) => {
    const lesson = first.get(id);
    return lesson
      ? [
          {
            label: `${lesson.roadmap.name}, step ${lesson.number}`,
            call: call(['roadmap', 'show'], { roadmap: `roadmap:${id}` }),
          },
        ]
      : [];
  });
  const related = [...before, ...skills.buildingOn(skill.id)].map(({ id, name }) => ({
    label: name,
    call: call(['skills'], { about: `skill:${id}` }),
  }));
  const area = category
    ? [{ label: category.name, call: call(['skills'], { about: `category:${category.id}` }) }]
    : [];
  const units = allUnits(skill, context.dataset);
  return [
    ...units,
    check(category, units.length > 0 ? 'secondary' : 'primary'),
    button('See the grades', call(['skills'], { about: `skill:${skill.id}`, grades: true })),
    menu('More', [...quizChoice(skill, context.dataset), ...taught, ...related, ...area]),
  ];
}
