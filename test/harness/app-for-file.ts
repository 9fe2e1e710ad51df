import { afterAll, beforeEach } from 'vitest';
import { openApp, type TestApp } from './app.ts';

/** Opens one app for all tests of a file: each test begins with no bug met, and after the last the app is closed. */
export async function appForFile(): Promise<TestApp> {
  const app = await openApp();
  beforeEach(() => {
    app.bugs.length = 0;
  });
  afterAll(() => app.close());
  return app;
}
