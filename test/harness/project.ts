import { fileURLToPath } from 'node:url';

/** A folder or file of the project, by its path from the root. */
export const inProject = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
