import type { ErrorReporter, LogLine } from '../../observability/errors.ts';

/** The parts that the guard against uncaught errors is built from. */
export interface LastLineParts {
  /** The process whose uncaught errors they are. */
  readonly process: Pick<NodeJS.Process, 'on' | 'exit' | 'exitCode'>;
  readonly errors: Pick<ErrorReporter, 'report'>;
  readonly log: LogLine;
  /** Refuses new work and finishes the work in flight. */
  readonly stop: () => void;
}

/** How long finishing may take after an error that nothing caught, in milliseconds. */
const FINISH = 15_000;

/**
 * Ends the process after an error that nothing caught, since its state is unknown then: the error is logged with its id,
 * the work in flight is finished, and the exit code is 1, so that the service manager starts Rung again.
 */
export function guardUncaught({ process, errors, log, stop }: LastLineParts): void {
  let isEnding = false;
  const caught = (error: unknown): void => {
    errors.report(error);
    process.exitCode = 1;
    if (isEnding) return;
    isEnding = true;
    log('Nothing caught that error: Rung finishes what is in flight and ends, to be started anew.', {
      ...{ level: 'fatal', event: 'uncaught' },
    });
    setTimeout(() => process.exit(1), FINISH).unref();
    stop();
  };
  process.on('uncaughtException', caught);
  process.on('unhandledRejection', caught);
}
