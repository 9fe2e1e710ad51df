/** Draws the pictures of the playground in docs/pictures/, from the page itself: `npm run -s screenshots`. */
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { CHROMIUM_ARGS, findChromium, NO_CHROMIUM } from './browser/chromium.ts';
import { startPlayground } from './browser/playground.ts';
import { SHOTS } from './browser/shots.ts';

const FOLDER = join(import.meta.dirname, '../docs/pictures');
/** The day that the README's answers were asked on, so that the same data gives the same pictures. */
const AT = Date.UTC(2026, 10, 25, 10);
/** The most that a picture may take, in bytes. */
const LARGEST = 170_000;

const executablePath = findChromium();
if (executablePath === undefined) {
  process.stderr.write(`${NO_CHROMIUM}\n`);
  process.exit(1);
}
const home = await mkdtemp(join(tmpdir(), 'rung-screenshots-'));
const playground = await startPlayground(home, AT);
// Letters without coloured edges make smaller files.
const browser = await chromium.launch({ executablePath, args: [...CHROMIUM_ARGS, '--disable-lcd-text'] });
try {
  for (const [at, shot] of SHOTS.entries()) {
    const context = await browser.newContext({ ...shot.size, colorScheme: 'light', reducedMotion: 'reduce' });
    const page = await context.newPage();
    const path = join(FOLDER, `${shot.name}.png`);
    await shot.take(page, playground.address, path);
    await context.close();
    const bytes = (await stat(path)).size;
    process.stdout.write(`[${at + 1}/${SHOTS.length}] ${path}: ${Math.round(bytes / 1024)} KB\n`);
    if (bytes > LARGEST) throw new Error(`${shot.name}.png takes ${bytes} bytes, more than ${LARGEST}`);
  }
} finally {
  await browser.close();
  await playground.stop();
  await rm(home, { recursive: true, force: true });
}
