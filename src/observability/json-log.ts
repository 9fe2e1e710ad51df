import pino from 'pino';
import type { LogSink } from './log.ts';

/**
 * Writes each line as a JSON object: `level`, `time`, `pid`, `version`, the fields, and the words as `msg`. Where the
 * words are several lines, as a bug with its stack, `msg` is the first and `detail` the rest.
 */
export function jsonSink(destination: pino.DestinationStream, version: string): LogSink {
  const logger = pino(
    {
      // The log itself leaves out what is below its level.
      level: 'trace',
      base: { pid: process.pid, version },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    destination,
  );
  return (line, { level, ...fields }) => {
    const [first = '', ...rest] = line.split('\n');
    logger[level]({ ...fields, ...(rest.length > 0 && { detail: rest.join('\n') }) }, first);
  };
}

/** Standard error, written to at once, so that the last line before an end is there. */
export function standardError(): pino.DestinationStream {
  const destination = pino.destination({ fd: 2, sync: true });
  // Whoever read the log has gone, or its disk is full: there is nobody left to tell.
  destination.on('error', () => undefined);
  // Without its `flushSync`, which pino calls after a fatal line, and which tries for ever where the disk is full.
  return { write: (line) => void destination.write(line) };
}
