import type { DaysOff } from '../../scheduling/calendar/days-off.ts';
import { isDate } from '../../scheduling/calendar/week.ts';
import type { WorkspaceSetting } from '../../store/store.ts';

/** The names of settings that say which days are worked, and which dates are not. */
export const WORKDAYS = 'workdays';
/** The dates on which nothing is sent, with commas between. */
export const HOLIDAYS = 'holidays';
/** The name of the setting that says in which time zone a workspace is. */
export const WORKSPACE_ZONE = 'zone';
/** The most holidays that a workspace names. */
export const MOST_HOLIDAYS = 60;

const valueOf = (settings: readonly WorkspaceSetting[], name: string): string | undefined =>
  settings.find((one) => one.name === name)?.value;

/** The time zone that admins chose: that of digests, and offered to people who begin a plan. */
export const workspaceZoneOf = (settings: readonly WorkspaceSetting[]): string | undefined =>
  valueOf(settings, WORKSPACE_ZONE);

/** The days that are worked in a workspace, Monday is 1; all of them where nobody said. */
export function workdaysOf(settings: readonly WorkspaceSetting[]): readonly number[] {
  const all = [1, 2, 3, 4, 5, 6, 7];
  const said = valueOf(settings, WORKDAYS)?.split(',').map(Number);
  return said ? all.filter((day) => said.includes(day)) : all;
}

/** The dates on which nothing is sent in a workspace, the earliest first. */
export const holidaysOf = (settings: readonly WorkspaceSetting[]): readonly string[] =>
  (valueOf(settings, HOLIDAYS) ?? '').split(',').filter(isDate).sort();

/** The days on which no message goes out in a workspace; undefined where there are none. */
export function daysOffOf(settings: readonly WorkspaceSetting[]): DaysOff | undefined {
  const worked = workdaysOf(settings);
  const weekdays = new Set([1, 2, 3, 4, 5, 6, 7].filter((day) => !worked.includes(day)));
  const dates = new Set(holidaysOf(settings));
  return weekdays.size === 0 && dates.size === 0 ? undefined : { weekdays, dates };
}
