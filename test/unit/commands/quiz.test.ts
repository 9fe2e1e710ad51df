import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/core/declare/invocation.ts';
import type { Answer } from '../../../src/core/run/run.ts';
import { LETTERS, questionIds, questionOf } from '../../../src/features/quiz/questions.ts';
import { targetOf } from '../../../src/features/skills/grades.ts';
import { callOf, labels, read } from '../../harness/answers.ts';
import { openApp, type TestApp } from '../../harness/app.ts';

const DAY = 86_400_000;
const ADA = { platform: 'test', workspace: '', person: 'ada' };

let now = 0;
let app: TestApp;
beforeEach(async () => {
  // A Wednesday.
  now = Date.UTC(2026, 10, 25, 10);
  app = await openApp({ clock: { now: () => (now += 1_000) } });
});
afterEach(async () => {
  expect(app.bugs).toEqual([]);
  await app.close();
});

const ada: { actor: Actor } = { actor: { platform: 'test', id: 'ada', name: 'Ada' } };
const say = (line: string): Promise<Answer> => app.say(line, ada);
const press = (answer: Answer, label: string): Promise<Answer> => app.press(callOf(answer, label), ada);
const asked = (answer: Answer) => {
  const { question } = callOf(answer, 'A').fields;
  const found = questionOf(String(question), app.data.curriculum);
  if (!found) throw new Error('no question');
  return found;
};
const rightOf = (answer: Answer): string => asked(answer).right.letter;
const wrongOf = (answer: Answer): string => LETTERS.find((one) => one !== rightOf(answer)) ?? '';

/** Answers a whole round, right where the list says so, and reads how it went. */
async function playOn(begun: Answer, rights: readonly boolean[]): Promise<Answer> {
  let answer = begun;
  for (const isRight of rights) {
    const outcome = await press(answer, isRight ? rightOf(answer) : wrongOf(answer));
    answer = await press(outcome, labels(outcome)[0] ?? '');
  }
  return answer;
}

describe('given a quiz about a skill', () => {
  it('when it begins, then a question has four answers, in private, and nothing is kept yet', async () => {
    const answer = await say('/quiz rag');
    expect(answer).toMatchObject({ visibility: 'private', reply: { summary: 'Question 1 of 5' } });
    expect(labels(answer)).toEqual(['A', 'B', 'C', 'D', 'Report as wrong', 'Stop']);
    const { ask, answers } = asked(answer);
    for (const words of [ask, ...answers.map(({ text }) => text)])
      expect(read(answer, app.core)).toContain(words.replaceAll('`', ''));
    expect(await app.store.quiz.list(ADA)).toEqual([]);
  });

  it('when the answer is right, then it says so and why, with the page of the unit, and goes on', async () => {
    const answer = await say('/quiz rag');
    const { right, because, unit } = asked(answer);
    const outcome = await press(answer, right.letter);
    expect(outcome.reply.summary).toBe(`Right: ${right.letter}`);
    expect(read(outcome, app.core)).toContain(because.replaceAll('`', ''));
    expect(read(outcome, app.core)).toContain(app.data.curriculum.resourcesOf(unit)[0]?.url);
    expect(read(outcome, app.core)).not.toContain('🔁');
    expect((await press(outcome, 'Open unit')).reply.summary).toBe(unit.name);
    expect((await press(outcome, 'Next')).reply.summary).toBe('Question 2 of 5');
  });

  it('when it is wrong, then the right one stands beside it, and it comes back in a week', async () => {
    const answer = await say('/quiz rag');
    const { right, answers, id } = asked(answer);
    const wrong = answers.find(({ letter }) => letter === wrongOf(answer));
    const outcome = await press(answer, wrong?.letter ?? '');
    expect(outcome.reply.summary).toBe(`Not quite: it’s ${right.letter}`);
    expect(read(outcome, app.core)).toContain(`❌ ${wrong?.letter ?? ''}  ${wrong?.text ?? ''}`);
    expect(read(outcome, app.core)).toContain('🔁 Back in a week.');
    expect((await app.store.quiz.list(ADA)).map((one) => one.question)).toEqual([id]);
  });

  it('when an answer is pressed again, or another of an old message, then the first one stands', async () => {
    const answer = await say('/quiz rag');
    await press(answer, wrongOf(answer));
    const before = await app.store.quiz.list(ADA);
    now += 30 * DAY;
    for (const label of [wrongOf(answer), rightOf(answer)])
      expect(read(await press(answer, label), app.core)).toContain('Your first answer counts');
    expect(await app.store.quiz.list(ADA)).toEqual(before);
  });

  it('when Next of an old message is pressed, then it goes on where the round is', async () => {
    const first = await say('/quiz rag');
    const outcome = await press(first, rightOf(first));
    const second = await press(outcome, 'Next');
    await press(second, rightOf(second));
    expect((await press(outcome, 'Next')).reply.summary).toBe('Question 3 of 5');
  });

  it('when the round is over, then it is summed up, with the units to look at again', async () => {
    const begun = await say('/quiz rag');
    const unit = asked(begun).unit;
    const end = await playOn(begun, [false, false, true, true, true]);
    expect(end.reply.summary).toBe('3 of 5 right');
    expect(read(end, app.core).match(new RegExp(unit.name, 'gu'))).toHaveLength(1);
    expect(read(end, app.core)).toContain('comes back in a week');
    const again = await press(end, 'Another round');
    const seen = new Set((await app.store.quiz.list(ADA)).map((one) => one.question));
    expect(seen.has(asked(again).id)).toBe(false);
  });

  it('when it goes well, then a grade is suggested by a form, and none is set', async () => {
    const end = await playOn(await say('/quiz rag'), [true, true, true, true, true]);
    expect(end.reply.summary).toBe('5 of 5 right');
    expect(read(end, app.core)).toContain('look like 1 with guidance. The grade is yours to set');
    expect(callOf(end, 'Rate RAG')).toEqual({
      ...{ path: ['skills', 'check'], intent: 'form' },
      fields: { asked: ['rag'], known: ['rag=1'] },
    });
    expect(await app.store.people.defaults(ADA)).toEqual({});
    await say('/skills check rag 2');
    const next = await playOn(await say('/quiz rag'), [true, true]);
    expect(read(await press(next, 'Stop'), app.core)).not.toContain('look like');
  });

  it('when it is stopped, then what was answered is summed up, and with nothing answered nothing is', async () => {
    const begun = await say('/quiz rag');
    expect((await press(begun, 'Stop')).reply.summary).toBe('Stopped, and nothing was counted');
    const next = await playOn(begun, [true, false]);
    expect((await press(next, 'Stop')).reply.summary).toBe('1 of 2 right');
  });

  it('when a question is reported, then the operator reads its id once and nothing of who, and it is left out', async () => {
    const begun = await say('/quiz rag');
    const { id } = asked(begun);
    for (let times = 0; times < 2; times++) {
      const thanks = await press(begun, 'Report as wrong');
      expect(thanks.reply.summary).toBe('Thanks. I’ll pass it on.');
      const next = await press(thanks, 'Go on');
      expect(next.reply.summary).toBe('Question 1 of 4');
      expect(asked(next).id).not.toBe(id);
    }
    expect(app.telemetry.lines.filter((one) => one.includes('reported'))).toEqual([
      `question ${id} was reported as wrong, by 1 so far`,
    ]);
    expect(await app.store.quiz.reported()).toMatchObject([{ question: id, reports: 1 }]);
  });

  it('when a press carries what makes no sense, then the round goes on', async () => {
    const fields = callOf(await say('/quiz rag'), 'A').fields;
    for (const odd of [{ question: 'gone.1' }, { press: 'E' }, { since: 8_000_000_000_000_000 }]) {
      const answer = await app.press({ path: ['quiz'], fields: { ...fields, ...odd } }, ada);
      expect(answer.ok).toBe(true);
    }
    expect((await app.press({ path: ['quiz'], fields: { ...fields, round: ['gone.1'] } }, ada)).ok).toBe(
      true,
    );
  });
});

describe('given a quiz about no skill', () => {
  it('when there is no plan, then skills that matter for the target are offered', async () => {
    await say('/rung settings target mlops engineer');
    const remembered = await app.store.people.defaults(ADA);
    const answer = await say('/quiz');
    expect(answer.reply.summary).toBe('Which skill?');
    const wanted = app.data.skills.asked(targetOf(remembered, app.data)).map(({ skill }) => skill.id);
    const offered = answer.reply.actions.flatMap((one) =>
      one.type === 'menu' ? one.choices.map(({ call }) => call) : one.type === 'button' ? [one.call] : [],
    );
    expect(offered).toHaveLength(10);
    for (const { fields } of offered)
      expect(wanted).toContain(String(fields['skill']).slice('skill:'.length));
  });

  it('when there is a plan, then its units are asked about, those that were done first', async () => {
    await say('/plan start software engineer monday 9:00 london');
    const [plan] = await app.store.plans.list(ADA);
    const planned = app.data.roadmaps.planned('software-engineer');
    const units = planned?.steps.flatMap((step) =>
      step.tasks.flatMap((task) => (app.data.curriculum.unit(task.id) ? [{ step, task }] : [])),
    );
    const done = units?.[7];
    if (!plan || !done) throw new Error('no plan of units');
    const tick = { step: done.step.id, task: done.task.id, at: now };
    await app.store.plans.save(ADA, { ...plan, done: [tick] }, now);
    expect(asked(await say('/quiz')).unit.id).toBe(done.task.id);
  });

  it('when a question comes back, then it is first, and “due” asks those alone', async () => {
    const begun = await say('/quiz sql');
    const { id } = asked(begun);
    expect((await say('/quiz due')).reply.summary).toBe('Nothing to go over right now');
    await playOn(begun, [false, true]);
    expect(read(await say('/quiz due'), app.core)).toContain('comes back on Wed 2 Dec 2026');
    now += 7 * DAY;
    expect(asked(await say('/quiz')).id).toBe(id);
    const due = await say('/quiz due');
    expect(due.reply.summary).toBe('Question 1 of 1');
    expect(asked(due).id).toBe(id);
    expect((await say('/quiz due python')).reply.summary).toBe('Nothing to go over right now');
    expect((await playOn(due, [true])).reply.summary).toBe('1 of 1 right');
    expect((await say('/quiz due')).reply.summary).toBe('Nothing to go over right now');
  });
});

describe('given a plan and questions that come back', () => {
  const isChecked = (answer: Answer): boolean => read(answer, app.core).includes('2 questions are back');

  it('when its week is shown or ticked, then they are there until they are answered, which is a sign of life', async () => {
    await say('/plan start 30 days monday 9:00 london');
    await playOn(await say('/quiz rag'), [false, false]);
    expect(isChecked(await say('/plan'))).toBe(false);
    now += 7 * DAY;
    for (const line of ['/plan', '/plan tick 1', '/plan done']) expect(isChecked(await say(line))).toBe(true);
    const schedule = await app.store.schedules.get(ADA, 'weekly-plan');
    await app.store.schedules.set(ADA, 'weekly-plan', schedule && { ...schedule, silent: 3 }, now);
    const check = await press(await say('/plan'), 'Quick check');
    expect(await playOn(check, [true, false])).toMatchObject({ reply: { summary: '1 of 2 right' } });
    expect(isChecked(await say('/plan'))).toBe(false);
    expect(await app.store.schedules.get(ADA, 'weekly-plan')).toMatchObject({ silent: 0, streak: 1 });
  });
});

describe('given what is kept of a quiz', () => {
  it('when privacy is asked, then it is told and exported, and deleted with all else', async () => {
    const begun = await say('/quiz rag');
    await press(begun, 'Report as wrong');
    await playOn(begun, [true, false]);
    const words = read(await say('/rung privacy'), app.core);
    for (const line of ['Questions answered: 2', 'Right: 1', 'Coming back: 1', 'Reported as wrong: 1'])
      expect(words).toContain(line);
    expect((await app.store.people.export(ADA)).quiz).toHaveLength(2);
    await press(await say('/rung privacy delete'), 'Yes, delete it all');
    expect(await app.store.quiz.list(ADA)).toEqual([]);
  });
});

describe('given a sentence that asks for a quiz', () => {
  it.each([
    ['test me on rag', 'rag'],
    ['quiz me about sql', 'sql'],
    ['quiz me on kubernetes please', undefined],
    ['can you test my knowledge of python', 'python'],
    ['drill me on prompt engineering', 'prompting'],
  ])('when “%s” is said, then a round begins', async (line, skill) => {
    const answer = await say(line);
    expect(answer.reply.summary).toMatch(/^Question 1 of/u);
    if (skill !== undefined) expect(asked(answer).unit.skill).toBe(skill);
  });

  it('when the command is misspelt, then it is offered', async () => {
    expect(asked(await press(await say('/quizz sql'), '/quiz sql')).unit.skill).toBe('sql');
  });

  it('when the skill is a page of the skills or of a unit, then a way leads to its quiz', async () => {
    const skill = await say('/skills rag');
    expect(asked(await press(skill, 'Quiz me')).unit.skill).toBe('rag');
    const unit = await press(await press(skill, 'Start learning'), 'First unit');
    expect(asked(await press(unit, 'Quiz me')).unit.skill).toBe('rag');
  });
});

describe('given the units of all skills', () => {
  it('when each is asked about, then it has questions', async () => {
    for (const { id } of app.data.skills.all) {
      expect(app.data.curriculum.of(id).flatMap(questionIds).length, id).toBeGreaterThan(5);
      expect((await app.press({ path: ['quiz'], fields: { skill: `skill:${id}` } }, ada)).ok).toBe(true);
    }
  });
});
