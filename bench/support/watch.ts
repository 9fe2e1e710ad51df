import type { Watch } from '../../src/adapters/shared/adapter.ts';
import { createFaults } from '../../src/observability/faults.ts';
import { createMeters } from '../../src/observability/metrics.ts';
import { createPlatforms } from '../../src/observability/platforms.ts';
import { createWatch } from '../../src/observability/watch.ts';

/** What an adapter tells of one platform, as in the process that is measured against. */
export function benchWatch(platform: string): Watch {
  const tell = (line: string): void => void process.stderr.write(`${line}\n`);
  const elapsed = (): number => performance.now();
  return createWatch(platform, {
    tell,
    faults: createFaults({ tell, elapsed }),
    meters: createMeters(),
    platforms: createPlatforms({ names: [platform], tell, elapsed }),
  });
}
