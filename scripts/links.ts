/** Checks every address that units link to, and prints those that moved or do not answer. For a machine with internet. */
import { join } from 'node:path';
import { loadDataset } from '../src/dataset/dataset.ts';
import { checkLinks } from './link-check.ts';

/** How long one address may take, in milliseconds. */
const PATIENCE = 20_000;

const { curriculum } = loadDataset(join(import.meta.dirname, '../data'));
const urls = [
  ...new Set(curriculum.units.flatMap((unit) => curriculum.resourcesOf(unit).map(({ url }) => url))),
];
const found: string[] = [];
let count = 0;
await checkLinks(urls, {
  fetch,
  patience: PATIENCE,
  done(url, state) {
    count++;
    if (state.kind === 'moved') found.push(`moved   ${url}\n        to ${state.to}`);
    if (state.kind === 'broken') found.push(`broken  ${url}\n        ${state.why}`);
    if (process.stderr.isTTY) process.stderr.write(`\r${count} of ${urls.length} addresses`);
  },
});
if (process.stderr.isTTY) process.stderr.write('\n');
process.stdout.write(
  `${[...found.sort(), `${urls.length} addresses, ${found.length} to look at`].join('\n')}\n`,
);
process.exitCode = found.length === 0 ? 0 : 1;
