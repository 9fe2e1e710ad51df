import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/core/run/run.ts';
import { questionIds } from '../../../src/features/quiz/questions.ts';
import { targetOf } from '../../../src/features/skills/grades.ts';
import { ADA, openQuiz, type QuizTable } from '../../harness/fixtures/unit/commands/quiz.ts';

let table: QuizTable;
beforeEach(async () => {
  table = await openQuiz();
});
afterEach(async () => {
  expect(table.app.bugs).toEqual([]);
  await table.app.close();
});

describe('given a quiz about no skill', () => {
  it('when there is no plan, then skills that matter for the target are offered', async () => {
    await table.say('/rung settings target mlops engineer');
    const remembered = await table.app.store.people.defaults(ADA);
    const answer = await table.say('/quiz');
    expect(answer.reply.summary).toBe('Which skill?');
    const wanted = table.app.data.skills
      .asked(targetOf(remembered, table.app.data))
      .map(({ skill }) => skill.id);
    const offered = answer.reply.actions.flatMap((one) =>
      one.type === 'menu' ? one.choices.map(({ call }) => call) : one.type === 'button' ? [one.call] : [],
    );
    expect(offered).toHaveLength(10);
    for (const { fields } of offered)
      expect(wanted).toContain(String(fields['skill']).slice('skill:'.length));
  });

  it('when there is a plan, then its units are asked about, those that were done first', async () => {
    await table.say('/plan start software engineer monday 9:00 london');
    const [plan] = await table.app.store.plans.list(ADA);
    const planned = table.app.data.roadmaps.planned('software-engineer');
    const units = planned?.steps.flatMap((step) =>
      step.tasks.flatMap((task) => (table.app.data.curriculum.unit(task.id) ? [{ step, task }] : [])),
    );
    const done = units?.[7];
    if (!plan || !done) throw new Error('no plan of units');
    const tick = { step: done.step.id, task: done.task.id, at: table.now() };
    await table.app.store.plans.save(ADA, { ...plan, done: [tick] }, table.now());
    expect(table.asked(await table.say('/quiz')).unit.id).toBe(done.task.id);
  });

  it('when a question comes back, then it is first, and “due” asks those alone', async () => {
    const begun = await table.say('/quiz sql');
    const { id } = table.asked(begun);
    expect((await table.say('/quiz due')).reply.summary).toBe('Nothing to go over right now');
    await table.playOn(begun, [false, true]);
    expect(table.words(await table.say('/quiz due'))).toContain('comes back on Wed 2 Dec 2026');
    table.wait(7);
    expect(table.asked(await table.say('/quiz')).id).toBe(id);
    const due = await table.say('/quiz due');
    expect(due.reply.summary).toBe('Question 1 of 1');
    expect(table.asked(due).id).toBe(id);
    expect((await table.say('/quiz due python')).reply.summary).toBe('Nothing to go over right now');
    expect((await table.playOn(due, [true])).reply.summary).toBe('1 of 1 right');
    expect((await table.say('/quiz due')).reply.summary).toBe('Nothing to go over right now');
  });

  it('when a question was reported as wrong, then it comes back neither when it is due nor in any round', async () => {
    const begun = await table.say('/quiz sql');
    const { id } = table.asked(begun);
    await table.playOn(begun, [false]);
    await table.press(begun, 'Report as wrong');
    expect(table.words(await table.say('/quiz due'))).not.toContain('comes back on');
    table.wait(14);
    expect((await table.say('/quiz due')).reply.summary).toBe('Nothing to go over right now');
    const count = table.app.data.curriculum.of('sql').flatMap(questionIds).length;
    for (let asked = 0; asked < 2 * count; asked++) {
      const round = await table.say('/quiz sql');
      expect(table.asked(round).id).not.toBe(id);
      await table.playOn(round, [true]);
    }
  });
});

describe('given a plan and questions that come back', () => {
  const isChecked = (answer: Answer): boolean => table.words(answer).includes('2 questions are back');

  it('when its week is shown or ticked, then they are there until they are answered, which is a sign of life', async () => {
    await table.say('/plan start 30 days monday 9:00 london');
    await table.playOn(await table.say('/quiz rag'), [false, false]);
    expect(isChecked(await table.say('/plan'))).toBe(false);
    table.wait(7);
    for (const line of ['/plan', '/plan tick 1', '/plan done'])
      expect(isChecked(await table.say(line))).toBe(true);
    const schedule = await table.app.store.schedules.get(ADA, 'weekly-plan');
    await table.app.store.schedules.set(
      ADA,
      'weekly-plan',
      schedule && { ...schedule, silent: 3 },
      table.now(),
    );
    const check = await table.press(await table.say('/plan'), 'Quick check');
    expect(await table.playOn(check, [true, false])).toMatchObject({ reply: { summary: '1 of 2 right' } });
    expect(isChecked(await table.say('/plan'))).toBe(false);
    expect(await table.app.store.schedules.get(ADA, 'weekly-plan')).toMatchObject({ silent: 0, streak: 1 });
  });
});

describe('given what is kept of a quiz', () => {
  it('when privacy is asked, then it is told and exported, and deleted with all else', async () => {
    const begun = await table.say('/quiz rag');
    await table.press(begun, 'Report as wrong');
    await table.playOn(begun, [true, false]);
    const words = table.words(await table.say('/rung privacy'));
    for (const line of ['Questions answered: 2', 'Right: 1', 'Coming back: 1', 'Reported as wrong: 1'])
      expect(words).toContain(line);
    expect((await table.app.store.people.export(ADA)).quiz).toHaveLength(2);
    await table.press(await table.say('/rung privacy delete'), 'Yes, delete it all');
    expect(await table.app.store.quiz.list(ADA)).toEqual([]);
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
    const answer = await table.say(line);
    expect(answer.reply.summary).toMatch(/^Question 1 of/u);
    if (skill !== undefined) expect(table.asked(answer).unit.skill).toBe(skill);
  });

  it('when the command is misspelt, then it is offered', async () => {
    expect(table.asked(await table.press(await table.say('/quizz sql'), '/quiz sql')).unit.skill).toBe('sql');
  });

  it('when the skill is a page of the skills or of a unit, then a way leads to its quiz', async () => {
    const skill = await table.say('/skills rag');
    expect(table.asked(await table.press(skill, 'Quiz me')).unit.skill).toBe('rag');
    const unit = await table.press(await table.press(skill, 'Start learning'), 'First unit');
    expect(table.asked(await table.press(unit, 'Quiz me')).unit.skill).toBe('rag');
  });
});

describe('given the units of all skills', () => {
  it('when each is asked about, then it has questions', async () => {
    for (const { id } of table.app.data.skills.all) {
      expect(table.app.data.curriculum.of(id).flatMap(questionIds).length, id).toBeGreaterThan(5);
      expect((await table.app.press({ path: ['quiz'], fields: { skill: `skill:${id}` } })).ok).toBe(true);
    }
  });
});
