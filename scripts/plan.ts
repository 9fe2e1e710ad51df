/** Prints every week of a roadmap as a plan has it: `npm run -s plan -- software-engineer 6`. */
import { join } from 'node:path';
import { taskInSentences, writeMinutes } from '../src/dataset/curriculum/unit-words.ts';
import { loadDataset } from '../src/dataset/dataset.ts';
import { advanced } from '../src/features/plans/progress.ts';
import { weekOfPlan } from '../src/features/plans/week.ts';
import type { Plan } from '../src/store/store.ts';

const [id = '30-days', given = ''] = process.argv.slice(2);
const { roadmaps, curriculum } = loadDataset(join(import.meta.dirname, '../data'));
const roadmap = roadmaps.planned(id);
if (!roadmap) {
  process.stderr.write(`There is no roadmap ${id}: ${roadmaps.all.map((one) => one.id).join(', ')}\n`);
  process.exit(2);
}
const hours = Number.parseInt(given, 10) || roadmap.hours;
const follower = { hours, grades: {}, unitOf: (unit: string) => curriculum.unit(unit) };
const lines = [`${roadmap.name}, ${hours} h a week`];
let plan: Plan = {
  ...{ id: 'printed', roadmap: id, state: 'active', week: 0, startedAt: 0, endedAt: undefined },
  ...{ done: [], thisWeek: undefined, takesAll: false },
};
while (plan.state === 'active') {
  const week = weekOfPlan(plan, roadmap, follower);
  if (!week) break;
  const minutes = week.tasks.reduce((sum, { task }) => sum + (task.minutes ?? 0), 0);
  lines.push('', `Week ${week.number} of ${week.of} · ${week.step.name} · ${writeMinutes(minutes)}`);
  for (const { task, unit } of week.tasks) {
    const found = unit === undefined ? undefined : curriculum.unit(unit);
    lines.push(`  ${task.text}${task.minutes === undefined ? '' : ` (${writeMinutes(task.minutes)})`}`);
    if (!found) continue;
    if (unit === task.id) lines.push(`    ${taskInSentences(found)}`);
    lines.push(...curriculum.resourcesOf(found).map(({ url }) => `    ${url}`));
  }
  plan = advanced(plan, roadmap, { ...follower, all: true, at: 0 });
}
process.stdout.write(`${lines.join('\n')}\n`);
