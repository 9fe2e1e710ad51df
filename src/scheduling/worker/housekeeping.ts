import { schedule, type ScheduledTask } from 'node-cron';

/** Work that belongs to a time of day. */
export interface Housekeeping {
  /** Counts from the wall clock as it is now: it was set. */
  resume(): void;
  /** No further round begins; resolves when the one under way is done. */
  stop(): Promise<void>;
}

const nothing = (): void => {
  // A round that was missed is made up for by the next: nobody needs a line about it, least of all one for each minute.
};
const QUIET = { debug: nothing, info: nothing, warn: nothing, error: nothing };

/**
 * Does `work` each minute, as the wall clock says, one round at a time. What `work` throws is reported and does not end
 * it. After the clock was set, node-cron would wait until the time it had planned for, or catch up minute by minute:
 * `resume` begins anew.
 */
export function keepHouse(work: () => Promise<unknown>, report: (error: unknown) => void): Housekeeping {
  let underWay: Promise<unknown> | undefined;
  const round = (): void => {
    underWay ??= work()
      .catch(report)
      .finally(() => (underWay = undefined));
  };
  const begin = (): ScheduledTask =>
    schedule('* * * * *', round, {
      timezone: 'UTC',
      logger: QUIET,
      suppressMissedWarning: true,
    });
  let task = begin();
  return {
    resume() {
      void task.destroy();
      task = begin();
      round();
    },
    async stop() {
      await task.destroy();
      await underWay;
    },
  };
}
