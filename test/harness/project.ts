import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A folder or file of the project, by its path from the root. */
export const inProject = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** The sources in a folder of the project and below it, by their paths from the root. */
export const sourcesIn = (folder: string): string[] =>
  readdirSync(inProject(folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|mjs|js)$/.test(file))
    .map((file) => `${folder}/${file}`);
