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
(await import('./cli/re-exec.mjs')).reExec();
// Compiled once and kept beside the packages, where that folder may be written to: a start takes a quarter less.
nodeModule.enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/rung', import.meta.url)));
await import('./cli/main.ts');
