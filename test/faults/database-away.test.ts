import { describe, expect } from 'vitest';
import { testClosing as it } from '../harness/closing.ts';
import { openBehindRelay } from '../harness/fixtures/faults/database-away.ts';
import { FULL, askWhileAway, inWords } from '../harness/fixtures/faults/outage.ts';

/** How long it is away, in milliseconds: longer than anybody waits for it. */
const AWAY = FULL ? 60_000 : 3_500;

describe.concurrent.for([
  ['neither answers nor hangs up', 'freeze', /does not answer\. Check that it runs/],
  ['is gone', 'vanish', /cannot be reached\. Check that it runs/],
] as const)(`given a PostgreSQL that %s for ${AWAY / 1000} s`, ([, goes, line]) => {
  it(
    'when people go on asking, then each is answered within 3 s, one line a minute says why, and nothing acknowledged is lost',
    async ({ closing }) => {
      const rung = closing(await openBehindRelay());
      const { relay } = rung;
      const found = await askWhileAway(rung, {
        ms: AWAY,
        goes: () => relay[goes](),
        returns: () => relay.resume(),
      });
      const { all, away, returned, slowest } = found;
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
      expect(await rung.kept(acknowledged)).toBe(acknowledged.length);
      expect(await rung.kept(away.change)).toBe(0);
      // oxlint-disable-next-line no-console -- the fault runs print their counts
      if (FULL) console.info(goes, inWords(found, rung.lines.length));
    },
    AWAY + 60_000,
  );
});
