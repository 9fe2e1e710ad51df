import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { questionIds } from '../../../src/features/quiz/questions.ts';
import { read } from '../../harness/answers.ts';
import { openApp, type TestApp } from '../../harness/app.ts';
import { medianOf, overBudget } from '../../harness/copy/budget.ts';
import { gradeOf } from '../../harness/copy/grade.ts';
import { formsOf, PLATFORMS } from '../../harness/copy/lines.ts';
import { NOW, personIn, type Message } from '../../harness/copy/messages.ts';
import { questionMessages, summaryMessages } from '../../harness/copy/quiz.ts';

/** The school year in which half of the questions are read at most. */
const MIDDLE = 6;

let app: TestApp;
let messages: readonly Message[];
beforeAll(async () => {
  app = await openApp({ now: NOW });
  const { curriculum, skills } = app.data;
  const all = skills.all.map(({ id }) => id);
  let people = 0;
  const someone = () => personIn(app, people++);
  messages = [
    ...(await questionMessages(all, curriculum, someone)),
    ...(await summaryMessages(all, curriculum, someone)),
  ];
}, 120_000);
afterAll(() => app.close());

describe.each(PLATFORMS)('given every question of the curriculum on %s', (platform) => {
  it('when it is asked and answered, and rounds are summed up, then each message keeps its budget', () => {
    expect(messages.length).toBeGreaterThan(3 * 906);
    expect(messages.flatMap((one) => overBudget(one, platform))).toEqual([]);
  });

  it('when the sentences of all are read, then half of them are easy', () => {
    const grades = messages
      .flatMap(({ answer }) => formsOf(answer, platform))
      .flatMap(({ lines }) => gradeOf(lines) ?? []);
    expect(medianOf(grades)).toBeLessThanOrEqual(MIDDLE);
  });
});

describe.each([
  ['one plan', []],
  ['two plans', ['/plan start 30 days']],
  ['a plan that is paused', ['/plan pause']],
] as const)('given %s and questions that come back', (_, lines) => {
  it.each(PLATFORMS)('when the week is shown on %s, then it keeps its budget', async (platform) => {
    const id = `${platform}${lines.join()}`;
    const actor = { platform: 'test', id, name: 'Ada' };
    for (const line of ['/plan start software engineer monday 9:00 london', ...lines])
      await app.say(line, { actor });
    const person = { platform: 'test', workspace: '', person: id };
    const [question = '', other = ''] = app.data.curriculum.of('rag').flatMap(questionIds);
    for (const one of [question, other]) {
      const missed = { question: one, at: NOW, isRight: false, comesBack: { step: 0, at: NOW } };
      await app.store.quiz.record(person, missed, NOW);
    }
    const answer = await app.say('/plan', { actor });
    expect(read(answer, app.core)).toContain('2 questions are back');
    expect(overBudget({ name: id, hasPlan: true, answer }, platform)).toEqual([]);
  });
});

describe('given questions with code in them', () => {
  it('when they are asked and answered, then it is shown as code, without its marks', () => {
    const replies = messages.map(({ answer }) => JSON.stringify(answer.reply));
    expect(replies.filter((one) => one.includes('"code"')).length).toBeGreaterThan(100);
    expect(replies.filter((one) => one.includes('`'))).toEqual([]);
  });
});
