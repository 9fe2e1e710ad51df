// Plain JavaScript, as src/start.mjs is. Nothing of Rung has run yet.
import { existsSync, readdirSync, readlinkSync } from 'node:fs';
import { basename } from 'node:path';

/** Read by glibc as a process begins. */
const SETTING = 'MALLOC_MMAP_THRESHOLD_';
/**
 * The size from which glibc maps a block by itself and gives it back once it is free, in bytes. Left alone it grows with
 * the largest block that was ever freed, after which the holes that a start leaves are kept for good: 8 to 20 MB.
 */
const BLOCKS_GIVEN_BACK = '32768';
/** The name of the process once it has replaced itself, which tells it not to do so a second time. */
const REPLACED = 'rung';

/** Whether the process is to serve a platform until it is told to stop: only then does it matter. */
const runsForLong = () => {
  const { argv, env } = process;
  const isSetUp = existsSync('.env') || Object.keys(env).some((name) => /^(SLACK|DISCORD)_/.test(name));
  return isSetUp && /^(start$|--(?!help|version))/.test(argv[2] ?? 'start');
};

/** Whether whoever started this process gave it a file or a socket to hold, such as a lock: it would be closed. */
const holdsMore = () =>
  readdirSync('/proc/self/fd').some((fd) => {
    try {
      return (
        Number(fd) > 2 && /^(\/(?!dev\/(?!shm\/)|proc\/)|socket:)/.test(readlinkSync(`/proc/self/fd/${fd}`))
      );
    } catch {
      // The one that the folder was read by is closed.
      return false;
    }
  });

/**
 * Replaces this process by itself with that setting (`execve`): it keeps its id, and takes some 20 ms longer to start.
 * Returns where that is not needed, or where something would be lost by it.
 */
export function reExec() {
  const { argv, argv0, env, execArgv, execPath } = process;
  if (process.platform !== 'linux' || argv0 === REPLACED || !runsForLong()) return;
  if (env[SETTING] !== undefined || process.channel || Object.hasOwn(process, 'permission')) return;
  try {
    // Started by a dynamic linker, that is what its path leads to.
    if (basename(execPath) !== 'node' || !existsSync(execPath) || holdsMore()) return;
  } catch {
    return;
  }
  process.execve(execPath, [REPLACED, ...execArgv, ...argv.slice(1)], {
    ...env,
    [SETTING]: BLOCKS_GIVEN_BACK,
  });
}
