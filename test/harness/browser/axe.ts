import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** What axe finds wrong with a page, in light and in dark. */
export async function axeFaults(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const faults: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    // Colours alone are others in the dark.
    const only = colorScheme === 'dark' ? ['color-contrast'] : undefined;
    faults.push(...(await page.evaluate(found, only)).map((one) => `${colorScheme}: ${one}`));
  }
  await page.emulateMedia({ colorScheme: 'light' });
  return faults;
}

/** Runs in the page. */
async function found(only: string[] | undefined): Promise<string[]> {
  const { axe: own } = globalThis as unknown as { axe: typeof axe };
  const { violations } = await own.run(document, {
    resultTypes: ['violations'],
    ...(only && { runOnly: { type: 'rule', values: only } }),
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
  );
}
