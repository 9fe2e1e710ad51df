import { randomUUID } from 'node:crypto';
import { createLimits, type Limits } from './limits.ts';
import { isRefused, type Refused, type Seat, type Seating, type Visit } from './seat.ts';

/** A workspace and a guild with Rung in them, as they are opened for a visitor. */
export interface Room {
  readonly seat: Seat;
  close(): Promise<void>;
}

/** What seats for many visitors are made of. */
export interface DemoParts {
  readonly openRoom: () => Promise<Room>;
  /** The most visitors at once. */
  readonly seats: number;
  /** Milliseconds since some moment, whatever becomes of the wall clock. */
  readonly elapsed: () => number;
  /** Told each bug. */
  readonly report: (error: unknown) => void;
  readonly limits?: Limits;
}

/** How long a seat is kept for a visitor who does nothing, in milliseconds. */
const IDLE = 15 * 60_000;
/** The most that a visitor does in one seat: everything they do is kept in memory. */
const MOST_ACTS = 500;
const MINUTE = 60_000;

interface Taken {
  readonly room: Promise<Room>;
  used: number;
  acts: number;
}

/** Seats for many visitors, each with a room of their own, found by a random cookie. */
export function createDemo({
  openRoom,
  seats,
  elapsed,
  report,
  limits = createLimits(),
}: DemoParts): Seating & {
  stop(): Promise<void>;
} {
  const taken = new Map<string, Taken>();
  const free = async (cookie: string, { room }: Taken): Promise<void> => {
    taken.delete(cookie);
    await room.then((one) => one.close()).catch(report);
  };
  const freeIdle = (): Promise<unknown> =>
    Promise.all(
      [...taken].flatMap(([cookie, one]) => (elapsed() - one.used >= IDLE ? [free(cookie, one)] : [])),
    );
  const sweep = setInterval(() => void freeIdle(), MINUTE).unref();

  async function take(): Promise<{ seat: Seat; cookie: string } | Refused> {
    void freeIdle();
    if (taken.size >= seats) return { refused: fullUntil(taken.values(), elapsed()) };
    const cookie = randomUUID();
    const one: Taken = { room: openRoom(), used: elapsed(), acts: 0 };
    taken.set(cookie, one);
    try {
      return { seat: (await one.room).seat, cookie };
    } catch (error) {
      taken.delete(cookie);
      throw error;
    }
  }

  async function find(visit: Visit): Promise<Seat | Refused> {
    const one = visit.cookie === undefined ? undefined : taken.get(visit.cookie);
    if (!one)
      return {
        refused: 'Your seat is gone: nothing was done in it for a while. Open the page again for a new one.',
      };
    const tooMuch = await limits.check(visit);
    if (tooMuch) return tooMuch;
    if (visit.acts && ++one.acts > MOST_ACTS)
      return {
        refused: 'This workspace is full. Open the page again in a quarter of an hour for a new one.',
      };
    one.used = elapsed();
    return (await one.room).seat;
  }

  return {
    find,
    async open(visit) {
      if (visit.cookie === undefined || !taken.has(visit.cookie))
        return (await limits.checkNew(visit)) ?? take();
      const found = await find(visit);
      return isRefused(found) ? found : { seat: found };
    },
    async stop() {
      clearInterval(sweep);
      await Promise.all([...taken].map(([cookie, one]) => free(cookie, one)));
    },
  };
}

function fullUntil(taken: Iterable<Taken>, now: number): string {
  const first = Math.min(...[...taken].map((one) => one.used + IDLE - now));
  const minutes = Math.max(1, Math.ceil(first / MINUTE));
  return `All seats are taken. Come back in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`;
}
