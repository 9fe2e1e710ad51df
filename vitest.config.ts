import { defineConfig } from 'vitest/config';

/** The quick form of the fault runs; `npm run faults` runs them in full. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/harness/setup/temporary.ts', 'test/harness/setup/postgres.ts'],
    setupFiles: ['test/harness/setup/accept.ts'],
    reporters: ['default', './test/harness/setup/slowest.ts', './test/harness/setup/no-browser.ts'],
    provide: { full: false },
    pool: 'forks',
    maxWorkers: 2,
    // No module holds state: each is loaded once for all files of a worker, which is most of the time of small tests.
    isolate: false,
    // Those of `describe.concurrent` wait for most of their time.
    maxConcurrency: 8,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
