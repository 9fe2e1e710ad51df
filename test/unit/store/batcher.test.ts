import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Batcher } from '../../../src/store/engines/batcher.ts';

/** Two steps, each asked in groups: who had the first asks for the second at once. Says how large the groups were. */
function twoSteps() {
  const groups: { readonly first: number[]; readonly second: number[] } = { first: [], second: [] };
  const counted = (step: 'first' | 'second') => (asked: readonly number[]) => {
    groups[step].push(asked.length);
    return Promise.resolve(asked);
  };
  const first = new Batcher<number, number>(100, counted('first'));
  const second = new Batcher<number, number>(100, counted('second'));
  const all = (count: number): Promise<readonly number[]> =>
    Promise.all(Array.from({ length: count }, async (_, at) => second.ask(await first.ask(at))));
  return { groups, all };
}

describe('given eighty who ask at once', () => {
  it('when they are answered, then each gets their own answer, in one group a step', async () => {
    const { groups, all } = twoSteps();
    expect(await all(80)).toEqual(Array.from({ length: 80 }, (_, at) => at));
    expect(groups).toEqual({ first: [80], second: [80] });
  });

  it('when they are answered, then somebody else has a turn after every eight of them', async () => {
    const batcher = new Batcher<number, number>(100, (asked) => Promise.resolve(asked));
    let answered = 0;
    const all = Promise.all(
      Array.from({ length: 80 }, async (_, at) => {
        await batcher.ask(at);
        answered += 1;
      }),
    );
    const seen: number[] = [];
    while (answered < 80) {
      await setImmediate();
      seen.push(answered);
    }
    await all;
    const steps = seen.map((one, at) => one - (seen[at - 1] ?? 0));
    expect(Math.max(...steps)).toBeLessThanOrEqual(8);
  });
});

describe('given more than a group takes', () => {
  it('when they ask, then groups follow one another', async () => {
    const { groups, all } = twoSteps();
    await all(250);
    expect(groups.first).toEqual([100, 100, 50]);
    expect(groups.second.reduce((sum, one) => sum + one)).toBe(250);
  });

  it('when they keep asking, then full groups are under way side by side, three at most', async () => {
    const answers: (() => void)[] = [];
    const batcher = new Batcher<number, number>(
      100,
      (asked) => new Promise((resolve) => answers.push(() => resolve(asked))),
    );
    const all = Array.from({ length: 450 }, (_, at) => batcher.ask(at));
    await setImmediate();
    expect(answers).toHaveLength(3);
    const answering = setInterval(() => answers.shift()?.(), 1);
    expect(await Promise.all(all)).toHaveLength(450);
    clearInterval(answering);
  });
});

describe('given one group that fails', () => {
  it('when it does, then all in it are told, and the next is answered', async () => {
    let fails = true;
    const batcher = new Batcher<number, number>(100, (asked) =>
      fails ? Promise.reject(new Error('away')) : Promise.resolve(asked),
    );
    const outcomes = await Promise.allSettled([batcher.ask(1), batcher.ask(2)]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    fails = false;
    expect(await batcher.ask(3)).toBe(3);
  });
});
