import { schedule } from 'node-cron';

/** Something that is done every minute. */
export interface Ticks {
  /** No further one begins; resolves when the one under way is done. */
  stop(): Promise<void>;
}

/**
 * Does `work` at once and at the beginning of each minute, one at a time: a minute that finds the last still at work is
 * passed over. Every process ticks; the database arbitrates. What `work` throws is reported and does not end it.
 */
export function tickEveryMinute(work: () => Promise<unknown>, report: (error: unknown) => void): Ticks {
  let underWay: Promise<unknown> | undefined;
  const tick = (): void => {
    underWay ??= work()
      .catch(report)
      .finally(() => (underWay = undefined));
  };
  const task = schedule('* * * * *', tick, { timezone: 'UTC' });
  tick();
  return {
    async stop() {
      await task.destroy();
      await underWay;
    },
  };
}
