import {
  button,
  call,
  field,
  fields,
  heading,
  link,
  menu,
  NEEDS,
  note,
  paragraph,
  sourcesNote,
  strong,
  taskInSentences,
  writeGrade,
  type Action,
  type Block,
  type Call,
  type Dataset,
  type MenuChoice,
  type Reply,
  type Skill,
  type Span,
  type Unit,
} from '#bot';

/** Most units in a menu. */
const MOST_OFFERED = 25;
const AN_HOUR = 60;

const show = (skill: Skill, unit: Unit): Call =>
  call(['skills'], { about: `skill:${skill.id}`, unit: unit.id });

/** The button to all units of a skill; none where it has none. */
export const allUnits = (skill: Skill, { curriculum }: Dataset): Action[] =>
  curriculum.of(skill.id).length === 0
    ? []
    : [button('Start learning', call(['skills'], { about: `skill:${skill.id}`, units: true }), 'primary')];

/** The quiz about a skill, for a menu; nothing where it has no questions. */
export const quizChoice = (skill: Skill, { curriculum }: Dataset): MenuChoice[] =>
  curriculum.of(skill.id).length === 0
    ? []
    : [{ label: 'Quiz me', call: call(['quiz'], { skill: `skill:${skill.id}` }) }];

/** A skill's first unit with its link; nothing where it has none. */
export function startHere(skill: Skill, { curriculum }: Dataset): Block[] {
  const unit = curriculum.startAt(skill.id, 0);
  if (!unit) return [];
  return [
    paragraph([strong(`Start here: ${unit.name}`), ` · ${unit.minutes} min. ${taskInSentences(unit)}`]),
    ...linksOf(unit, curriculum.resourcesOf(unit)),
  ];
}

/** All units of a skill by grade, each with its time and a link. */
export function unitsOf(skill: Skill, dataset: Dataset): Reply {
  const { curriculum } = dataset;
  const units = curriculum.of(skill.id);
  const hours = Math.round(units.reduce((sum, one) => sum + one.minutes, 0) / AN_HOUR);
  const line = (unit: Unit): (string | Span)[] => {
    const [resource] = curriculum.resourcesOf(unit);
    return [`${unit.minutes} min`, ...(resource ? [' · ', link(resource.publisher, resource.url)] : [])];
  };
  return {
    summary: `${units.length} units, about ${hours} hours`,
    blocks: [
      paragraph([strong(skill.name)]),
      ...([1, 2, 3] as const).flatMap((grade): Block[] => {
        const own = units.filter((one) => one.grade === grade);
        if (own.length === 0) return [];
        return [heading(writeGrade(grade)), fields(...own.map((one) => field(one.name, line(one))))];
      }),
      sourcesNote(['rung', 'pages'], dataset),
    ],
    actions: [
      ...units.slice(0, 1).map((one) => button('First unit', show(skill, one), 'primary')),
      button('Back', call(['skills'], { about: `skill:${skill.id}` })),
      menu(
        'Pick a unit',
        units.slice(0, MOST_OFFERED).map((one) => ({ label: one.name, call: show(skill, one) })),
      ),
    ],
  };
}

/** One unit: what to do, how to tell that it is done, and where. */
export function ofUnit(skill: Skill, unit: Unit, dataset: Dataset): Reply {
  const { curriculum } = dataset;
  const units = curriculum.of(skill.id);
  const next = units[units.indexOf(unit) + 1];
  const before = unit.after.flatMap((id) => curriculum.unit(id)?.name ?? []);
  return {
    summary: unit.name,
    blocks: [
      note(`${skill.name} · ${writeGrade(unit.grade)} · ${unit.minutes} min`),
      paragraph(taskInSentences(unit)),
      ...linksOf(unit, curriculum.resourcesOf(unit)),
      paragraph(`✅ ${unit.check}`),
      paragraph(unit.why),
      ...(before.length > 0 ? [note(`Before it: ${before.join(' · ')}`)] : []),
      sourcesNote(['rung'], dataset),
    ],
    actions: [
      ...(next ? [button('Next unit', show(skill, next), 'primary')] : []),
      button('All units', call(['skills'], { about: `skill:${skill.id}`, units: true })),
      ...quizChoice(skill, dataset).map((one) => button(one.label, one.call)),
    ],
  };
}

/** Where a unit is learned from, and what it takes; nothing where it is all one's own. */
function linksOf(unit: Unit, resources: ReturnType<Dataset['curriculum']['resourcesOf']>): Block[] {
  const needs = unit.needs.map((one) => NEEDS[one]);
  const links = resources.map(({ title, url, publisher, free }): (string | Span)[] => [
    link(title, url),
    ` · ${publisher}${free ? '' : ' · not free'}`,
  ]);
  return [
    ...links.map((one) => paragraph(['▶️ ', ...one])),
    ...(needs.length > 0 ? [note(`Needs ${needs.join(', ')}.`)] : []),
  ];
}
