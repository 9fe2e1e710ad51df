import { defineConfig, mergeConfig } from 'vitest/config';
import quick from './vitest.config.ts';

export default mergeConfig(
  {
    ...quick,
    test: { ...quick.test, include: ['test/faults/**/*.test.ts'], reporters: [], provide: { full: true } },
  },
  defineConfig({ test: { testTimeout: 600_000, reporters: ['verbose'] } }),
);
