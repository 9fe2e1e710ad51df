import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Tests that write anything temporary have a folder of this run for it, and have to leave it as they found it. */
export default function setup(): () => void {
  const folder = mkdtempSync(join(folderInMemory() ?? tmpdir(), 'rung-tests-'));
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

/** Where Linux keeps files in memory. */
const MEMORY = '/dev/shm';
/** What the databases of a run need there, and then some, in bytes; containers have 64 MB unless told otherwise. */
const ROOM = 4_000_000_000;

/**
 * A folder in memory, in which nothing waits for a disk: undefined where there is none of that size that may hold programs
 * (PostgreSQL may be copied there), or where `TMPDIR` says where to go.
 */
function folderInMemory(): string | undefined {
  if (process.platform !== 'linux' || process.env['TMPDIR'] !== undefined) return undefined;
  try {
    const mount = readFileSync('/proc/mounts', 'utf8')
      .split('\n')
      .map((line) => line.split(' '))
      .findLast(([, at]) => at === MEMORY);
    const [, , kind, options = ''] = mount ?? [];
    if (kind !== 'tmpfs' || options.split(',').some((one) => one === 'noexec' || one === 'ro'))
      return undefined;
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize >= ROOM ? MEMORY : undefined;
  } catch {
    return undefined;
  }
}
