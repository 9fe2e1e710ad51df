import { StoreError } from '../store/error.ts';
import { CollectorError } from './traces/collector-error.ts';

/** A known cause of an error: one line with the cause and the remedy. */
export interface Cause {
  /** The same for everything that comes of one cause. */
  readonly key: string;
  /** One line for the operator: the cause, then the fix. */
  readonly line: string;
  /** The same in its two parts, where they are known apart. */
  readonly what?: string;
  readonly fix?: string;
}

/** A system error with the fields that Node adds. */
type Faulty = NodeJS.ErrnoException & { readonly address?: string; readonly port?: number };

const placeOf = ({ address, port }: Faulty): string =>
  address === undefined ? 'the other side' : `${address}${port === undefined ? '' : `:${port}`}`;

/** The system's error codes that need no stack, each with the cause and the fix. */
const CODES: Readonly<Record<string, (error: Faulty) => string>> = {
  EADDRINUSE: ({ port }) =>
    `Port ${String(port)} is taken by another process. Stop that one, or set another port: SLACK_PORT for Slack's requests, RUNG_HEALTH_PORT for health and metrics, RUNG_PLAYGROUND_PORT for the playground.`,
  EADDRNOTAVAIL: () =>
    'This machine does not have the address to listen on. Set RUNG_HEALTH_HOST (for the playground RUNG_PLAYGROUND_ADDRESS) to one of its own, or unset it.',
  EACCES: ({ port, path }) =>
    port === undefined
      ? `${path ?? 'A file'} may not be opened by the user Rung runs as. Give that user the right to read and write it.`
      : `Port ${String(port)} may not be opened by the user Rung runs as. Set one above 1023.`,
  ENOENT: ({ path }) =>
    `${path ?? 'A file'} is not there, or leads nowhere. Make its folder, or name another place (RUNG_HOME).`,
  ENOTDIR: ({ path }) =>
    `${path ?? 'A file'} cannot be: a file stands where one of its folders should. Name another place (RUNG_HOME).`,
  ENOTFOUND: () =>
    'The name to listen on is not known. Set RUNG_HEALTH_HOST to an address of this machine, or unset it.',
  EPERM: ({ path }) =>
    `${path ?? 'A file'} may not be changed by the user Rung runs as. Give that user the right to read and write it.`,
  EROFS: ({ path }) =>
    `${path ?? 'A folder'} is on a disk that can only be read. Name a place that can be written to (RUNG_HOME), or mount it for writing.`,
  EIO: ({ path }) =>
    `${path ?? 'A file'} cannot be read or written: its disk reports an error. Look at the disk, and keep a copy of the file.`,
  ENOSPC: () => 'The disk is full. Free some space.',
  EDQUOT: () => 'The disk quota of the user Rung runs as is used up. Free some space.',
  EMFILE: () => 'No file or connection can be opened any more. Raise the limit of open files (ulimit -n).',
  ECONNREFUSED: (error) =>
    `Nothing listens at ${placeOf(error)}. Check the address, and that what should answer there runs.`,
  ECONNRESET: (error) =>
    `The connection to ${placeOf(error)} broke off. It is tried again; look at the network where that lasts.`,
  ETIMEDOUT: (error) =>
    `${placeOf(error)} does not answer. Check the address, and that nothing in between blocks the way.`,
  EHOSTUNREACH: (error) => `There is no way to ${placeOf(error)}. Check the address, and the network.`,
  ENETUNREACH: (error) => `There is no way to ${placeOf(error)}. Check the address, and the network.`,
  ENFILE: () =>
    'No file or connection can be opened on this machine any more. Raise its limit of open files.',
};

/** A request of Rung's own that was given up. */
const TIMED_OUT: Cause = {
  key: 'Something took longer than Rung waits.',
  line: 'Something took longer than Rung waits. Look at the load of this machine, and at the network.',
};

/** The cause of an error where it is known; undefined for a bug. */
export function causeOf(error: unknown): Cause | undefined {
  if (error instanceof StoreError || error instanceof CollectorError)
    return { key: error.message, line: `${error.message} ${error.fix}`, what: error.message, fix: error.fix };
  if (!(error instanceof Error)) return undefined;
  if (error.name === 'TimeoutError') return TIMED_OUT;
  const { code } = error as Faulty;
  const say = typeof code === 'string' ? CODES[code] : undefined;
  if (!say) return undefined;
  const line = say(error);
  return { key: line, line };
}
