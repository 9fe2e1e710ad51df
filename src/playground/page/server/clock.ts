import { Temporal } from 'temporal-polyfill';

/** How far the page can move the clock, always ahead. */
export const MOVES = ['hour', 'day', 'monday', 'change'] as const;

/** One of the moves. */
export type Move = (typeof MOVES)[number];

/** The clock of a workspace, a guild and of Rung in them: a clock that can be moved ahead. */
export interface PageClock {
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Moves ahead to a moment, in epoch milliseconds; an earlier one changes nothing. */
  moveTo(moment: number): void;
  /** The furthest that it goes, in epoch milliseconds. */
  latest(): number;
  /** Calls after each move. Returns how to stop. */
  onMove(listener: () => void): () => void;
}

/** How far it goes ahead at most, in milliseconds: five years. */
const FURTHEST = 5 * 366 * 24 * 60 * 60_000;

/** A clock that goes with another one, ahead of it by what it was moved. */
export function openClock(base: () => number): PageClock {
  let ahead = 0;
  const listeners = new Set<() => void>();
  return {
    now: () => base() + ahead,
    moveTo(moment) {
      const further = moment - base() - ahead;
      if (further <= 0) return;
      ahead += further;
      for (const listener of [...listeners]) listener();
    },
    latest: () => base() + FURTHEST,
    onMove(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

const MONDAY = 1;

/**
 * Where a move leads from a moment, in epoch milliseconds, for a person in a time zone. `monday` is one minute past nine,
 * since what is due at nine goes out within that minute; `change` is one minute before the clocks of the zone are changed.
 * Undefined where the zone never changes its clocks.
 */
export function destination(move: Move, now: number, zone: string): number | undefined {
  const here = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone);
  if (move === 'hour') return here.add({ hours: 1 }).epochMilliseconds;
  if (move === 'day') return here.add({ days: 1 }).epochMilliseconds;
  if (move === 'monday') return mondayAfter(here).epochMilliseconds;
  return nextChange(here)?.subtract({ minutes: 1 }).epochMilliseconds;
}

function mondayAfter(here: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  const days = (MONDAY - here.dayOfWeek + 7) % 7;
  const atNine = here.add({ days }).withPlainTime({ hour: 9, minute: 1 });
  return Temporal.ZonedDateTime.compare(atNine, here) > 0 ? atNine : atNine.add({ days: 7 });
}

/** The next change of the clocks that is more than a minute ahead. */
const nextChange = (here: Temporal.ZonedDateTime): Temporal.ZonedDateTime | undefined =>
  here.add({ minutes: 1 }).getTimeZoneTransition('next') ?? undefined;
