import {
  button,
  call,
  defineCommand,
  field,
  fields,
  firstSkills,
  GRADE,
  gradesIn,
  menu,
  note,
  option,
  paragraph,
  personOf,
  targetOf,
  writeGrade,
  GRADES,
  type Action,
  type Block,
  type Dataset,
  type Grades,
  type Reply,
  type Skill,
} from '#bot';
import { gaps, shortName } from './_pages.ts';
import { formCall, formTitle, nextPart, partOf, questions, type About } from './_rating.ts';

/** Skills listed after they were typed. */
const MOST_LISTED = 10;

export default defineCommand({
  summary: 'Rate your skills from 0 (not yet) to 3 (leads others)',
  options: {
    category: option.category({ summary: 'The area to rate yourself in' }),
    part: option.part({ summary: 'Which part of a long area' }),
    rate: option.many(option.rating({ summary: 'A skill and your grade, 0 to 3' }), 0, 40),
    clear: option.flag(['clear', 'forget', 'reset'], 'Forget all your grades'),
    sure: option.flag(['yes', 'sure', 'really'], 'Yes, forget them'),
    asked: option.many(option.carried('A skill that the form asks about'), 0, 10),
    known: option.many(option.carried('A grade that the form is filled in with'), 0, 40),
  },
  ignores: ['rate', 'myself', 'me', 'am', 'grade', 'grades', 'check', 'set'],
  examples: ['/skills check', '/skills check llm', '/skills check rag 2, python 3'],
  phrases: ['check/rate/assess/evaluate skill/me/myself, test skill'],
  changes: true,
  form: { title: 'Rate yourself', titleFor: formTitle, submit: 'Save', fields: questions, next: nextPart },
  async run({ category, part, rate, clear, sure, asked }, { actor, store, clock, dataset }): Promise<Reply> {
    if (clear === true && sure !== true) return FORGET;
    const { skills } = dataset;
    const person = personOf(actor);
    const remembered = await store.people.defaults(person);
    const before = gradesIn(remembered);
    const changes: Record<string, string | null> = {
      ...(clear === true && Object.fromEntries(Object.keys(before).map((id) => [GRADE + id, null]))),
      ...Object.fromEntries(rate.map(({ skill, grade }) => [GRADE + skill.id, String(grade)])),
    };
    const changed = Object.keys(changes).length > 0;
    const grades = changed ? gradesIn(await store.people.remember(person, changes, clock.now())) : before;
    const chosen = category && skills.category(category.id);
    const target = targetOf(remembered, dataset);
    const first = asked.flatMap((id) => skills.skill(id) ?? []);
    const list = first.length > 0 ? first : firstSkills(target, grades, dataset);
    const about: About = chosen ? { category: chosen.id } : { asked: list };
    const shown = chosen ? skills.of(chosen.id) : list;
    const isForm = first.length > 0 || (chosen !== undefined && rate.length > 0);
    const done = shown.filter(({ id }) => grades[id] !== undefined).length;
    const next = nextForm(about, isForm ? (part ?? 1) + 1 : undefined, grades, dataset);
    const total = skills.all.filter(({ id }) => grades[id] !== undefined).length;
    const lead = chosen
      ? `${chosen.name}.`
      : `What ${shortName(target)} asks for first.${total === 0 ? '' : ` ${ratedOf(total, skills.all)} overall.`}`;
    const typed = !isForm && !chosen ? rate.map(({ skill }) => skill).slice(0, MOST_LISTED) : [];
    return {
      summary:
        clear === true
          ? 'Grades deleted'
          : typed.length > 0
            ? `Saved: ${rate.length === 1 ? '1 grade' : `${rate.length} grades`}`
            : done === 0
              ? `Rate ${shown.length} skills`
              : ratedOf(done, shown),
      blocks: [
        paragraph(lead),
        ...(done === 0 ? [] : [{ type: 'meter', label: 'Rated', value: done, max: shown.length } as const]),
        ...gradeFields(chosen && done > 0 ? shown : typed, grades),
        note(`${GRADES.map(writeGrade).join(' · ')}. Only you see this.`),
      ],
      actions: [
        ...(next ? [next] : []),
        gaps(target, next ? 'secondary' : 'primary'),
        ...(!next && done > 0 ? [button('Change grades', formCall(about, 1, grades, dataset))] : []),
        ...(total > 0
          ? [button('Forget my grades', call(['skills', 'check'], { clear: true }), 'danger')]
          : []),
        menu(
          'Pick an area',
          skills.categories.map(({ id, name }) => ({
            label: `${name} (${ratedOf(skills.of(id).filter((one) => grades[one.id] !== undefined).length, skills.of(id), '')})`,
            call: formCall({ category: id }, 1, grades, dataset),
          })),
        ),
      ],
    };
  },
});

/** The question before all grades go. */
const FORGET: Reply = {
  summary: 'Forget all your grades?',
  blocks: [note('This can’t be undone. Your plans stay.')],
  actions: [
    button('Yes, forget them', call(['skills', 'check'], { clear: true, sure: true }), 'danger'),
    button('Keep them', call(['skills', 'check'])),
  ],
};

const ratedOf = (done: number, { length }: readonly Skill[], word = ' rated'): string =>
  `${done} of ${length}${word}`;

/** Grades in words, a field for each skill. */
function gradeFields(list: readonly Skill[], grades: Grades): Block[] {
  if (list.length === 0) return [];
  return [
    fields(
      ...list.map(({ id, name }) => {
        const grade = grades[id];
        return field(name, grade === undefined ? 'not rated' : writeGrade(grade));
      }),
    ),
  ];
}

/** Opens the part after the one that was submitted, else the first with a skill that is not rated; undefined when all are. */
function nextForm(
  about: About,
  after: number | undefined,
  grades: Grades,
  dataset: Dataset,
): Action | undefined {
  for (let at = after ?? 1; ; at++) {
    const list = partOf(about, at, dataset);
    if (list.length === 0) return undefined;
    if (after === undefined && list.every(({ id }) => grades[id] !== undefined)) continue;
    const begun = list.some(({ id }) => grades[id] !== undefined);
    const label = at > 1 ? `Next ${list.length}` : begun ? 'Continue' : 'Start';
    return button(label, formCall(about, at, grades, dataset), 'primary');
  }
}
