import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPlatforms } from '../../../src/observability/platform-status.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function watched() {
  const lines: string[] = [];
  const began = performance.now();
  const platforms = createPlatforms({
    names: ['slack'],
    log: (line) => lines.push(line),
    elapsed: () => performance.now() - began,
  });
  return { lines, platforms, say: platforms.update.bind(platforms, 'slack') };
}
const SECOND = 1_000;
const LOST = { kind: 'unreachable', cause: 'the connection was lost' } as const;

describe('given a platform', () => {
  it('when it refuses the token or is out of reach, then nothing says that it was joined', async () => {
    const { lines, say } = watched();
    say({ kind: 'refused', cause: 'invalid_auth' });
    await vi.advanceTimersByTimeAsync(60 * SECOND);
    say(LOST);
    await vi.advanceTimersByTimeAsync(60 * SECOND);
    expect(lines).toEqual(['slack: out of reach for 10 s: the connection was lost. Rung keeps trying.']);
  });

  it('when it lets Rung in, then that is said once, with how long it took', async () => {
    const { lines, say } = watched();
    await vi.advanceTimersByTimeAsync(450);
    say({ kind: 'joined' });
    say({ kind: 'joined' });
    expect(lines).toEqual(['Rung has joined slack, in 450 ms.']);
  });

  it('when the line is lost for a moment, then nothing is said; when for longer, then it is said once, and once that it is back', async () => {
    const { lines, say } = watched();
    say({ kind: 'joined' });
    lines.length = 0;
    say(LOST);
    await vi.advanceTimersByTimeAsync(5 * SECOND);
    say({ kind: 'joined' });
    expect(lines).toEqual([]);
    for (let second = 0; second < 25; second += 1) {
      say(LOST);
      await vi.advanceTimersByTimeAsync(SECOND);
    }
    say({ kind: 'joined' });
    expect(lines).toEqual([
      'slack: out of reach for 10 s: the connection was lost. Rung keeps trying.',
      'slack: joined again after 25 s.',
    ]);
  });
});
