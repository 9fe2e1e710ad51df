/** Prints every week of a roadmap as a plan has it: `npm run -s plan -- software-engineer 6`. */
import { join } from 'node:path';
import { loadDataset } from '../src/dataset/dataset.ts';
import { taskKey } from '../src/dataset/roadmaps/keys.ts';
import { weekAt } from '../src/features/plans/week.ts';

const [id = '30-days', given = ''] = process.argv.slice(2);
const { roadmaps, curriculum } = loadDataset(join(import.meta.dirname, '../data'));
const roadmap = roadmaps.planned(id);
if (!roadmap) {
  process.stderr.write(`There is no roadmap ${id}: ${roadmaps.all.map((one) => one.id).join(', ')}\n`);
  process.exit(2);
}
const hours = Number.parseInt(given, 10) || roadmap.hours;
process.stdout.write(`${roadmap.name}, ${hours} h a week\n`);
const done = new Set<string>();
for (let number = 0; ; number++) {
  const week = weekAt(roadmap, { week: number, done }, hours);
  // Past the last week only a step without an end is left.
  if (!week || (week.of === undefined && week.tasks.every((one) => one.done || one.carried))) break;
  process.stdout.write(`\nWeek ${week.number} · ${week.step.name}\n`);
  for (const { step, task } of week.tasks) {
    done.add(taskKey(step, task));
    const unit = curriculum.unit(task.id);
    process.stdout.write(`  ${task.text}\n`);
    if (!unit) continue;
    process.stdout.write(`    ${unit.task}\n`);
    for (const { url } of curriculum.resourcesOf(unit)) process.stdout.write(`    ${url}\n`);
  }
}
