import {
  briefly,
  button,
  call,
  defineCommand,
  field,
  fields,
  firstSentence,
  heading,
  option,
  paragraph,
  sourcesNote,
  strong,
  writePremium,
  type Block,
  type Category,
  type Context,
  type Field,
  type Reply,
  type Skill,
  type Target,
} from '#bot';
import { check, gaps, GRADES_NOTE, OURS, pages, refsOf, shortName } from './_pages.ts';
import { gradesOf, ofSkill } from './_skill.ts';
import { ofUnit, unitsOf } from './_units.ts';

export default defineCommand({
  subject: 'skills',
  summary: 'What to learn, and why: for a skill, an area, a level, a track or a role',
  helpLine: { at: 2, label: 'Skills', says: 'what to learn, and why', example: '/skills senior' },
  options: {
    about: option.subject({ summary: 'A skill, an area, a level, a track or a role' }),
    grades: option.flag(['grades'], 'What each grade of a skill looks like'),
    units: option.flag(['units', 'unit', 'lessons', 'exercises'], 'What to do, one unit after another'),
    unit: option.carried('A unit of the skill'),
  },
  ignores: ['skill', 'skills', 'learn', 'learning', 'need', 'know', 'about', 'should', 'do', 'does', 'level'],
  examples: ['/skills rag', '/skills llm', '/skills senior', '/skills mlops engineer'],
  shareable: true,
  pages: { kinds: ['skill', 'category', 'target'], option: 'about' },
  run({ about, grades, units, unit: id }, context): Reply {
    const { skills, curriculum } = context.dataset;
    const skill = about?.kind === 'skill' ? skills.skill(about.id) : undefined;
    const unit = id === undefined ? undefined : curriculum.unit(id);
    if (skill && unit?.skill === skill.id) return ofUnit(skill, unit, context.dataset);
    if (skill && units === true && curriculum.of(skill.id).length > 0) return unitsOf(skill, context.dataset);
    if (skill) return grades === true ? gradesOf(skill, context) : ofSkill(skill, context);
    const category = about?.kind === 'category' ? skills.category(about.id) : undefined;
    if (category) return ofCategory(category, context);
    const target = about?.kind === 'target' ? skills.target(about.id) : undefined;
    return target ? ofTarget(target, context) : overview(context);
  },
});

type Shown = Pick<Context, 'dataset' | 'commands'>;

function overview(context: Shown): Reply {
  const { dataset } = context;
  const { skills } = dataset;
  return {
    summary: `${skills.all.length} AI engineering skills in ${skills.categories.length} areas`,
    blocks: [
      fields(
        ...skills.categories.map(({ id, name }) =>
          field(
            name,
            skills
              .of(id)
              .map((one) => briefly(one.name))
              .join(' · '),
          ),
        ),
      ),
      sourcesNote(['guide', 'rung'], dataset, 'In learning order.'),
    ],
    actions: [
      check(undefined, 'primary'),
      gaps(),
      ...pages(
        'Area, level or role',
        [...refsOf('category', skills.categories), ...refsOf('target', skills.targets)],
        context,
      ),
    ],
  };
}

function ofCategory(category: Category, context: Shown): Reply {
  const { dataset } = context;
  const list = dataset.skills.of(category.id);
  const fieldOf = ({ name, summary }: Skill): Field => field(name, firstSentence(summary)[0]);
  const standing = (which: Skill['importance'], title: string): Block[] => {
    const own = list.filter((one) => one.importance === which);
    return own.length === 0 ? [] : [heading(title), fields(...own.map(fieldOf))];
  };
  const ranked = list.some((one) => one.importance !== undefined);
  return {
    summary: `${category.name}: ${list.length} skills`,
    blocks: [
      paragraph(category.summary),
      ...(ranked
        ? [
            ...standing('must-have', 'Must-haves'),
            ...standing('differentiator', 'What sets you apart'),
            ...standing(undefined, 'Also asked for'),
          ]
        : [fields(...list.map(fieldOf))]),
      sourcesNote([category.source, ...list.map((one) => one.source)], dataset),
    ],
    actions: [
      check(category, 'primary'),
      button('All skills', call(['skills'])),
      ...pages('Pick a skill', refsOf('skill', list), context),
    ],
  };
}

function ofTarget(target: Target, context: Shown): Reply {
  const { dataset } = context;
  const { skills, pay, roadmaps } = dataset;
  const asked = skills.asked(target);
  const premium = pay.specialisations.find((one) => one.id === target.premium);
  const own = roadmaps.get(target.id);
  const areas = skills.categories.flatMap((area) => {
    const list = asked.filter(({ skill }) => skill.category === area.id);
    return list.length > 0 ? [{ area, list }] : [];
  });
  return {
    summary: `${shortName(target)}: ${asked.length} skills`,
    blocks: [
      paragraph(target.summary),
      fields(
        ...areas.map(({ area, list }) =>
          field(area.name, list.map(({ skill, grade }) => `${briefly(skill.name)} ${grade}`).join(' · ')),
        ),
        ...(premium ? [field('Pay', [strong(writePremium(premium)), ` with ${premium.name}`])] : []),
      ),
      sourcesNote([target.source, 'rung'], dataset, `${GRADES_NOTE} ${OURS}`),
    ],
    actions: [
      gaps(target, 'primary'),
      ...(own
        ? [button('See the roadmap', call(['roadmap', 'show'], { roadmap: `roadmap:${own.id}` }))]
        : []),
      button('All skills', call(['skills'])),
      ...pages(
        'Pick an area',
        refsOf(
          'category',
          areas.map(({ area }) => area),
        ),
        context,
      ),
    ],
  };
}
