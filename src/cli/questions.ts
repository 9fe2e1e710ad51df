import { readConfig } from '../app/config.ts';
import { out, UsageError } from '../app/console.ts';
import { buildApp } from '../app/container.ts';
import { questionReport } from '../app/question-report.ts';

/** The operator's look at questions that were reported as wrong. @throws UsageError */
export async function questions(args: string[]): Promise<void> {
  if (args.length > 0) throw new UsageError('questions takes no words');
  const { store, data } = await buildApp(readConfig());
  await questionReport(store.quiz, data, out);
  await store.close();
}
