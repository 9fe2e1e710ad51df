import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  AWAY,
  FULL,
  askWhileAway,
  openBehindRelay,
  type Asked,
} from '../harness/fixtures/faults/database-away.ts';

let rung: Awaited<ReturnType<typeof openBehindRelay>>;
beforeEach(async () => {
  rung = await openBehindRelay();
});
afterEach(() => rung.close());

const kept = async (asked: readonly Asked[]): Promise<number> => {
  let count = 0;
  for (const one of asked) if (await rung.isKept(one)) count += 1;
  return count;
};

describe.each([
  ['neither answers nor hangs up', 'freeze', /does not answer\. Check that it runs/],
  ['is gone', 'vanish', /cannot be reached\. Check that it runs/],
] as const)(`given a PostgreSQL that %s for ${AWAY / 1000} s`, (_, goes, line) => {
  it(
    'when people go on asking, then each is answered within 3 s, one line a minute says why, and nothing acknowledged is lost',
    async () => {
      const { all, away, returned, slowest } = await askWhileAway(rung, goes);
      expect(slowest).toBeLessThan(3_000);
      expect(returned).toBeLessThan(1_500);
      expect(all.lookup.filter(({ ok }) => !ok)).toEqual([]);
      for (const refused of [away.change, away.stored]) {
        expect(refused.length).toBeGreaterThan(10);
        expect(new Set(refused.map(({ words }) => words))).toEqual(
          new Set(['Something went wrong on my side']),
        );
      }
      expect(rung.lines.filter((one) => !line.test(one))).toEqual([]);
      expect(rung.lines.length).toBeGreaterThan(0);
      expect(rung.lines.length).toBeLessThanOrEqual(1 + Math.floor(AWAY / 60_000));
      const acknowledged = all.change.filter(({ ok }) => ok);
      expect(acknowledged.length).toBeGreaterThan(3);
      expect(await kept(acknowledged)).toBe(acknowledged.length);
      expect(await kept(away.change)).toBe(0);
      if (FULL)
        // oxlint-disable-next-line no-console -- the fault runs print their counts
        console.info(
          `${goes} for ${AWAY / 1000} s: ${all.lookup.length} lookups answered, ${acknowledged.length} changes acknowledged and kept,`,
          `${away.change.length} refused, slowest ${Math.round(slowest)} ms, back after ${Math.round(returned)} ms, ${rung.lines.length} lines`,
        );
    },
    AWAY + 60_000,
  );
});
