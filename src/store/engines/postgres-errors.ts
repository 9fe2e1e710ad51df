import { StoreError } from '../error.ts';
import { SILENT } from './silence.ts';

/** The parts of a database address that may be shown: no user, no password. */
export interface Address {
  readonly host: string;
  readonly database: string;
}

/**
 * Where a PostgreSQL address leads, without who logs in and how.
 * @throws {StoreError} it is not such an address; the message leaves it out, since it may hold a password
 */
export function addressOf(url: string): Address {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const isPostgres = parsed?.protocol === 'postgres:' || parsed?.protocol === 'postgresql:';
  // A password with an unescaped / ? or # moves its own rest, and the @, behind the host.
  if (!parsed || !isPostgres || (parsed.username === '' && url.includes('@')) || parsed.hash !== '') {
    throw unreadable();
  }
  return {
    host: parsed.searchParams.get('host') ?? (parsed.host || 'localhost'),
    database: parsed.pathname.slice(1) || parsed.username,
  };
}

function unreadable(): StoreError {
  return new StoreError(
    'The address of the PostgreSQL database cannot be read.',
    'Write it as postgres://user:password@host:5432/database, with % escapes for / ? # @ and : in the password.',
  );
}

/** @throws {StoreError} the database does not hold all of Unicode */
export function mustBeUnicode(encoding: string | undefined, { host, database }: Address): void {
  if (encoding === 'UTF8') return;
  throw new StoreError(
    `The database ${database} at ${host} has the encoding ${String(encoding)}, which does not hold every text.`,
    "Make another one with: create database … encoding 'UTF8' template template0.",
  );
}

const UNREACHABLE = [
  'cannot be reached',
  'Check that it runs, that host and port are right, and that nothing in between blocks the way.',
] as const;
const SAYS_NOTHING = [
  'does not answer',
  'Check that it runs, and that nothing in between blocks the way. Rung asks again each second and goes on by itself.',
] as const;
const STOPPING = [
  'is starting or stopping',
  'It is tried again; look at the server where that lasts.',
] as const;
const REFUSED = ['refuses the login', 'Check the user and the password in the address.'] as const;

/** By SQLSTATE, or by the system's error code where there was no answer. */
const WORDS: Readonly<Record<string, readonly [what: string, fix: string]>> = {
  [SILENT]: SAYS_NOTHING,
  ECONNREFUSED: UNREACHABLE,
  ECONNRESET: UNREACHABLE,
  EPIPE: UNREACHABLE,
  EHOSTUNREACH: UNREACHABLE,
  ENETUNREACH: UNREACHABLE,
  ETIMEDOUT: UNREACHABLE,
  ENOENT: UNREACHABLE,
  ENOTFOUND: ['cannot be reached: nothing is known by that name', 'Check the host in the address.'],
  EAI_AGAIN: [
    'cannot be reached: names cannot be looked up',
    'Check the host, and the network of this machine.',
  ],
  '28P01': REFUSED,
  '28000': ['refuses the login', 'Check the user, and whether the server asks for TLS (?sslmode=require).'],
  '3D000': ['does not exist', 'Create it, or name another one in the address.'],
  '42501': [
    'does not let this user create tables',
    'Grant it: grant create, usage on schema public to the user in the address.',
  ],
  '53300': ['has no connection left', 'Raise max_connections, or run fewer processes.'],
  '57P03': STOPPING,
  '57P01': STOPPING,
  '57P02': STOPPING,
  '57P05': STOPPING,
  '25P03': ['ended a transaction that stood still', 'Look at the load of this machine and of the server.'],
  '57014': ['takes too long to answer', 'Look at the load of the server, and at what else uses it.'],
  '53100': ['has no room left on its disk', 'Free some space on the server.'],
  '53200': ['has no memory left', 'Give the server more, or let fewer clients use it.'],
  '08P01': [
    'does not understand us; a pooler may stand in front of it',
    'Use the address of the server itself: migrations take a lock that belongs to a session.',
  ],
  '25006': ['is read-only', 'Use the address of the primary server.'],
};

/** Turns what went wrong while opening into words; what it does not know, it passes on with the server's own message. */
export function inWords(error: unknown, { host, database }: Address): StoreError {
  const address = { host, database };
  // Where pg reads an address more strictly than a browser does. Without the cause, which repeats it.
  if (codeOf(error) === 'ERR_INVALID_URL' || error instanceof URIError) return unreadable();
  const known = explain(error, address);
  if (known) return known;
  const message = error instanceof Error ? error.message : String(error);
  return new StoreError(
    `${nameOf(address)} could not be opened: ${message}`,
    'See what the server says about it in its log.',
    {
      cause: error,
    },
  );
}

const nameOf = ({ host, database }: Address): string => `The database ${database} at ${host}`;

/** Turns an error of a query, or of connecting, into one that says what is wrong; undefined where the error does not tell. */
export function explain(error: unknown, address: Address): StoreError | undefined {
  if (error instanceof StoreError) return error;
  const known = WORDS[codeOf(error) ?? ''] ?? (isSilence(error) ? UNREACHABLE : undefined);
  return known && new StoreError(`${nameOf(address)} ${known[0]}.`, known[1], { cause: error });
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** The pool's own time-outs, and a server that hangs up, carry no code. */
function isSilence(error: unknown): boolean {
  return error instanceof Error && /timeout|connection terminated|not queryable/i.test(error.message);
}
