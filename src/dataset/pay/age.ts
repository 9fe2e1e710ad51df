import type { EpochMs } from '../../time.ts';
import type { Source } from './records.ts';

/** Figures are called old from this many months on. */
const OLD_MONTHS = 12;

/** How many whole months a source's date lies back; a month's or a year's counts from its first day. */
function monthsOld(date: Source['date'], now: EpochMs): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const today = new Date(now);
  const months = (today.getUTCFullYear() - year) * 12 + today.getUTCMonth() + 1 - month;
  return today.getUTCDate() < day ? months - 1 : months;
}

/** A source's age in words where it may be over a year: "22 months old", "up to 22 months old" of a mere year; else "". */
export function writeAge(date: Source['date'], now: EpochMs): string {
  const months = monthsOld(date, now);
  if (months <= OLD_MONTHS) return '';
  return `${date.includes('-') ? '' : 'up to '}${months} months old`;
}
