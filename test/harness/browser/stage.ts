import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { CHROMIUM_ARGS, findChromium } from '../../../scripts/browser/chromium.ts';
import { startPlayground, type StartedPlayground } from '../../../scripts/browser/playground.ts';
import { NOW } from '../copy/messages.ts';
import { temporaryFolder } from '../folder.ts';
import { openVisit, type Looking, type Visit } from './visit.ts';

/** Whether there is a browser to test the page in. */
export const HAS_CHROMIUM = findChromium() !== undefined;

/** How wide a phone and a desk are, in pixels, and whose view each has: what one did, the other does not see. */
export const SIZES = [
  { width: 400, person: 'Ada', city: 'london' },
  { width: 1280, person: 'Bo', city: 'new york' },
] as const;

/** A playground and a browser for the tests of a file; without a browser neither is started. */
export function openStage(): { visit(looking: Looking): Promise<Visit> } {
  let playground: StartedPlayground | undefined;
  let browser: Browser | undefined;
  // Hooks do not run where every test is skipped: nothing may be made that they would delete.
  const folder = HAS_CHROMIUM ? temporaryFolder() : undefined;
  beforeAll(async () => {
    if (!folder) return;
    playground = await startPlayground(folder.file('.'), NOW);
    browser = await chromium.launch({ executablePath: findChromium() ?? '', args: CHROMIUM_ARGS });
  });
  afterAll(async () => {
    await browser?.close();
    await playground?.stop();
  });
  return {
    visit(looking) {
      if (!playground || !browser) throw new Error('there is no browser');
      return openVisit(browser, playground.address, looking);
    },
  };
}
