import type { Reporter, TestModule } from 'vitest/node';
import { findChromium, NO_CHROMIUM } from '../../../scripts/browser/chromium.ts';

/** Says at the end of a run, in one line, that tests of the page were skipped for want of a browser, and what to do. */
export default class NoBrowser implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const skipped = modules.filter(({ moduleId }) => moduleId.includes('/integration/browser/'));
    if (skipped.length === 0 || findChromium() !== undefined) return;
    process.stdout.write(`SKIPPED: ${skipped.length} files of tests in a browser. ${NO_CHROMIUM}\n\n`);
  }
}
