import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { fontFiles } from '../../../src/pictures/fonts.ts';

/** Sets a page in the typeface of Rung's pictures, so that heights are the same on every machine; it has to bypass CSP. */
export async function setInOwnTypeface(page: Page): Promise<void> {
  // From regular to bold, in the order of their weights.
  const files = fontFiles();
  const faces = [
    [400, files[0]],
    [700, files.at(-1)],
  ].map(
    ([weight, file]) =>
      `@font-face { font-family: Own; font-weight: ${weight}; src: url(data:font/ttf;base64,${readFileSync(String(file)).toString('base64')}); }`,
  );
  await page.addStyleTag({ content: `${faces.join('\n')}\n* { font-family: Own, sans-serif !important; }` });
  await page.evaluate(async () => {
    await Promise.all(['16px Own', 'bold 16px Own'].map((one) => document.fonts.load(one)));
  });
}
