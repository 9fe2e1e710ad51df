import { expect, it } from 'vitest';
import { createLogThrottle } from '../../../src/adapters/shared/log/throttle.ts';

it('given a line that comes up by the thousand, when it is logged, then it appears once a minute with how many were left out', () => {
  const logged: string[] = [];
  let now = 0;
  const logThrottled = createLogThrottle(
    (line) => logged.push(line),
    () => now,
  );
  for (; now < 125_000; now += 1_000) logThrottled('frames', 'A frame could not be read.');
  logThrottled('addresses', 'An address is not encrypted.');
  expect(logged).toEqual([
    'A frame could not be read.',
    'A frame could not be read. (59 more since it was last said)',
    'A frame could not be read. (59 more since it was last said)',
    'An address is not encrypted.',
  ]);
});
