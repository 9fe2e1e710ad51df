import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../harness/folder.ts';
import { protectedHome, WRONG } from '../harness/fixtures/faults/home.ts';
import { FULL, askWhileAway, inWords, openOutage } from '../harness/fixtures/faults/outage.ts';
import { smallDisk, type SmallDisk } from '../harness/fixtures/faults/small-disk.ts';
import { START, codeOf, runIn } from '../harness/fixtures/integration/cli/service.ts';

const folder = temporaryFolder();
/** How long the disk is full, in milliseconds. */
const AWAY = FULL ? 60_000 : 2_000;
const disk = smallDisk(folder.file('disk'));
// oxlint-disable-next-line no-console -- nobody is to think that it was run
if (!disk) console.warn('SKIPPED: the run of a full disk. It mounts one: run it on Linux, as root.');
const disks: SmallDisk[] = disk ? [disk] : [];
afterAll(() => {
  for (const one of disks) one.remove();
});
let homes = 0;
const newHome = (): string => folder.file(`home-${++homes}`);

/** What the modes that open the database say of a home, each in one line, and that they end with 1. */
async function saidOf(home: string): Promise<readonly string[]> {
  const modes = FULL ? [[], ['admin', 'workspaces'], ['questions']] : [[]];
  const said: string[] = [];
  for (const mode of modes) {
    const one = runIn(folder, [...START, ...mode], { RUNG_HOME: home, RUNG_PLAYGROUND: '0' });
    expect(await codeOf(one), one.said()).toBe(1);
    expect(one.said().trimEnd().split('\n')).toHaveLength(1);
    said.push(one.said());
  }
  return said;
}

describe('given a home that is out of order', () => {
  it.each(WRONG)(
    'when it %s, then each mode says so in one line with what to do, and ends with 1',
    async (_, make, says) => {
      const home = newHome();
      await make(home);
      for (const line of await saidOf(home)) expect(line).toMatch(says);
    },
  );

  it('when nobody may write to it, then each mode says so in one line with what to do, and ends with 1', async () => {
    const home = newHome();
    const itsDisk = await protectedHome(home);
    if (itsDisk) disks.push(itsDisk);
    for (const line of await saidOf(home))
      expect(line).toMatch(/rung\.sqlite cannot be opened for writing\. Give the user/);
  });
});

describe.skipIf(!disk)(`given a disk that is full for ${AWAY / 1000} s`, () => {
  it(
    'when people go on asking, then lookups are answered, changes refused, one line a minute says why, and nothing acknowledged is lost',
    async () => {
      const file = join(disk?.folder ?? '', 'rung.sqlite');
      const rung = await openOutage({ kind: 'sqlite', file });
      const found = await askWhileAway(rung, {
        ms: AWAY,
        goes: () => disk?.fill(),
        returns: () => disk?.free(),
      });
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
