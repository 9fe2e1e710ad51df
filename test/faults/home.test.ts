import { afterAll, describe, expect, inject, it } from 'vitest';
import { temporaryFolder } from '../harness/folder.ts';
import { protectedHome, WRONG } from '../harness/fixtures/faults/home.ts';
import type { SmallDisk } from '../harness/fixtures/faults/small-disk.ts';
import { START, codeOf, runIn } from '../harness/fixtures/integration/cli/service.ts';

const folder = temporaryFolder();
const disks: SmallDisk[] = [];
afterAll(() => {
  for (const disk of disks) disk.remove();
});
let homes = 0;
const newHome = (): string => folder.file(`home-${++homes}`);

/** What the modes that open the database say of a home, each in one line, and that they end with 1. */
async function saidOf(home: string): Promise<readonly string[]> {
  const modes = inject('full') ? [[], ['admin', 'workspaces'], ['questions']] : [[]];
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
    const disk = await protectedHome(home);
    if (disk) disks.push(disk);
    for (const line of await saidOf(home))
      expect(line).toMatch(/rung\.sqlite cannot be opened for writing\. Give the user/);
  });
});
