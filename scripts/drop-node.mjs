// `npm run -s drop:node`: takes away the Node that came as a package (126 MB), where the machine has one that Rung runs on.
// Plain JavaScript: the machine's own Node may be an old one, and is then told so.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { delimiter } from 'node:path';
import { fileURLToPath } from 'node:url';

const LEAST = [24, 15];

/** The version of the machine's own Node, as `v24.21.0`; undefined where it has none. */
function ownVersion() {
  const path = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.includes('node_modules'))
    .join(delimiter);
  try {
    return execFileSync('node', ['--version'], { env: { ...process.env, PATH: path } })
      .toString()
      .trim();
  } catch {
    return undefined;
  }
}

const version = ownVersion();
const [major = 0, minor = 0] = (version ?? 'v0.0').slice(1).split('.').map(Number);
const isNewEnough = major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1]);
const packages = fileURLToPath(new URL('../node_modules/', import.meta.url));
const brought = existsSync(packages)
  ? readdirSync(packages).filter((name) => /^node-(?:bin-)?(?:darwin|linux|win)-/.test(name))
  : [];
if (!isNewEnough) {
  process.stderr.write(
    `Nothing was removed: this machine's own Node is ${version ?? 'not there'}, and Rung needs ${LEAST.join('.')} or newer.\n`,
  );
  process.exitCode = 1;
} else {
  for (const name of brought) rmSync(`${packages}${name}`, { recursive: true });
  process.stdout.write(
    brought.length === 0
      ? `Nothing to remove: Rung runs on this machine's own Node ${version}.\n`
      : `Removed ${brought.join(', ')}. Rung now runs on this machine's own Node ${version}.\n`,
  );
}
