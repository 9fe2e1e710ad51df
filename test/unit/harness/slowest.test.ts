import { describe, expect, it } from 'vitest';
import { slowestFiles, type TimedFile } from '../../harness/setup/slowest.ts';

const file = (name: string, duration: number): TimedFile => ({
  moduleId: `/project/test/${name}.test.ts`,
  diagnostic: () => ({ collectDuration: 300, setupDuration: 200, duration }),
});

describe('given a run that is over', () => {
  it('when its files are timed, then the ten slowest are told in their order, with their imports and set-up', () => {
    const files = Array.from({ length: 12 }, (_, at) => file(`number-${at}`, at * 1_000));
    const lines = slowestFiles(files, '/project');
    expect(lines).toHaveLength(10);
    expect(lines[0]).toBe('   11.5 s  test/number-11.test.ts');
    expect(lines[9]).toBe('    2.5 s  test/number-2.test.ts');
  });
});
