import type { Watch } from '../adapters/shared/adapter.ts';
import type { Faults, Tell } from './faults.ts';
import type { Meters } from './metrics.ts';
import type { Platforms } from './platforms.ts';

export interface WatchParts {
  readonly tell: Tell;
  readonly faults: Faults;
  readonly meters: Meters;
  readonly platforms: Platforms;
}

/** What an adapter tells of one platform: words to the operator, numbers to the meters. */
export function createWatch(platform: string, { tell, faults, meters, platforms }: WatchParts): Watch {
  return {
    tell,
    report(error) {
      meters.count(platform, 'bug');
      faults.report(error);
    },
    count: (event) => meters.count(platform, event),
    answered: (ms) => meters.answered(platform, ms),
    connected: (count) => meters.connected(platform, count),
    status: (status) => platforms.update(platform, status),
  };
}
