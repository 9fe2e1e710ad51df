// Runs after `npm ci`. The packages that bring Node carry its C headers too (67 MB), which nothing here compiles against.
// Plain JavaScript: an older Node of the machine's own may run it.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const packages = fileURLToPath(new URL('../node_modules/', import.meta.url));
if (existsSync(packages))
  for (const name of readdirSync(packages))
    if (/^node-(?:bin-)?(?:darwin|linux|win)-/.test(name))
      rmSync(`${packages}${name}/include`, { recursive: true, force: true });
