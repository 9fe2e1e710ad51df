import {
  button,
  call,
  defineCommand,
  field,
  fields,
  firstSentence,
  heading,
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
  type Context,
  type Field,
  type Reply,
  type Skill,
  type Target,
} from '#bot';
import { check, missing, OURS, pages, refsOf } from './_pages.ts';
import { ofSkill } from './_skill.ts';

export default defineCommand({
  subject: 'skills',
  summary: 'What to learn and why: a skill, a kind of skills, or all that a level, track or role asks for',
  helpLine: { at: 2, label: 'Skills', says: 'what to learn for a level, and why', example: '/skills senior' },
  options: {
    about: option.subject({ summary: 'A skill, a kind of skills, a level, a track or a role' }),
  },
  ignores: ['skill', 'skills', 'learn', 'learning', 'need', 'know', 'about', 'should', 'do', 'does', 'level'],
  examples: ['/skills rag', '/skills llm', '/skills senior', '/skills mlops engineer'],
  shareable: true,
  pages: { kinds: ['skill', 'category', 'target'], option: 'about' },
  run({ about }, context): Reply {
    const { skills } = context.dataset;
    const skill = about?.kind === 'skill' ? skills.skill(about.id) : undefined;
    if (skill) return ofSkill(skill, context);
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
      ...pages('A kind of skills', refsOf('category', skills.categories), context),
      ...pages('Asked for by', refsOf('target', skills.targets), context),
      check('Rate yourself'),
      missing('What am I missing?'),
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
    summary: `${category.name}: ${list.map((one) => one.name).join(', ')}`,
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
      ...pages('A skill', refsOf('skill', list), context),
      check('Rate yourself in these', category),
      button('All skills', call(['skills'])),
    ],
  };
}

function ofTarget(target: Target, context: Shown): Reply {
  const { dataset } = context;
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
        context,
      ),
      ...(own ? [button(own.name, call(['roadmap', 'show'], { roadmap: `roadmap:${own.id}` }))] : []),
      button('All skills', call(['skills'])),
    ],
  };
}
