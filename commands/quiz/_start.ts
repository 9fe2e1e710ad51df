import {
  briefly,
  button,
  call,
  firstSkills,
  gradesIn,
  menu,
  note,
  paragraph,
  targetOf,
  time,
  type Answered,
  type Dataset,
  type Defaults,
  type Reply,
} from '#bot';
import { anew } from './_calls.ts';

/** Skills that are buttons; the others that matter are in a menu. */
const PRESSED = 3;

/** The question for who has no plan and names no skill: the skills that matter first for their target. */
export function whichSkill(remembered: Defaults, dataset: Dataset): Reply {
  const first = firstSkills(targetOf(remembered, dataset), gradesIn(remembered), dataset);
  return {
    summary: 'Which skill?',
    blocks: [
      paragraph(
        'Five short questions, and only you see how it goes. Pick a skill, or ask: “quiz me on SQL”.',
      ),
      note('With a plan, I ask about what you are learning.'),
    ],
    actions: [
      ...first.slice(0, PRESSED).map((skill) => button(briefly(skill.name), anew(skill))),
      menu(
        'Another skill',
        first.slice(PRESSED).map((skill) => ({ label: skill.name, call: anew(skill) })),
      ),
    ],
  };
}

/** Said where no question comes back now: when the next one does. */
export function nothingDue(answers: readonly Answered[]): Reply {
  const [next] = answers.flatMap(({ comesBack }) => comesBack?.at ?? []).sort((one, other) => one - other);
  return {
    summary: 'Nothing to go over right now',
    blocks: [
      next === undefined
        ? note('Questions you miss come back after 1, 3 and 7 weeks.')
        : note(['The next one comes back on ', time(next, 'date'), '.']),
    ],
    actions: [button('Quiz me', call(['quiz']), 'primary')],
  };
}

/** Thanks for a report. */
export const thanks = (goOn: Reply['actions']): Reply => ({
  summary: 'Thanks. I’ll pass it on.',
  blocks: [note('Only the question is passed on, never who reported it.')],
  actions: goOn,
});
