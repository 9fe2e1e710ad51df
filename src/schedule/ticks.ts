import { schedule } from 'node-cron';

/** Something that is done every ten seconds. */
export interface Ticks {
  /** No further one begins; resolves when the one under way is done. */
  stop(): Promise<void>;
}

/**
 * Does `work` at once and every ten seconds, one at a time: a tick that finds the last still at work is passed over. Six
 * ticks a minute, because sends are spread over each minute's seconds. Every process ticks; the database arbitrates. What `work` throws is reported and does not end it.
 */
export function keepTicking(work: () => Promise<unknown>, report: (error: unknown) => void): Ticks {
  let underWay: Promise<unknown> | undefined;
  const tick = (): void => {
    underWay ??= work()
      .catch(report)
      .finally(() => (underWay = undefined));
  };
  const task = schedule('*/10 * * * * *', tick, { timezone: 'UTC' });
  tick();
  return {
    async stop() {
      await task.destroy();
      await underWay;
    },
  };
}
