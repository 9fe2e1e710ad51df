import { relative } from 'node:path';
import type { Reporter, TestModule } from 'vitest/node';

const MOST = 10;

/** What of a test file this needs: where it is, and how long its parts took in milliseconds. */
export interface TimedFile {
  readonly moduleId: string;
  diagnostic(): Pick<ReturnType<TestModule['diagnostic']>, 'collectDuration' | 'setupDuration' | 'duration'>;
}

/** The files that took longest, the slowest first, a line each in seconds: what they import, their set-up and their tests. */
export function slowestFiles(files: readonly TimedFile[], root: string): readonly string[] {
  return files
    .map((file) => {
      const { collectDuration, setupDuration, duration } = file.diagnostic();
      return {
        name: relative(root, file.moduleId),
        seconds: (collectDuration + setupDuration + duration) / 1000,
      };
    })
    .sort((one, other) => other.seconds - one.seconds)
    .slice(0, MOST)
    .map(({ name, seconds }) => `${seconds.toFixed(1).padStart(7)} s  ${name}`);
}

/** Prints the slowest files at the end of a run of several. */
export default class SlowestFiles implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    if (modules.length < 2) return;
    const lines = slowestFiles(modules, process.cwd());
    process.stdout.write(`The slowest files of ${modules.length}:\n${lines.join('\n')}\n\n`);
  }
}
