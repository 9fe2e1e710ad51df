import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Tests that write anything temporary have a folder of this run for it, and have to leave it as they found it. */
export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'rung-tests-'));
  // PostgreSQL runs under another account, and its folder lies within.
  chmodSync(folder, 0o711);
  process.env['TMPDIR'] = folder;
  return () => {
    const left = readdirSync(folder).filter((one) => one !== CACHE);
    rmSync(folder, { recursive: true, force: true });
    if (left.length > 0) throw new Error(`Tests left in the temporary folder: ${left.join(', ')}`);
  };
}

/** What Node itself keeps there of code it compiled. */
const CACHE = 'node-compile-cache';
