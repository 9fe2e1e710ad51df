import type { Weekday } from '../../core/kinds/weekday.ts';
import type { FieldValues } from '../../reply/reply.ts';
import type { Schedule } from '../../store/store.ts';

/** The weekday, wall time and zone of a weekly message, as a schedule stores them. */
export type WeeklyTime = Pick<Schedule, 'weekday' | 'time' | 'zone'>;

/** The time of a weekly message as a command is given it; undefined where its person said none. */
interface AskedTime {
  readonly weekday: Weekday | undefined;
  readonly time: string | undefined;
}

/** The time of a weekly message where nobody says another: Monday, 9:00. */
const USUAL = { weekday: 1, time: '09:00' } as const;

/** The fields of a schedule whose messages come: it is neither paused nor suspended. */
export const ACTIVE = { state: 'active', reason: undefined, held: undefined, notified: false } as const;

/** A schedule that begins: no message of it was sent, and no week counted. `hours` is 0 for a channel, which has none. */
export const newSchedule = (
  weekly: WeeklyTime,
  { hours, next }: Pick<Schedule, 'hours' | 'next'>,
): Schedule => ({
  ...weekly,
  ...ACTIVE,
  ...{ hours, next },
  ...{ silent: 0, streak: 0, bestStreak: 0, lastWeek: undefined, forgiven: false },
});

/** When a weekly message comes: as it is asked for, else as it was before, else at the usual time. */
export const weeklyTime = (
  { weekday, time, zone }: AskedTime & { readonly zone: string },
  before: WeeklyTime | undefined,
): WeeklyTime => ({
  weekday: weekday?.number ?? before?.weekday ?? USUAL.weekday,
  time: time ?? before?.time ?? USUAL.time,
  zone,
});

/** The fields that carry a time that was asked for through a question, such as the one for its zone. */
export const timeFields = ({ weekday, time }: AskedTime): FieldValues => ({
  ...(weekday && { weekday: String(weekday.number) }),
  ...(time !== undefined && { time }),
});
