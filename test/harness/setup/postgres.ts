import type { TestProject } from 'vitest/node';
import { startPostgres } from '../postgres-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the PostgreSQL server of this run, with its superuser. */
    postgresUrl: string;
    /** Whether fault runs are to be as long as they can be. */
    full: boolean;
  }
}

/** One PostgreSQL server for the whole run, gone with it. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres();
  provide('postgresUrl', server.url);
  return () => server.stop();
}
