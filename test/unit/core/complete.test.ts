import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openApp, type TestApp } from '../../harness/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openApp();
});
afterAll(() => app.store.close());

describe('given a line as it is typed', () => {
  test.each([
    ['', '', '/salary '],
    ['/sal', '/sal', '/salary '],
    ['sal', 'sal', '/salary '],
    ['/salary ', '', 'compare '],
    ['/salary c', 'c', 'compare '],
    ['/salary sen', 'sen', 'senior '],
    ['/salary senior lon', 'lon', 'london '],
    ['/salary senior san fra', 'san fra', 'san francisco '],
    ['/salary senior london in u', 'in u', 'in usd '],
    ['/rung se', 'se', 'settings '],
    ['/salary 6', '6', '6y '],
  ])('when Tab is pressed after %j, then %j becomes %j', (line, replaces, first) => {
    const completions = app.core.complete(line);
    expect(completions.replaces).toBe(replaces);
    expect(completions.with).toContain(first);
    expect(line.endsWith(completions.replaces)).toBe(true);
  });

  test.each(['x'.repeat(100_000), '\u0000', '/salary \u202e', '🦀'])(
    'when the line is %j, then nothing breaks',
    (line) => {
      expect(app.core.complete(line).with.length).toBeLessThan(20);
    },
  );
});
