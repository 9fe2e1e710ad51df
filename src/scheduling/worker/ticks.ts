import type { EpochMs } from '../../time.ts';

/** Something that is done every ten seconds. */
export interface Ticks {
  /** Ticks once more, as soon as the one under way is done. */
  soon(): void;
  /** No further one begins; resolves when the one under way is done. */
  stop(): Promise<void>;
}

export interface TickParts {
  readonly work: () => Promise<unknown>;
  /** Told what `work` threw: it ends no tick. */
  readonly report: (error: unknown) => void;
  /** Told after each round of `work` that threw nothing. */
  readonly done?: () => void;
  /** Told when the wall clock was set while the process ran, by how many milliseconds: negative is back. */
  readonly stepped?: (ms: number) => void;
  /** The wall clock, which may be set back or ahead. */
  readonly now: () => EpochMs;
  /** Milliseconds that passed since some moment, whatever becomes of the wall clock. */
  readonly elapsed?: () => number;
  /** Milliseconds between ticks. */
  readonly every?: number;
}

/** Sends are spread over each minute's seconds, so that a minute needs several ticks. Milliseconds. */
const EVERY = 10_000;
/** A smaller difference is the network correcting the clock, or a tick that came late. Milliseconds. */
const STEP = 5_000;

/**
 * Does `work` at once and every ten seconds, one at a time: a tick that finds the last still at work is passed over.
 * Every process ticks; the database arbitrates. The timer is monotonic, unlike a cron's: a clock that is set back or
 * ahead neither delays a tick nor repeats it.
 */
export function keepTicking({
  work,
  report,
  done,
  stepped,
  now,
  elapsed = () => performance.now(),
  every = EVERY,
}: TickParts): Ticks {
  let underWay: Promise<unknown> | undefined;
  let offset = now() - elapsed();
  const tick = (): void => {
    const moved = now() - elapsed() - offset;
    if (Math.abs(moved) >= STEP) {
      offset += moved;
      stepped?.(moved);
    }
    underWay ??= work()
      .then(() => done?.())
      .catch(report)
      .finally(() => (underWay = undefined));
  };
  const timer = setInterval(tick, every);
  let isStopped = false;
  tick();
  return {
    soon() {
      void Promise.resolve(underWay).then(() => {
        if (!isStopped) tick();
      });
    },
    async stop() {
      isStopped = true;
      clearInterval(timer);
      await underWay;
    },
  };
}
