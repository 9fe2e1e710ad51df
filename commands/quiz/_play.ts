import {
  afterActivity,
  button,
  comesBackAfter,
  dueOf,
  myPlans,
  personOf,
  questionOf,
  roundAt,
  roundOf,
  unitsOfPlans,
  WEEKLY_PLAN,
  type Answered,
  type ChangingContext,
  type Letter,
  type QuizQuestion,
  type Reply,
  type Skill,
  type Telling,
  type Unit,
} from '#bot';
import { goOn, type Asked } from './_calls.ts';
import { outcomeReply } from './_outcome.ts';
import { questionReply } from './_question.ts';
import { nothingDue, thanks, whichSkill } from './_start.ts';

/** What a person asked to be quizzed on. */
interface Wanted {
  readonly skill: Skill | undefined;
  /** Only the questions that come back. */
  readonly due: boolean;
}

/**
 * Begins a round: on a skill, else on what comes back and on the units of their plans. What the person reported as wrong
 * is asked no more.
 */
export async function begin(
  { skill, due }: Wanted,
  all: readonly Answered[],
  context: ChangingContext,
): Promise<Reply> {
  const { actor, store, dataset, clock } = context;
  const { curriculum } = dataset;
  const now = clock.now();
  const reported = new Set(await store.quiz.reportedBy(personOf(actor)));
  const answers = all.filter(({ question }) => !reported.has(question));
  const back = dueOf(answers, curriculum, now).filter(
    (id) => !skill || questionOf(id, curriculum)?.unit.skill === skill.id,
  );
  const units = due ? [] : skill ? curriculum.of(skill.id) : await unitsBehind(context);
  const round = roundOf(units, { answered: answers, due: back, reported });
  const asked: Asked = { round, since: now, skill };
  const state = roundAt(round, Infinity, [], curriculum);
  if (state.next) return questionReply(asked, state.next, state, dataset);
  return due ? nothingDue(answers) : whichSkill(await store.people.defaults(personOf(actor)), dataset);
}

/** The units that a person has done in their plans, and those of this week. */
async function unitsBehind({ actor, store, dataset, clock }: ChangingContext): Promise<readonly Unit[]> {
  const { plans, active } = await myPlans(personOf(actor), store, dataset, clock.now());
  return unitsOfPlans(plans, active, dataset.curriculum);
}

/** Keeps an answer, the first in its round, and tells how it was. */
export async function answer(
  asked: Asked,
  { question, letter }: { readonly question: QuizQuestion; readonly letter: Letter },
  answers: readonly Answered[],
  { actor, store, dataset, clock }: ChangingContext,
): Promise<Reply> {
  const [person, at] = [personOf(actor), clock.now()];
  const before = answers.find((one) => one.question === question.id);
  const isRight = letter === question.right.letter;
  const now: Answered = {
    question: question.id,
    at,
    isRight,
    comesBack: comesBackAfter(before, isRight, at),
  };
  const counts = await store.quiz.record(person, now, asked.since);
  if (counts) {
    const schedule = await store.schedules.get(person, WEEKLY_PLAN);
    // An answer is a sign of life, and no progress in the plan.
    if (schedule && schedule.silent > 0)
      await store.schedules.set(person, WEEKLY_PLAN, afterActivity(schedule, at, false), at);
  }
  const kept = counts ? now : (before ?? now);
  const others = counts ? [...answers.filter((one) => one !== before), now] : answers;
  const { next } = roundAt(asked.round, asked.since, others, dataset.curriculum);
  const goesOn = next !== undefined;
  return outcomeReply(asked, { question, pressed: letter, kept, counts, goesOn }, dataset);
}

/** Counts a report that a question is wrong, thanks for it, and goes on without that question. */
export async function report(
  asked: Asked,
  { id }: QuizQuestion,
  answers: readonly Answered[],
  { actor, store, dataset, clock }: ChangingContext,
): Promise<Reply | Telling> {
  const reports = await store.quiz.report(personOf(actor), id, clock.now());
  const { answered } = roundAt(asked.round, asked.since, answers, dataset.curriculum);
  const round = asked.round.filter((one) => one !== id || answered.has(one));
  const reply = thanks([button('Go on', goOn({ ...asked, round }), 'primary')]);
  if (reports === undefined) return reply;
  return { reply, tells: `question ${id} was reported as wrong, by ${reports} so far` };
}
