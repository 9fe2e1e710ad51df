import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../harness/folder.ts';
import { inProject } from '../../harness/project.ts';
import type { Ran } from '../../harness/fixtures/integration/cli/cli.ts';

const folder = temporaryFolder();

/** Asks on the command line, in a home of its own. */
const ask = (...args: readonly string[]): Promise<Ran> =>
  new Promise((resolve) => {
    const env = { PATH: process.env['PATH'], RUNG_HOME: folder.file('home') };
    const child = execFile(
      process.execPath,
      [inProject('src/start.mjs'), 'ask', ...args],
      { env },
      (_e, out, err) => resolve({ code: child.exitCode, out, err }),
    );
  });

describe('given a picture is asked for on the command line', () => {
  test('when the answer has one, then it is written, and told in words', async () => {
    const file = folder.file('pay.png');
    const { code, out } = await ask('/salary senior london', '--picture', file);
    expect(code).toBe(0);
    expect(readFileSync(file).subarray(1, 4).toString()).toBe('PNG');
    expect(out).toMatch(
      /pay\.png: 1000 × \d+\nAI engineer pay a year, London: .*senior £90K–£130K \(asked for\)/,
    );
  });

  test('when the answer has none, then that is said, with exit code 1, and nothing is written', async () => {
    const file = folder.file('none.png');
    const { code, out, err } = await ask('/rung about', '--picture', file);
    expect({ code, out, err }).toEqual({ code: 1, out: '', err: 'This answer has no picture.\n' });
    expect(existsSync(file)).toBe(false);
  });

  test.each([
    ['-', '--picture', 'a.png'],
    ['/salary', '--json', '--picture', 'a.png'],
    ['/salary', '--platform', 'slack', '--picture', 'a.png'],
  ])('when it is asked for with %j %j, then that is refused', async (...args) => {
    expect((await ask(...args)).code).toBe(2);
  });
});
