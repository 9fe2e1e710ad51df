import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isLong, longFunctions } from '../../harness/fixtures/unit/project/size.ts';
import { inProject, sourcesIn } from '../../harness/project.ts';

const text = (file: string): string => readFileSync(inProject(file), 'utf8');

describe('given the sources', () => {
  it('when their lines are counted, then no file is long without a reason in its first line', () => {
    const measured = ['src', 'commands', 'scripts', 'bench', 'test'].flatMap(sourcesIn);
    const long = measured.filter((file) => isLong(text(file)));
    expect(long).toEqual([]);
  });

  it('when the lines of functions are counted, then none is long but for the table that it returns', () => {
    const measured = ['src', 'commands', 'scripts', 'bench'].flatMap(sourcesIn);
    expect(measured.flatMap((file) => longFunctions(file, text(file)))).toEqual([]);
  });

  it('when a long function is measured, then it is found, and what it returns whole is not counted', () => {
    const lines = (count: number, line: string): string => `${line}\n`.repeat(count);
    expect(longFunctions('a', `function a() {\n${lines(58, 'b();')}}`)).toEqual([]);
    expect(longFunctions('a', `function a() {\n${lines(59, 'b();')}}`)).toEqual(['a:1 has 61 lines']);
    expect(longFunctions('a', `const a = () => ({\n${lines(99, 'b: 1,')}});`)).toEqual([]);
    expect(longFunctions('a', `const a = () => ({\nb() {\n${lines(59, 'c();')}} });`)).toEqual([
      'a:2 has 61 lines',
    ]);
  });
});
