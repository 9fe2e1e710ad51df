import { readFileSync } from 'node:fs';

const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  scripts: { start: string };
};

/** What `npm start` gives Node.js, so that what is measured is what runs. */
export const FLAGS: readonly string[] = scripts.start.split(' ').filter((word) => word.startsWith('--'));
