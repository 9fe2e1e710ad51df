import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder for its owner alone, and those that it is in. One by one: Node.js itself never comes back from a folder
 * that cannot be made in one that is there, as in /proc. @throws as `mkdirSync` does
 */
export function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    // Another process was as fast.
    if (!existsSync(path)) throw error;
  }
}
