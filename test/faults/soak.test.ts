import { expect, inject, it, onTestFinished } from 'vitest';
import { emptyDatabase } from '../harness/engines.ts';
import { SEED } from '../harness/property.ts';
import { randomOf } from '../harness/scheduling/nudge-drill.ts';
import { soak } from '../harness/soak/year.ts';

const SIZE = inject('full')
  ? { people: 8_000, weeks: 20 }
  : { people: 150, weeks: 2, often: { outage: 20, process: 300, clock: 60 } };

it('given people with plans on both platforms, when weeks go by with all that may befall Rung, then nothing is against the rules', async () => {
  const { location, remove } = await emptyDatabase('sqlite');
  onTestFinished(remove);
  const { violations, bugs, counts } = await soak({ location, ...SIZE, random: randomOf(SEED) });
  expect([...violations, ...bugs]).toEqual([]);
  expect(counts['messages']).toBeGreaterThan(SIZE.people * SIZE.weeks * 0.7);
  for (const what of ['digests', 'buttons pressed', 'pictures drawn']) expect(counts).toHaveProperty([what]);
}, 3_600_000);
