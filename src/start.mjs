// Plain JavaScript, so that an old Node can read it far enough to say what to do.
import * as nodeModule from 'node:module';
import { fileURLToPath } from 'node:url';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 24 || (major === 24 && minor < 15)) {
  process.stderr.write(
    `Rung needs Node 24.15 or newer and this is ${process.versions.node}.\n` +
      'Its own Node comes with the packages: run `npm ci`, then start it with `npm start`.\n',
  );
  process.exit(1);
}
/**
 * The size from which glibc maps a block by itself and gives it back once it is free, in bytes. Left alone it grows with
 * the largest block that was ever freed, after which the holes that a start leaves are kept for good: 8 MB of them.
 */
const BLOCKS_GIVEN_BACK = '32768';

// Read as a process begins: one that is to run for long replaces itself by one that has it, in some 15 ms.
const runsForLong = process.platform === 'linux' && /^(start$|--)/.test(process.argv[2] ?? 'start');
if (runsForLong && process.env.MALLOC_MMAP_THRESHOLD_ === undefined && !process.channel && process.execve) {
  process.execve(process.execPath, [process.execPath, ...process.execArgv, ...process.argv.slice(1)], {
    ...process.env,
    MALLOC_MMAP_THRESHOLD_: BLOCKS_GIVEN_BACK,
  });
}
// Compiled once and kept beside the packages, where that folder may be written to: a start takes a quarter less.
nodeModule.enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/rung', import.meta.url)));
await import('./cli/main.ts');
