import {
  button,
  note,
  paragraph,
  strong,
  withCode,
  type Dataset,
  type QuizQuestion,
  type Reply,
  type Round,
} from '#bot';
import { press, rareSteps, type Asked } from './_calls.ts';

/** A question with its four answers and a button for each. */
export function questionReply(asked: Asked, question: QuizQuestion, round: Round, data: Dataset): Reply {
  const { unit, ask, answers, id } = question;
  return {
    summary: `Question ${round.questions.indexOf(question) + 1} of ${round.questions.length}`,
    blocks: [
      note(`${data.skills.skill(unit.skill)?.name ?? ''} · ${unit.name}`),
      paragraph(withCode(ask)),
      paragraph(
        answers.flatMap(({ letter, text }, at) => [
          at > 0 ? '\n' : '',
          strong(letter),
          '  ',
          ...withCode(text),
        ]),
      ),
    ],
    actions: [
      ...answers.map(({ letter }) => button(letter, press(asked, { question: id, press: letter }))),
      rareSteps(asked, question, true),
    ],
  };
}
