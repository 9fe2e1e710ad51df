/** The oracle of the schedule's tests: a zone's clock as Intl.DateTimeFormat alone tells it, by scanning. */

const MINUTE = 60_000;
const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
/** No zone has two clock changes as near as this. */
const STEP = 6 * HOUR;

/** A stretch of time, epoch ms, end exclusive, throughout which a zone is ahead of UTC by the same ms. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly ahead: number;
}

/** How far a zone is ahead of UTC, ms. */
function aheadIn(zone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  return (at) => {
    const [, sign = '+', hours = '0', minutes = '0', seconds = '0'] =
      /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(format.format(at)) ?? [];
    const ahead = Number(hours) * HOUR + Number(minutes) * MINUTE + Number(seconds) * 1000;
    return sign === '-' ? -ahead : ahead;
  };
}

/** The stretches of a zone between two instants, each change found to the minute. */
export function stretchesOf(zone: string, from: number, to: number): readonly Stretch[] {
  const ahead = aheadIn(zone);
  const found: Stretch[] = [];
  let [start, offset] = [from, ahead(from)];
  for (let at = from + STEP; at <= to; at += STEP) {
    if (ahead(at) === offset) continue;
    let [before, after] = [at - STEP, at];
    while (after - before > MINUTE) {
      const middle = Math.floor((before + after) / 2 / MINUTE) * MINUTE;
      if (ahead(middle) === offset) before = middle;
      else after = middle;
    }
    found.push({ start, end: after, ahead: offset });
    [start, offset] = [after, ahead(after)];
  }
  return [...found, { start, end: to, ahead: offset }];
}

/** A wall time ("2026-03-29", "02:30") as if it were UTC, epoch ms. */
const asUtc = (date: string, time: string): number => Date.parse(`${date}T${time}:00Z`);

/** The instant of a wall time: the first that shows it; where none does, it shifts by the gap. */
export function instantOf(stretches: readonly Stretch[], date: string, time: string): number {
  const wall = asUtc(date, time);
  for (const { start, end, ahead } of stretches) {
    const at = wall - ahead;
    if (at >= start && at < end) return at;
  }
  const before = stretches.find((one, i) => {
    const next = stretches[i + 1];
    return next !== undefined && wall >= one.end + one.ahead && wall < next.start + next.ahead;
  });
  if (!before) throw new Error(`${date} ${time} lies outside the scan`);
  return wall - before.ahead;
}

/** Every date of a weekday (ISO) between two dates, both included. */
export function datesOf(weekday: number, from: string, to: string): readonly string[] {
  const found: string[] = [];
  for (let date = from; date <= to; date = daysAfter(date, 1))
    if (weekdayOf(date) === weekday) found.push(date);
  return found;
}

/** The Monday of a date's ISO week, by days since 1970-01-01, a Thursday. */
export const mondayOf = (date: string): number => {
  const day = asUtc(date, '00:00') / DAY;
  return day - ((day + 3) % 7);
};

/** The date on the wall at an instant. */
export function wallDateOf(stretches: readonly Stretch[], at: number): string {
  const stretch = stretches.find(({ start, end }) => at >= start && at < end);
  if (!stretch) throw new Error(`${at} lies outside the scan`);
  return new Date(at + stretch.ahead).toISOString().slice(0, 10);
}

/** The date so many days later. */
export const daysAfter = (date: string, days: number): string =>
  new Date(asUtc(date, '00:00') + days * DAY).toISOString().slice(0, 10);

/** The ISO weekday of a date. */
export const weekdayOf = (date: string): number => new Date(asUtc(date, '00:00')).getUTCDay() || 7;
