import type { Answer } from '../../../src/core/run/run.ts';
import type { Curriculum } from '../../../src/dataset/curriculum/curriculum.ts';
import { LETTERS, questionIds, questionOf } from '../../../src/features/quiz/questions.ts';
import type { Call } from '../../../src/reply/reply.ts';
import type { Asking, Message } from './messages.ts';

/** How many are missed in the rounds that are played to their end. */
const MISSED = [0, 1, 5];

const quiz = (round: readonly string[], fields: Call['fields'] = {}): Call => ({
  path: ['quiz'],
  fields: { round, since: 0, ...fields },
});

/** The letters of a question: the right one, and one that is not. */
function lettersOf(id: string, curriculum: Curriculum): { readonly right: string; readonly wrong: string } {
  const right = questionOf(id, curriculum)?.right.letter ?? '';
  return { right, wrong: LETTERS.find((one) => one !== right) ?? '' };
}

/** Every question of some skills, and what is said to a right and to a wrong answer, each to somebody new. */
export async function questionMessages(
  skills: readonly string[],
  curriculum: Curriculum,
  someone: () => Asking,
): Promise<readonly Message[]> {
  const messages: Message[] = [];
  const keep = (name: string, answer: Answer) => messages.push({ name, hasPlan: false, answer });
  for (const id of skills.flatMap((skill) => curriculum.of(skill).flatMap(questionIds))) {
    const { right, wrong } = lettersOf(id, curriculum);
    keep(`quiz ${id}`, await someone().presses(quiz([id])));
    keep(`quiz ${id}, missed`, await someone().presses(quiz([id], { question: id, press: wrong })));
    keep(`quiz ${id}, right`, await someone().presses(quiz([id], { question: id, press: right })));
  }
  return messages;
}

/** How rounds over five units of each grade of some skills end: with none, one and all of them missed. */
export async function summaryMessages(
  skills: readonly string[],
  curriculum: Curriculum,
  someone: () => Asking,
): Promise<readonly Message[]> {
  const messages: Message[] = [];
  for (const skill of skills)
    for (const grade of [1, 2, 3])
      for (const missed of MISSED) {
        const units = curriculum.of(skill).filter((unit) => unit.grade === grade);
        const round = units.slice(0, 5).flatMap((unit) => questionIds(unit).slice(0, 1));
        const person = someone();
        for (const [at, id] of round.entries()) {
          const { right, wrong } = lettersOf(id, curriculum);
          await person.presses(quiz(round, { question: id, press: at < missed ? wrong : right }));
        }
        const name = `quiz on ${skill} ${grade}, ${missed} missed`;
        messages.push({ name, hasPlan: false, answer: await person.presses(quiz(round)) });
      }
  return messages;
}

/** What is said of the quiz to whom reports a question, stops at once, or presses twice. */
export async function rareMessages(
  curriculum: Curriculum,
  someone: () => Asking,
): Promise<readonly Message[]> {
  const [id = ''] = curriculum.of('rag').flatMap(questionIds);
  const person = someone();
  const pressed = quiz([id], { question: id, press: 'A' });
  await person.presses(pressed);
  return [
    { name: 'quiz, again', hasPlan: false, answer: await person.presses(pressed) },
    {
      name: 'quiz, nothing due',
      hasPlan: false,
      answer: await person.presses({ path: ['quiz'], fields: { due: true } }),
    },
    { name: 'quiz, stopped', hasPlan: false, answer: await someone().presses(quiz([id], { press: 'stop' })) },
    {
      ...{ name: 'quiz, reported', hasPlan: false },
      answer: await someone().presses(quiz([id], { question: id, press: 'report' })),
    },
  ];
}
