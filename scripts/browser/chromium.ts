import { existsSync } from 'node:fs';

/** Where Chromium and its kin usually are. */
const USUAL = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** What to do where there is none. */
export const NO_CHROMIUM =
  'There is no Chromium: install one (Debian: apt-get install chromium), or set CHROMIUM to its path.';

/**
 * The path of a Chromium on this machine: what the variable `CHROMIUM` names, or one at a usual place.
 * @throws where `CHROMIUM` names what is not there
 */
export function findChromium(
  env: Readonly<Record<string, string | undefined>> = process.env,
  isThere: (path: string) => boolean = existsSync,
): string | undefined {
  const named = env['CHROMIUM'];
  if (named === undefined || named === '') return USUAL.find(isThere);
  if (!isThere(named)) throw new Error(`CHROMIUM is ${named}, which is not there`);
  return named;
}

/** What Chromium is started with: it asks nobody for anything, and finds no other machine. */
export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];
