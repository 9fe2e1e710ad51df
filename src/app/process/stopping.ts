import type { ErrorReporter, LogLine } from '../../observability/errors.ts';
import { isRunByNpm } from '../config.ts';
import { watchParent } from './parent.ts';
import { guardUncaught } from './uncaught.ts';

/** Where an error that nothing caught is reported. */
export interface StoppingParts {
  readonly errors: ErrorReporter;
  readonly log: LogLine;
}

/** Told to stop by a signal, by the end of npm, or by an error that nothing caught. */
export function stopOn({ errors, log }: StoppingParts): AbortController {
  const stopping = new AbortController();
  const stop = (): void => stopping.abort(new Error('stopping'));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  if (isRunByNpm()) {
    const unwatch = watchParent({ parent: () => process.ppid, orphaned: stop });
    stopping.signal.addEventListener('abort', unwatch, { once: true });
  }
  guardUncaught({ process, errors, log, stop });
  return stopping;
}
