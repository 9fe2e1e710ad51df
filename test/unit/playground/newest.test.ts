import { describe, expect, it } from 'vitest';
import { keepNewest } from '../../../src/playground/newest.ts';

describe('given a log of calls', () => {
  it('when more are added than it holds, then the oldest are dropped', () => {
    const log: number[] = [];
    for (const call of [1, 2, 3, 4]) keepNewest(log, call, 3);
    expect(log).toEqual([2, 3, 4]);
  });

  it('when it holds all, then none is dropped', () => {
    const log = [1];
    keepNewest(log, 2, Infinity);
    expect(log).toEqual([1, 2]);
  });
});
