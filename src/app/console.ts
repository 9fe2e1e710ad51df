import { readFileSync } from 'node:fs';

/** Prints a line of output. */
export const out = (text: string): void => void process.stdout.write(`${text}\n`);
/** Writes a line of the log, to standard error. */
export const log = (text: string): void => void process.stderr.write(`${text}\n`);

/** The version of Rung. */
export const version = (): string =>
  (
    JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
      readonly version: string;
    }
  ).version;

/** The command line has no such mode or option. */
export class UsageError extends Error {
  /** How the mode is called; undefined where that is told with all modes. */
  readonly usage: string | undefined;

  constructor(message: string, usage?: string) {
    super(message);
    this.usage = usage;
  }
}
