import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../harness/folder.ts';
import { AWAY, FULL, askWhileAway, inWords, openOutage } from '../harness/fixtures/faults/outage.ts';
import { smallDisk } from '../harness/fixtures/faults/small-disk.ts';

const folder = temporaryFolder();
const disk = smallDisk(folder.file('disk'));
afterAll(() => disk?.remove());
// oxlint-disable-next-line no-console -- nobody is to think that it was run
if (!disk) console.warn('SKIPPED: the run of a full disk. It mounts one: run it on Linux, as root.');

describe.skipIf(!disk)(`given a disk that is full for ${AWAY / 1000} s`, () => {
  it(
    'when people go on asking, then lookups are answered, changes refused, one line a minute says why, and nothing acknowledged is lost',
    async () => {
      const file = join(disk?.folder ?? '', 'rung.sqlite');
      const rung = await openOutage({ kind: 'sqlite', file });
      const found = await askWhileAway(rung, { goes: () => disk?.fill(), returns: () => disk?.free() });
      const { all, away, returned, slowest } = found;
      expect(slowest).toBeLessThan(1_000);
      expect(returned).toBeLessThan(1_000);
      expect([...all.lookup, ...all.stored].filter(({ ok }) => !ok)).toEqual([]);
      const refused = away.change.filter(({ ok }) => !ok);
      expect(refused.length).toBeGreaterThan(10);
      expect(new Set(refused.map(({ words }) => words))).toEqual(
        new Set(['Something went wrong on my side']),
      );
      expect(
        rung.lines.filter((one) => !one.includes('has no room left on its disk. Free some space.')),
      ).toEqual([]);
      expect(rung.lines.length).toBeGreaterThan(0);
      expect(rung.lines.length).toBeLessThanOrEqual(1 + Math.floor(AWAY / 60_000));
      await rung.close();
      const again = await openOutage({ kind: 'sqlite', file });
      const acknowledged = all.change.filter(({ ok }) => ok);
      expect(await again.kept(acknowledged)).toBe(acknowledged.length);
      expect(await again.kept(refused)).toBe(0);
      await again.close();
      // oxlint-disable-next-line no-console -- the fault runs print their counts
      if (FULL) console.info('a full disk for', inWords(found, rung.lines.length));
    },
    AWAY + 60_000,
  );
});
