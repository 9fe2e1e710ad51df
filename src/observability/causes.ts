import { StoreError } from '../store/error.ts';

/** A known cause of an error: one line with the cause and the remedy. */
export interface Cause {
  /** The same for everything that comes of one cause. */
  readonly key: string;
  /** One line for the operator: the cause, then the fix. */
  readonly line: string;
}

/** A system error with the fields that Node adds. */
type Faulty = NodeJS.ErrnoException & { readonly port?: number };

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
  ENOTFOUND: () =>
    'The name to listen on is not known. Set RUNG_HEALTH_HOST to an address of this machine, or unset it.',
  ENOSPC: () => 'The disk is full. Free some space.',
  EDQUOT: () => 'The disk quota of the user Rung runs as is used up. Free some space.',
  EMFILE: () => 'No file or connection can be opened any more. Raise the limit of open files (ulimit -n).',
  ENFILE: () =>
    'No file or connection can be opened on this machine any more. Raise its limit of open files.',
};

/** The cause of an error where it is known; undefined for a bug. */
export function causeOf(error: unknown): Cause | undefined {
  if (error instanceof StoreError) return { key: error.message, line: `${error.message} ${error.fix}` };
  if (!(error instanceof Error)) return undefined;
  const { code } = error as Faulty;
  const say = typeof code === 'string' ? CODES[code] : undefined;
  if (!say) return undefined;
  const line = say(error);
  return { key: line, line };
}
