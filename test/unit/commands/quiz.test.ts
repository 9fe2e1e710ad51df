import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { callOf, labels } from '../../harness/answers.ts';
import { ADA, openQuiz, type QuizTable } from '../../harness/fixtures/unit/commands/quiz.ts';

let table: QuizTable;
beforeEach(async () => {
  table = await openQuiz();
});
afterEach(async () => {
  expect(table.app.bugs).toEqual([]);
  await table.app.close();
});

describe('given a quiz about a skill', () => {
  it('when it begins, then a question has four answers, in private, and nothing is kept yet', async () => {
    const answer = await table.say('/quiz rag');
    expect(answer).toMatchObject({ visibility: 'private', reply: { summary: 'Question 1 of 5' } });
    expect(labels(answer)).toEqual(['A', 'B', 'C', 'D', 'Report as wrong', 'Stop']);
    const { ask, answers } = table.asked(answer);
    for (const words of [ask, ...answers.map(({ text }) => text)])
      expect(table.words(answer)).toContain(words.replaceAll('`', ''));
    expect(await table.app.store.quiz.list(ADA)).toEqual([]);
  });

  it('when the answer is right, then it says so and why, with the page of the unit, and goes on', async () => {
    const answer = await table.say('/quiz rag');
    const { right, because, unit } = table.asked(answer);
    const outcome = await table.press(answer, right.letter);
    expect(outcome.reply.summary).toBe(`Right: ${right.letter}`);
    expect(table.words(outcome)).toContain(because.replaceAll('`', ''));
    expect(table.words(outcome)).toContain(table.app.data.curriculum.resourcesOf(unit)[0]?.url);
    expect(table.words(outcome)).not.toContain('🔁');
    expect((await table.press(outcome, 'Open unit')).reply.summary).toBe(unit.name);
    expect((await table.press(outcome, 'Next')).reply.summary).toBe('Question 2 of 5');
  });

  it('when it is wrong, then the right one stands beside it, and it comes back in a week', async () => {
    const answer = await table.say('/quiz rag');
    const { right, answers, id } = table.asked(answer);
    const wrong = answers.find(({ letter }) => letter === table.wrongOf(answer));
    const outcome = await table.press(answer, wrong?.letter ?? '');
    expect(outcome.reply.summary).toBe(`Not quite: it’s ${right.letter}`);
    expect(table.words(outcome)).toContain(`❌ ${wrong?.letter ?? ''}  ${wrong?.text ?? ''}`);
    expect(table.words(outcome)).toContain('🔁 Back in a week.');
    expect((await table.app.store.quiz.list(ADA)).map((one) => one.question)).toEqual([id]);
  });

  it('when an answer is pressed again, or another of an old message, then the first one stands', async () => {
    const answer = await table.say('/quiz rag');
    await table.press(answer, table.wrongOf(answer));
    const before = await table.app.store.quiz.list(ADA);
    table.wait(30);
    for (const label of [table.wrongOf(answer), table.asked(answer).right.letter])
      expect(table.words(await table.press(answer, label))).toContain('Your first answer counts');
    expect(await table.app.store.quiz.list(ADA)).toEqual(before);
  });

  it('when Next of an old message is pressed, then it goes on where the round is', async () => {
    const first = await table.say('/quiz rag');
    const outcome = await table.press(first, table.asked(first).right.letter);
    const second = await table.press(outcome, 'Next');
    await table.press(second, table.asked(second).right.letter);
    expect((await table.press(outcome, 'Next')).reply.summary).toBe('Question 3 of 5');
  });

  it('when the round is over, then it is summed up, with the units to look at again', async () => {
    const begun = await table.say('/quiz rag');
    const unit = table.asked(begun).unit;
    const end = await table.playOn(begun, [false, false, true, true, true]);
    expect(end.reply.summary).toBe('3 of 5 right');
    expect(table.words(end).match(new RegExp(unit.name, 'gu'))).toHaveLength(1);
    expect(table.words(end)).toContain('comes back in a week');
    const again = await table.press(end, 'Another round');
    const seen = new Set((await table.app.store.quiz.list(ADA)).map((one) => one.question));
    expect(seen.has(table.asked(again).id)).toBe(false);
  });

  it('when it goes well, then a grade is suggested by a form, and none is set', async () => {
    const end = await table.playOn(await table.say('/quiz rag'), [true, true, true, true, true]);
    expect(end.reply.summary).toBe('5 of 5 right');
    expect(table.words(end)).toContain('look like 1 with guidance. The grade is yours to set');
    expect(callOf(end, 'Rate RAG')).toEqual({
      ...{ path: ['skills', 'check'], intent: 'form' },
      fields: { asked: ['rag'], known: ['rag=1'] },
    });
    expect(await table.app.store.people.defaults(ADA)).toEqual({});
    await table.say('/skills check rag 2');
    const next = await table.playOn(await table.say('/quiz rag'), [true, true]);
    expect(table.words(await table.press(next, 'Stop'))).not.toContain('look like');
  });

  it('when it is stopped, then what was answered is summed up, and with nothing answered nothing is', async () => {
    const begun = await table.say('/quiz rag');
    expect((await table.press(begun, 'Stop')).reply.summary).toBe('Stopped, and nothing was counted');
    const next = await table.playOn(begun, [true, false]);
    expect((await table.press(next, 'Stop')).reply.summary).toBe('1 of 2 right');
  });

  it('when a question is reported, then the operator reads its id once and nothing of who, and it is left out', async () => {
    const begun = await table.say('/quiz rag');
    const { id } = table.asked(begun);
    for (let times = 0; times < 2; times++) {
      const thanks = await table.press(begun, 'Report as wrong');
      expect(thanks.reply.summary).toBe('Thanks. I’ll pass it on.');
      const next = await table.press(thanks, 'Go on');
      expect(next.reply.summary).toBe('Question 1 of 4');
      expect(table.asked(next).id).not.toBe(id);
    }
    expect(table.app.telemetry.lines.filter((one) => one.includes('reported'))).toEqual([
      `question ${id} was reported as wrong, by 1 so far`,
    ]);
    expect(await table.app.store.quiz.reported()).toMatchObject([{ question: id, reports: 1 }]);
  });

  it('when a press carries what makes no sense, then the round goes on', async () => {
    const fields = callOf(await table.say('/quiz rag'), 'A').fields;
    for (const odd of [{ question: 'gone.1' }, { press: 'E' }, { since: 8_000_000_000_000_000 }]) {
      const answer = await table.app.press({ path: ['quiz'], fields: { ...fields, ...odd } });
      expect(answer.ok).toBe(true);
    }
    expect((await table.app.press({ path: ['quiz'], fields: { ...fields, round: ['gone.1'] } })).ok).toBe(
      true,
    );
  });
});
