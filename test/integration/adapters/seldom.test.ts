import { expect, it } from 'vitest';
import { createSeldom } from '../../../src/adapters/shared/seldom.ts';

it('given a line that comes by the thousand, when it is said, then it is told once a minute with how many there were', () => {
  const told: string[] = [];
  let now = 0;
  const seldom = createSeldom(
    (line) => told.push(line),
    () => now,
  );
  for (; now < 125_000; now += 1_000) seldom('frames', 'A frame could not be read.');
  seldom('addresses', 'An address is not encrypted.');
  expect(told).toEqual([
    'A frame could not be read.',
    'A frame could not be read. (59 more since it was last said)',
    'A frame could not be read. (59 more since it was last said)',
    'An address is not encrypted.',
  ]);
});
