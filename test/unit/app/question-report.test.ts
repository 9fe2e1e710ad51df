import { expect, it } from 'vitest';
import { questionReport } from '../../../src/app/question-report.ts';
import { shippedData } from '../../harness/shipped.ts';

it('given questions that were reported as wrong, when they are asked for, then each is a line that names nobody', async () => {
  const data = shippedData();
  const [unit] = data.curriculum.units;
  if (!unit) throw new Error('no unit');
  const lines: string[] = [];
  const at = Date.UTC(2026, 10, 30, 9);
  const reported = [
    { question: `${unit.id}.1`, reports: 3, at },
    { question: 'gone.1', reports: 1, at },
  ];
  await questionReport({ reported: () => Promise.resolve(reported) }, data, (line) => lines.push(line));
  await questionReport({ reported: () => Promise.resolve([]) }, data, (line) => lines.push(line));
  expect(lines).toEqual([
    `3  2026-11-30  ${unit.id}.1  ${unit.questions[0]?.ask ?? ''}`,
    '1  2026-11-30  gone.1  no longer in the curriculum',
    'No question was reported as wrong.',
  ]);
});
