import { createHmac } from 'node:crypto';
import type { LogFields, LogLevel, LogLine } from '../adapters/shared/log/fields.ts';

export type { LogFields, LogLevel, LogLine } from '../adapters/shared/log/fields.ts';

/** The levels, those that matter most first. */
export const LOG_LEVELS: readonly LogLevel[] = ['fatal', 'error', 'warn', 'info', 'debug'];

/** Takes a line that is to be written, its fields complete and nothing secret in it. */
export type LogSink = (line: string, fields: LogFields & { readonly level: LogLevel }) => void;

/** The parts that a log is built from. */
export interface LogParts {
  /** Lines that matter less are left out. */
  readonly level: LogLevel;
  readonly sink: LogSink;
  /** With it the ids of workspaces are written as hashes, the same for the same key; without, as they are. */
  readonly workspaceKey?: string | undefined;
  /** Values that no line may hold, such as tokens: each is written as `***`. */
  readonly secrets: readonly string[];
}

/** How many characters of a hash are written: enough to tell workspaces apart. */
const HASH = 12;

/** Builds the log: it leaves out what is below its level, and hides secrets and, where asked to, workspaces. */
export function createLog({ level, sink, workspaceKey, secrets }: LogParts): LogLine {
  const hide = hiding(secrets);
  const least = LOG_LEVELS.indexOf(level);
  return (line, fields = {}) => {
    const own = fields.level ?? 'info';
    if (LOG_LEVELS.indexOf(own) > least) return;
    const { workspace, ...others } = fields;
    const shown = workspace === undefined ? undefined : workspaceShown(workspace, workspaceKey);
    const isHashed = workspace !== undefined && workspace !== '' && workspaceKey !== undefined;
    const words = isHashed ? line.replaceAll(workspace, shown ?? '') : line;
    sink(hide(words), { ...others, level: own, ...(shown !== undefined && { workspace: shown }) });
  };
}

/** Writes each of some values as `***` wherever it stands in a text. */
export function hiding(secrets: readonly string[]): (text: string) => string {
  const longestFirst = [...secrets].filter((one) => one !== '').sort((a, b) => b.length - a.length);
  return (text) => longestFirst.reduce((left, secret) => left.replaceAll(secret, '***'), text);
}

/** The id of a workspace as it stands in logs and traces: as a hash where the operator set a key for that. */
export const workspaceShown = (workspace: string, key: string | undefined): string =>
  key === undefined ? workspace : createHmac('sha256', key).update(workspace).digest('hex').slice(0, HASH);

/** Writes the words alone, a line each: for people. */
export const textSink =
  (write: (text: string) => void): LogSink =>
  (line) =>
    write(`${line}\n`);
