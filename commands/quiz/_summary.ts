import {
  briefly,
  button,
  call,
  gradesIn,
  heading,
  link,
  note,
  paragraph,
  ratingValue,
  strong,
  suggestedGrade,
  writeGrade,
  type Action,
  type Answered,
  type Block,
  type Dataset,
  type Defaults,
  type Grade,
  type Reply,
  type Round,
  type Skill,
  type Unit,
} from '#bot';
import { anew, type Asked } from './_calls.ts';

/** Most units that are listed to be looked at again. */
const MOST_LISTED = 3;

/** What is known of the person beside the round. */
export interface Known {
  readonly answers: readonly Answered[];
  readonly remembered: Defaults;
}

/** How a round went: how many were right, what to look at again, and a grade that the answers suggest. */
export function summaryReply(
  { skill }: Asked,
  { questions, answered }: Round,
  known: Known,
  data: Dataset,
): Reply {
  const own = questions.filter(({ id }) => answered.has(id));
  const missed = own.filter(({ id }) => answered.get(id)?.isRight === false);
  const again = button('Another round', anew(skill), 'primary');
  if (own.length === 0)
    return {
      summary: 'Stopped, and nothing was counted',
      blocks: [note('Come back any time.')],
      actions: [again],
    };
  const suggestion = suggest([...new Set(own.map(({ unit }) => unit.skill))], known, data);
  return {
    summary: `${own.length - missed.length} of ${own.length} right`,
    blocks: [
      ...lookAgain([...new Set(missed.map(({ unit }) => unit))], data),
      ...(missed.length > 0
        ? [
            note(
              '🔁 What you missed comes back in a week, with your plan’s message. Or ask: “quiz me on what I missed”.',
            ),
          ]
        : []),
      ...(suggestion ? [suggestion.block] : []),
    ],
    actions: [again, ...(suggestion ? [suggestion.action] : [])],
  };
}

/** The units of the questions that were missed, each with its link. */
function lookAgain(units: readonly Unit[], { curriculum }: Dataset): Block[] {
  if (units.length === 0) return [paragraph('All of them. Nothing to look at again.')];
  const lines = units.slice(0, MOST_LISTED).flatMap((unit, at) => {
    const [resource] = curriculum.resourcesOf(unit);
    const [gap, name] = [at > 0 ? '\n' : '', unit.name];
    return [`${gap}▶️ `, strong(name), ...(resource ? [': ', link(resource.title, resource.url)] : [])];
  });
  return [heading('Look at again'), paragraph(lines)];
}

/** The first skill of a round whose answers suggest a higher grade than the person gave themselves. */
function suggest(
  skills: readonly string[],
  { answers, remembered }: Known,
  { skills: all, curriculum }: Dataset,
): { readonly block: Block; readonly action: Action } | undefined {
  const grades = gradesIn(remembered);
  for (const id of skills) {
    const [skill, grade] = [all.skill(id), suggestedGrade(id, answers, curriculum)];
    if (skill && grade !== undefined && grade > (grades[id] ?? 0)) return suggestionOf(skill, grade);
  }
  return undefined;
}

const suggestionOf = (skill: Skill, grade: Grade) => ({
  block: paragraph([
    `Your answers in ${briefly(skill.name)} look like `,
    strong(writeGrade(grade)),
    '. The grade is yours to set.',
  ]),
  action: button(`Rate ${briefly(skill.name)}`, {
    ...call(['skills', 'check'], { asked: [skill.id], known: [ratingValue(skill.id, grade)] }),
    intent: 'form',
  }),
});
