import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inProject } from '../../harness/project.ts';
import { setUpLines } from '../../harness/set-up-lines.ts';

const MOST = 30;
const longSetUps = (): string[] =>
  readdirSync(inProject('test'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => `test/${file.replaceAll('\\', '/')}`)
    .filter((file) => setUpLines(readFileSync(inProject(file), 'utf8')) > MOST);

describe('given the test files', () => {
  it(`when the lines before their first test are counted, then none has more than ${MOST}`, () => {
    expect(longSetUps()).toEqual([]);
  });

  it('when a set-up is measured, then neither imports nor empty lines count, and any kind of test ends it', () => {
    const lines = "import a from 'a';\n\nconst b = 1;\nlet c;\n";
    for (const begun of ["it('d',", "test.each([1])('d',", "it.each<[string]>([])('d',"])
      expect(setUpLines(`${lines}describe('x', () => {\n  ${begun} () => b);\n});\n`)).toBe(3);
    expect(setUpLines(lines)).toBe(0);
  });
});
