import type { Browser, Page } from 'playwright-core';
import { paneOf, type PaneInUse, type PaneName } from '../../../scripts/browser/page.ts';
import { axeFaults } from './axe.ts';
import { setInOwnTypeface } from './typeface.ts';

/** How somebody looks at the page. */
export interface Looking {
  /** In pixels. */
  readonly width: number;
  readonly person: string;
  /** Whether the page is set in a typeface that is the same on every machine, to be measured. */
  readonly isMeasured?: boolean;
}

/** Somebody's view of the page. */
export interface Visit {
  readonly page: Page;
  /** A platform, shown. */
  pane(name: PaneName): Promise<PaneInUse>;
  /** What is wrong with what is shown: red boxes, scrolling sideways, axe's faults in light and dark. */
  faults(): Promise<readonly string[]>;
  /** What went wrong so far: errors in the console, and requests to anything but the playground. */
  readonly troubles: readonly string[];
}

const HEIGHT = 900;
/** How long anything that is waited for may take on a busy machine, in milliseconds. */
const PATIENCE = 15_000;

/** Opens the page in a browser of its own memory. */
export async function openVisit(
  browser: Browser,
  address: string,
  { width, person, isMeasured = false }: Looking,
): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width, height: HEIGHT },
    reducedMotion: 'reduce',
    bypassCSP: isMeasured,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  const troubles = watch(page, address);
  await page.goto(`${address}/#person=${person}`);
  await page.locator('#pane-slack .pg-places button').first().waitFor({ state: 'attached' });
  if (isMeasured) await setInOwnTypeface(page);
  return {
    ...{ page, troubles },
    async pane(name) {
      const tab = page.locator(`#tab-${name}`);
      if (await tab.isVisible()) await tab.click();
      return paneOf(page, name);
    },
    faults: async () => [...(await layoutFaults(page)), ...(await axeFaults(page))],
  };
}

function watch(page: Page, address: string): string[] {
  const troubles: string[] = [];
  page.on('console', (one) => {
    if (['error', 'warning'].includes(one.type())) troubles.push(`console: ${one.text()}`);
  });
  page.on('pageerror', (error) => troubles.push(`error: ${error.message}`));
  page.on('request', (one) => {
    const url = one.url();
    if (!url.startsWith(`${address}/`) && !/^(?:data|blob):/.test(url)) troubles.push(`request: ${url}`);
  });
  return troubles;
}

/** Red boxes for what no renderer knows, and a page or a log that scrolls sideways. */
const layoutFaults = (page: Page): Promise<string[]> =>
  page.evaluate(() => [
    ...[...document.querySelectorAll('.unknown')].map((one) => `unknown: ${one.textContent}`),
    ...[document.documentElement, ...document.querySelectorAll('.pg-log, dialog[open]')]
      .filter((one) => one.scrollWidth > one.clientWidth)
      .map((one) => `${one.className || one.tagName} is ${one.scrollWidth} px wide in ${one.clientWidth}`),
  ]);
