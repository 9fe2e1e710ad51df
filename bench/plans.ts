import { join } from 'node:path';
import { loadDataset } from '../src/dataset/dataset.ts';
import { activePlans } from '../src/features/plans/active-plans.ts';
import { advanced } from '../src/features/plans/progress.ts';
import { weekOfPlan, type Follower } from '../src/features/plans/week.ts';
import { weekReply } from '../src/features/plans/week-reply.ts';
import type { Plan } from '../src/store/store.ts';
import { median, print, section } from './report.ts';

const RUNS = 200;

section('Plans: the layout of a whole plan, and the week’s message of one');
const began = performance.now();
const data = loadDataset(join(import.meta.dirname, '../data'));
print('the dataset read, with everything in it', `${Math.round(performance.now() - began)} ms`);

const fresh = (roadmap: string): Plan => ({
  ...{ id: 'bench', roadmap, state: 'active', week: 0, startedAt: 0, endedAt: undefined },
  ...{ done: [], thisWeek: undefined, takesAll: false },
});
/** The milliseconds that something takes, at the median of its runs. */
function time(run: () => unknown): string {
  const times = Array.from({ length: RUNS }, () => {
    const from = performance.now();
    run();
    return performance.now() - from;
  });
  return `${median(times).toFixed(2)} ms`;
}

for (const [id, hours] of [
  ['software-engineer', 3],
  ['software-engineer', 8],
  ['data-scientist', 3],
  ['gap-staff', 3],
] as const) {
  const roadmap = data.roadmaps.planned(id);
  if (!roadmap) throw new Error(`no roadmap ${id}`);
  const follower: Follower = { hours, grades: {}, unitOf: (unit) => data.curriculum.unit(unit) };
  const week = weekOfPlan(fresh(id), roadmap, follower);
  const what = `${id} at ${hours} h, ${week?.of ?? 0} weeks`;
  print(
    `${what}: laid out`,
    time(() => weekOfPlan(fresh(id), roadmap, follower)),
  );
  const middle = Array.from({ length: Math.floor((week?.of ?? 0) / 2) }).reduce<Plan>(
    (plan) => advanced(plan, roadmap, { ...follower, all: true, at: 1 }),
    fresh(id),
  );
  const compose = () =>
    weekReply(activePlans([middle], { hours, grades: {} }, data, 2), undefined, data, { saysWhy: true });
  print(`${what}: the message in the middle of it`, time(compose));
}
