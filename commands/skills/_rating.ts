import {
  call,
  GRADES,
  ratingValue,
  writeGrade,
  type Call,
  type Dataset,
  type FieldValues,
  type FormField,
  type Grades,
  type Skill,
} from '#bot';

/** Skills asked in one form: the most that a form holds on every platform. */
const IN_A_FORM = 5;
/** What a form of ratings is about: skills that were chosen, or an area. */
export type About = { readonly asked: readonly Skill[] } | { readonly category: string };

const skillsOf = (about: About, { skills }: Dataset): readonly Skill[] =>
  'asked' in about ? about.asked : skills.of(about.category);

/** The skills of one form, from 1; none past the last. */
export function partOf(about: About, part: number, dataset: Dataset): readonly Skill[] {
  const list = skillsOf(about, dataset);
  // Nine in two forms are five and four, six are three and three.
  const size = Math.ceil(list.length / Math.ceil(list.length / IN_A_FORM));
  return list.slice((part - 1) * size, part * size);
}

/** Opens the form for a part, filled in with the grades there are. */
export function formCall(about: About, part: number, grades: Grades, dataset: Dataset): Call {
  const known = skillsOf(about, dataset).flatMap(({ id }) => {
    const grade = grades[id];
    return grade === undefined ? [] : [ratingValue(id, grade)];
  });
  return {
    ...call(['skills', 'check'], {
      ...('asked' in about
        ? { asked: about.asked.map(({ id }) => id) }
        : { category: `category:${about.category}` }),
      ...(part > 1 && { part }),
      ...(known.length > 0 && { known }),
    }),
    intent: 'form',
  };
}

/** What the values of a form's call are about; undefined where they name nothing to rate. */
function aboutOf({ asked, category }: FieldValues, { skills }: Dataset): About | undefined {
  const named = listOf(asked).flatMap((id) => skills.skill(id) ?? []);
  if (named.length > 0) return { asked: named };
  const chosen = skills.category(String(category ?? '').replace(/^category:/u, ''));
  return chosen && { category: chosen.id };
}

const listOf = (value: FieldValues[string] | undefined): readonly string[] =>
  Array.isArray(value) ? (value as readonly string[]) : value === undefined ? [] : [String(value)];

const partIn = ({ part }: FieldValues): number => Math.max(1, Math.trunc(Number(part ?? 1)) || 1);

/** The form: radio buttons for each skill, filled in with what is given. */
export function questions(given: FieldValues, dataset: Dataset): readonly FormField[] | undefined {
  const about = aboutOf(given, dataset);
  const part = partIn(given);
  const list = about ? partOf(about, part, dataset) : [];
  if (list.length === 0) return undefined;
  const known = [...listOf(given['known']), ...listOf(given['rate'])];
  return list.map(({ id, name, grades }, at) => ({
    // Each part has names of its own: a platform that puts a form in place of another keeps what stands under a name.
    name: `rate.${(part - 1) * IN_A_FORM + at + 1}`,
    label: name,
    hint: grades[1],
    required: false,
    input: {
      kind: 'radio',
      value: known.find((one) => one.startsWith(`${id}=`)) ?? '',
      choices: GRADES.map((grade) => ({ label: writeGrade(grade), value: ratingValue(id, grade) })),
    },
  }));
}

/** The values of the form after the one that was submitted; undefined after the last. */
export function nextPart(given: FieldValues, dataset: Dataset): FieldValues | undefined {
  const about = aboutOf(given, dataset);
  const part = partIn(given) + 1;
  if (!about || partOf(about, part, dataset).length === 0) return undefined;
  const { asked, category, known } = given;
  return {
    ...(asked !== undefined && { asked }),
    ...(category !== undefined && { category }),
    ...(known !== undefined && { known }),
    part,
  };
}

/** The title of a form: which it is of how many. */
export function formTitle(given: FieldValues, dataset: Dataset): string {
  const about = aboutOf(given, dataset);
  const of = about ? Math.ceil(skillsOf(about, dataset).length / IN_A_FORM) : 1;
  return of > 1 ? `Rate yourself: ${partIn(given)} of ${of}` : 'Rate yourself';
}
