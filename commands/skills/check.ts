import {
  button,
  call,
  defineCommand,
  field,
  fields,
  menu,
  note,
  option,
  personOf,
  ratingValue,
  writeGrade,
  GRADES,
  type Action,
  type Call,
  type Category,
  type Dataset,
  type FieldValues,
  type FormField,
  type Grade,
  type Reply,
  type Skill,
} from '#bot';
import { briefly } from './_pages.ts';

/** Skills asked in one form: the most that a form holds on every platform. */
const IN_A_FORM = 5;
/** A remembered grade's name begins so. */
const GRADE = 'grade.';

export default defineCommand({
  summary: 'Rate your skills from 0 (not yet) to 3 (leads others)',
  options: {
    category: option.category({ summary: 'The area to rate yourself in' }),
    part: option.part({ summary: 'Which part of a long area' }),
    rate: option.many(option.rating({ summary: 'A skill and your grade, 0 to 3' }), 0, 40),
    clear: option.flag(['clear', 'forget', 'reset'], 'Forget all your grades'),
  },
  ignores: ['rate', 'myself', 'me', 'am', 'grade', 'grades', 'check', 'set'],
  examples: ['/skills check', '/skills check llm', '/skills check rag 2, python 3'],
  phrases: ['check/rate/assess/test/evaluate skill/me/myself, quiz'],
  changes: true,
  form: { title: 'Rate yourself', submit: 'Save', fields: questions },
  async run({ category, part, rate, clear }, { actor, store, clock, dataset }): Promise<Reply> {
    const { skills } = dataset;
    const person = personOf(actor);
    const before = gradesIn(await store.people.defaults(person));
    const changes: Record<string, string | null> = {
      ...(clear === true && Object.fromEntries(Object.keys(before).map((id) => [GRADE + id, null]))),
      ...Object.fromEntries(rate.map(({ skill, grade }) => [GRADE + skill.id, String(grade)])),
    };
    const changed = Object.keys(changes).length > 0;
    const grades = changed ? gradesIn(await store.people.remember(person, changes, clock.now())) : before;
    const done = skills.all.filter(({ id }) => grades[id] !== undefined).length;
    const title = clear === true ? 'Grades deleted' : changed ? 'Saved' : 'Your grades';
    const chosen = category && skills.category(category.id);
    const shown = chosen ? [chosen] : skills.categories;
    const next = nextForm(chosen, part ?? 1, grades, rate.length > 0, dataset);
    return {
      summary: `${title}: ${done} of ${skills.all.length} skills rated`,
      blocks: [
        ...(chosen
          ? [
              fields(
                ...skills.of(chosen.id).map(({ id, name }) => {
                  const grade = grades[id];
                  return field(name, grade === undefined ? 'not rated' : writeGrade(grade));
                }),
              ),
            ]
          : [fields(...shown.map((one) => field(one.name, progress(skills.of(one.id), grades))))]),
        note(`${GRADES.map(writeGrade).join(' · ')}. Only you see this.`),
      ],
      actions: [
        ...(next ? [next] : []),
        button('My gaps', call(['skills', 'gap'])),
        ...(done > 0
          ? [button('Forget my grades', call(['skills', 'check'], { clear: true }), 'danger')]
          : []),
        menu(
          'Pick an area',
          skills.categories.map((one) => ({ label: one.name, call: formCall(one, 1, grades, dataset) })),
        ),
      ],
    };
  },
});

type Grades = Readonly<Record<string, Grade>>;

/** The grades among what is remembered, by skill. */
function gradesIn(remembered: Readonly<Record<string, string>>): Grades {
  return Object.fromEntries(
    Object.entries(remembered)
      .filter(([name]) => name.startsWith(GRADE))
      .map(([name, grade]) => [name.slice(GRADE.length), Number(grade) as Grade]),
  );
}

function progress(list: readonly Skill[], grades: Grades): string {
  const rated = list.filter(({ id }) => grades[id] !== undefined);
  if (rated.length === 0) return `none of ${list.length} rated`;
  const words = rated.map(({ id, name }) => `${briefly(name)} ${grades[id] ?? 0}`).join(', ');
  return `${rated.length} of ${list.length}: ${words}`;
}

/** The skills of one form. */
function partOf(category: Category, part: number, { skills }: Dataset): readonly Skill[] {
  const list = skills.of(category.id);
  const parts = Math.ceil(list.length / IN_A_FORM);
  // Nine in two forms are five and four, six are three and three.
  const size = Math.ceil(list.length / parts);
  return list.slice((part - 1) * size, part * size);
}

/** Opens the form for a part of a category, filled in with the grades there are. */
function formCall(category: Category, part: number, grades: Grades, dataset: Dataset): Call {
  const rate = partOf(category, part, dataset).flatMap(({ id }) => {
    const grade = grades[id];
    return grade === undefined ? [] : [ratingValue(id, grade)];
  });
  return {
    ...call(['skills', 'check'], {
      category: `category:${category.id}`,
      ...(part > 1 && { part }),
      ...(rate.length > 0 && { rate }),
    }),
    intent: 'form',
  };
}

/** The form to open next: the next part, else the first area with something not rated; undefined when all is. */
function nextForm(
  chosen: Category | undefined,
  part: number,
  grades: Grades,
  saved: boolean,
  dataset: Dataset,
): Action | undefined {
  const { skills } = dataset;
  const to = (category: Category, at: number): Action =>
    button(saved ? 'Keep rating' : 'Rate yourself', formCall(category, at, grades, dataset), 'primary');
  if (chosen && !saved) return to(chosen, part);
  if (chosen && partOf(chosen, part + 1, dataset).length > 0) return to(chosen, part + 1);
  for (const category of skills.categories) {
    for (let at = 1; ; at++) {
      const list = partOf(category, at, dataset);
      if (list.length === 0) break;
      if (list.some(({ id }) => grades[id] === undefined)) return to(category, at);
    }
  }
  return undefined;
}

/** The form: a select a skill, filled in with what is given. */
function questions(
  { category, part, rate }: FieldValues,
  dataset: Dataset,
): readonly FormField[] | undefined {
  const ref = typeof category === 'string' ? category.slice('category:'.length) : '';
  const chosen = dataset.skills.category(ref);
  if (!chosen) return undefined;
  const rated = Array.isArray(rate) ? (rate as readonly string[]) : [];
  const list = partOf(chosen, Number(part ?? 1), dataset);
  if (list.length === 0) return undefined;
  return list.map(({ id, name, grades }, at) => ({
    name: `rate.${at + 1}`,
    label: name,
    hint: grades[1],
    required: false,
    input: {
      kind: 'select',
      value: rated.find((one) => one.startsWith(`${id}=`)) ?? '',
      choices: GRADES.map((grade) => ({ label: writeGrade(grade), value: ratingValue(id, grade) })),
    },
  }));
}
