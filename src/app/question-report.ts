import type { Dataset } from '../dataset/dataset.ts';
import { questionOf } from '../features/quiz/questions.ts';
import type { Repositories } from '../store/store.ts';

/**
 * The operator's look at the questions of the quiz that people reported as wrong, those by most people first: how many,
 * when last, and the question, where the curriculum still has it. Nobody who reported is known.
 */
export async function questionReport(
  quiz: Pick<Repositories['quiz'], 'reported'>,
  { curriculum }: Pick<Dataset, 'curriculum'>,
  say: (line: string) => void,
): Promise<void> {
  const reported = await quiz.reported();
  for (const { question, reports, at } of reported) {
    const ask = questionOf(question, curriculum)?.ask ?? 'no longer in the curriculum';
    say(`${reports}  ${new Date(at).toISOString().slice(0, 10)}  ${question}  ${ask}`);
  }
  if (reported.length === 0) say('No question was reported as wrong.');
}
