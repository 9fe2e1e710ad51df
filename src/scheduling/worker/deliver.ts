import { setTimeout as wait } from 'node:timers/promises';
import { LEASE, sendOne, type Sending } from './send-one.ts';

export type { Sending } from './send-one.ts';

/** Claimed at once, when no more than a few are in flight: together far less than can be sent in half a lease. */
const BATCH = 40;
const FEW = 10;
/**
 * A whole claim that is sent within this makes the next one larger where the database bears it, in milliseconds; no
 * platform's limit lets that happen for long.
 */
const SWIFT = 500;
/** How long nothing more is asked for while the last ones take their time, in milliseconds. */
const PAUSE = 10_000;

/**
 * Sends what is due until nothing is, or until it is told to stop; returns how many were claimed. A few sends that take
 * long hold up no other: the next are claimed when most are done.
 */
export async function deliverDue(sending: Sending): Promise<number> {
  const { ledger, now, signal, report, each } = sending;
  const isStopping = (): boolean => signal.aborted;
  const inFlight = new Set<Promise<void>>();
  let claimed = 0;
  let limit = BATCH;
  let fewAreLeft: (() => void) | undefined;
  try {
    while (!isStopping()) {
      const wasIdle = inFlight.size === 0;
      const dues = await ledger.claimDue({ now: now(), limit, leaseMs: LEASE });
      const began = performance.now();
      if (dues.length === 0 && wasIdle) break;
      claimed += dues.length;
      if (isStopping()) {
        if (dues.length > 0) await ledger.release(dues);
        break;
      }
      for (const due of dues) {
        const send = (): Promise<void> => sendOne(due, sending);
        const done: Promise<void> = (each ? each(due, send) : send()).catch(report).finally(() => {
          inFlight.delete(done);
          if (inFlight.size <= FEW) fewAreLeft?.();
        });
        inFlight.add(done);
      }
      // With nothing more due the last ones are waited for, but not at the cost of what becomes due meanwhile.
      if (dues.length === 0)
        await Promise.race([Promise.all(inFlight), wait(PAUSE, undefined, { ref: false })]);
      if (inFlight.size > FEW) await new Promise<void>((resolve) => (fewAreLeft = resolve));
      const isSwift = dues.length === limit && performance.now() - began < SWIFT;
      limit = isSwift ? Math.min(2 * limit, ledger.mostAtOnce) : BATCH;
    }
  } finally {
    await Promise.all(inFlight);
  }
  return claimed;
}
