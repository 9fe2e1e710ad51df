import { spawn, type SpawnOptions } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Variables } from '../../adapters/shared/settings.ts';
import { StoreError } from '../../store/error.ts';

/** Where the address is, for commands that are typed: all users of a machine may read a command line. */
const SERVICE = 'with the database as [rung] in ~/.pg_service.conf and its password in ~/.pgpass';
/** The command that makes a backup of a PostgreSQL database, and what it needs. */
const DUMP = `pg_dump --format=custom --no-owner --file=rung.dump --dbname=service=rung, ${SERVICE}`;
/** The command that puts it into an empty database, and what it needs. */
export const PG_RESTORE = `pg_restore --no-owner --exit-on-error --dbname=service=rung rung.dump, ${SERVICE}`;

/** The parts of a dump. */
export interface DumpParts {
  readonly url: string;
  readonly target: string;
  /** The variables that pg_dump is to see besides, such as PATH. */
  readonly environment: Variables;
  /** Ends a dump that is under way. */
  readonly signal?: AbortSignal;
}

/**
 * Has pg_dump write a PostgreSQL database into one new file for this user alone. The address goes to it by variables:
 * what stands on a command line, all users of the machine may read.
 * @throws {StoreError} the target is there already, pg_dump is not installed, or it failed
 */
export async function dumpPostgres({
  url,
  target,
  environment,
  signal,
}: DumpParts): Promise<{ bytes: number }> {
  const to = resolve(target);
  if (existsSync(to))
    throw new StoreError(
      `${to} is there already.`,
      'Name a file that is not there yet: nothing is written over.',
    );
  const part = `${to}.part`;
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
  rmSync(part, { force: true });
  closeSync(openSync(part, 'wx', 0o600));
  try {
    const env = { ...(environment as NodeJS.ProcessEnv), ...variablesOf(url) };
    await run(['--format=custom', '--no-owner', `--file=${part}`], { env, ...(signal && { signal }) });
    renameSync(part, to);
    return { bytes: statSync(to).size };
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}

function run(args: readonly string[], options: Pick<SpawnOptions, 'env' | 'signal'>): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('pg_dump', args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-2_000)));
    child.on('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code !== 'ENOENT'
          ? error
          : new StoreError(
              'The database is PostgreSQL, whose own pg_dump makes backups, and there is no pg_dump here.',
              `Where it is installed: ${DUMP}`,
            ),
      ),
    );
    child.on('close', (code) => {
      if (code === 0) resolve();
      else
        reject(
          new StoreError(
            `pg_dump ended with ${String(code)}: ${said
              .trim()
              .split(/\s*\n\s*/u)
              .slice(-2)
              .join(' ')}`,
            `Its version is to be the server's or newer. By hand: ${DUMP}`,
          ),
        );
    });
  });
}

/** The parts of an address as the variables that PostgreSQL's own programs read. */
function variablesOf(url: string): Readonly<Record<string, string>> {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url);
  const parts = {
    PGHOST: searchParams.get('host') ?? hostname,
    PGPORT: port,
    PGUSER: decodeURIComponent(username),
    PGPASSWORD: decodeURIComponent(password),
    PGDATABASE: decodeURIComponent(pathname.slice(1)),
    PGSSLMODE: searchParams.get('sslmode') ?? '',
  };
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== ''));
}
