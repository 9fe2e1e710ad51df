import { once } from 'node:events';
import { fstatSync } from 'node:fs';
import { misspeltSettings, readConfig } from '../app/config.ts';
import { log } from '../app/console.ts';
import { isInteractive } from './interactive.ts';
import { playgroundFor } from './playground.ts';

/** Runs Rung. The page to try it on is served before Rung's own parts are loaded, which take most of a start's time. */
export async function serveFirst(): Promise<void> {
  const config = readConfig();
  for (const line of misspeltSettings()) log(line);
  const page = playgroundFor(config, isInteractive());
  if (page && !(await isFed())) await page.serveEarly();
  const { start } = await import('./start.ts');
  await start(config, page);
}

/** How long lines may take to be there where standard input is a pipe, in milliseconds. */
const FIRST_LINE = 50;

/** Whether standard input holds lines: those are answered, and nobody looks at a page. */
async function isFed(): Promise<boolean> {
  if (process.stdin.isTTY || !isPipeOrFile()) return false;
  return once(process.stdin, 'readable', { signal: AbortSignal.timeout(FIRST_LINE) }).then(
    () => true,
    () => false,
  );
}

function isPipeOrFile(): boolean {
  try {
    return !fstatSync(0).isCharacterDevice();
  } catch {
    // It is closed.
    return false;
  }
}
