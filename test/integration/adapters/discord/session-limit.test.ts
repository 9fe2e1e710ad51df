import { describe, expect, it } from 'vitest';
import { reserveOf, waitBeforeStart } from '../../../../src/adapters/discord/connection/session-limit.ts';

const DAY = 24 * 3_600_000;

describe('given a process that crashes as soon as it has joined', () => {
  it('when it is started again 500 times, then it starts fewer than 100 sessions a day', () => {
    const starts: number[] = [];
    let now = 0;
    for (let crash = 0; crash < 500; crash++) {
      const used = starts.filter((at) => now - at < DAY).length;
      now += waitBeforeStart({ total: 1_000, remaining: 1_000 - used }, 1) + 200;
      starts.push(now);
    }
    const most = Math.max(
      ...starts.map((from) => starts.filter((at) => at >= from && at - from < DAY).length),
    );
    expect(most).toBeLessThan(100);
    expect(most).toBeGreaterThan(50);
  });

  it('when it was started a few times today, then it waits not at all', () => {
    expect(waitBeforeStart({ total: 1_000, remaining: 996 }, 1)).toBe(0);
    expect(waitBeforeStart({ total: 1_000, remaining: 995 }, 1)).toBe(1_000);
    expect(waitBeforeStart({ total: 1_000, remaining: 900 }, 16)).toBeLessThan(3_000);
    expect(waitBeforeStart({ total: 1_000, remaining: 100 }, 1)).toBe(30 * 60_000);
  });
});

describe('given how many sessions may be started in all', () => {
  it('when the reserve is asked for, then it is 50, or a fifth of a small number', () => {
    expect([reserveOf(1_000), reserveOf(250), reserveOf(100), reserveOf(3)]).toEqual([50, 50, 20, 1]);
  });
});
