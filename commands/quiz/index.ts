import {
  defineCommand,
  LETTERS,
  option,
  personOf,
  questionOf,
  roundAt,
  type Reply,
  type Telling,
} from '#bot';
import type { Asked } from './_calls.ts';
import { answer, begin, report } from './_play.ts';
import { questionReply } from './_question.ts';
import { summaryReply } from './_summary.ts';

export default defineCommand({
  subject: 'skills',
  summary: 'Short questions on a skill or on what you learnt; those you miss come back',
  options: {
    skill: option.skill({ summary: 'The skill to be asked about' }),
    due: option.flag(['due', 'missed', 'quick check'], 'Only questions that come back'),
    round: option.many(option.carried('A question of the round'), 0, 10),
    since: option.count('When the round began'),
    question: option.carried('The question that is answered or reported'),
    press: option.carried('An answer, a report, or the end of the round'),
  },
  ignores: ['questions', 'question', 'me', 'my', 'about', 'on', 'some', 'a', 'few', 'skill', 'knowledge'],
  examples: ['/quiz', '/quiz rag', '/quiz due'],
  phrases: ['quiz', 'test/quiz/question/drill me/myself/knowledge'],
  roadmaps: 'mine',
  changes: true,
  confirmedBy: 'question',
  async run({ skill: page, due, round, since, question: id, press }, context): Promise<Reply | Telling> {
    const { actor, store, dataset, clock } = context;
    const { curriculum, skills } = dataset;
    const now = clock.now();
    const skill = page && skills.skill(page.id);
    const answers = await store.quiz.list(personOf(actor));
    if (round.length === 0) return begin({ skill, due: due === true }, answers, context);
    // What a message carries may be anything: a round that begins in the future would never be over.
    const asked: Asked = { round, since: Math.min(since ?? now, now), skill };
    const question = id === undefined ? undefined : questionOf(id, curriculum);
    if (question && press === 'report') return report(asked, question, answers, context);
    const letter = LETTERS.find((one) => one === press);
    if (question && letter) return answer(asked, { question, letter }, answers, context);
    const state = roundAt(round, asked.since, answers, curriculum);
    if (state.next && press !== 'stop') return questionReply(asked, state.next, state, dataset);
    const remembered = await store.people.defaults(personOf(actor));
    return summaryReply(asked, state, { answers, remembered }, dataset);
  },
});
