/** A soak in a process of its own, which tells its parent of each week. */
import { randomOf } from '../scheduling/nudge-drill.ts';
import type { HouseOptions } from './houses.ts';
import { soak } from './year.ts';

const { seed, ...options } = JSON.parse(process.argv[2] ?? '') as HouseOptions;
const report = await soak({
  ...{ ...options, random: randomOf(seed) },
  progress: (week, soFar) => process.send?.({ week, report: soFar }),
});
process.send?.({ week: options.weeks, report }, () => process.disconnect());
