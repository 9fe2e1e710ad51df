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
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
