import { html } from 'hono/html';
import type { Html } from './markup.ts';
import type { Scene } from './scene.ts';

type When = Pick<Scene, 'now' | 'zone'>;

const DAY = 86_400_000;
/** Slack leaves the year out of a date that is nearer than this. */
const NEAR = 182 * DAY;

/** A moment drawn by Slack's tokens, "{date_short} at {time}", in the zone of whoever looks; seconds since 1970. */
export function moment(seconds: number, format: string, when: When): Html {
  const at = seconds * 1000;
  if (Number.isNaN(new Date(at).getTime())) return html`${format}`;
  const shown = format.replaceAll(/\{(\w+)\}/g, (token, name: string) => TOKENS[name]?.(at, when) ?? token);
  return html`<time datetime="${new Date(at).toISOString()}">${shown}</time>`;
}

const TOKENS: Readonly<Record<string, (at: number, when: When) => string>> = {
  date_num: (at, { zone }) => new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(at),
  date_slash: (at, { zone }) => format(at, zone, { day: '2-digit', month: '2-digit', year: 'numeric' }),
  date_short: (at, { zone }) => format(at, zone, { day: 'numeric', month: 'short', year: 'numeric' }),
  date_short_pretty: (at, when) =>
    nearDay(at, when, false) ?? format(at, when.zone, { day: 'numeric', month: 'short', year: 'numeric' }),
  date: (at, when) => date(at, when),
  date_pretty: (at, when) => nearDay(at, when, false) ?? date(at, when),
  date_long: (at, when) => dateLong(at, when),
  date_long_full: (at, { zone }) => `${weekday(at, zone)}, ${dayOf(at, zone)}, ${yearOf(at, zone)}`,
  date_long_pretty: (at, when) => nearDay(at, when, false) ?? dateLong(at, when),
  day_divider_pretty: (at, when) => dayWords(at, when),
  time: (at, { zone }) => timeOf(at, zone),
  time_secs: (at, { zone }) => format(at, zone, { hour: 'numeric', minute: '2-digit', second: '2-digit' }),
  ago: (at, { now }) => ago(at, now),
};

const format = (at: number, timeZone: string, options: Intl.DateTimeFormatOptions): string =>
  // Newer versions of the data put a narrow space before "AM".
  new Intl.DateTimeFormat('en-US', { timeZone, ...options }).format(at).replaceAll('\u202f', ' ');

/** "9:41 AM" */
export const timeOf = (at: number, zone: string): string =>
  format(at, zone, { hour: 'numeric', minute: '2-digit' });

/** The day as "2026-11-30". */
export const dayKey = (at: number, zone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(at);

/** "Today", "Yesterday", "Tomorrow", else "Monday, November 30th", as above the messages of a day. */
export const dayWords = (at: number, when: When): string => nearDay(at, when, true) ?? dateLong(at, when);

function nearDay(at: number, { now, zone }: When, capital: boolean): string | undefined {
  const days = (Date.parse(dayKey(at, zone)) - Date.parse(dayKey(now, zone))) / DAY;
  const word = new Map([
    [-1, 'yesterday'],
    [0, 'today'],
    [1, 'tomorrow'],
  ]).get(days);
  return capital ? word?.replace(/^./, (letter) => letter.toUpperCase()) : word;
}

const weekday = (at: number, zone: string): string => format(at, zone, { weekday: 'long' });
const yearOf = (at: number, zone: string): string => format(at, zone, { year: 'numeric' });

const ORDINALS: Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> = { one: 'st', two: 'nd', few: 'rd' };
const ordinal = new Intl.PluralRules('en', { type: 'ordinal' });

function dayOf(at: number, zone: string): string {
  const day = Number(format(at, zone, { day: 'numeric' }));
  return `${format(at, zone, { month: 'long' })} ${day}${ORDINALS[ordinal.select(day)] ?? 'th'}`;
}

const date = (at: number, { now, zone }: When): string =>
  Math.abs(at - now) < NEAR ? dayOf(at, zone) : `${dayOf(at, zone)}, ${yearOf(at, zone)}`;
const dateLong = (at: number, when: When): string => `${weekday(at, when.zone)}, ${date(at, when)}`;

const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 365 * DAY],
  ['month', 30 * DAY],
  ['day', DAY],
  ['hour', 3_600_000],
  ['minute', 60_000],
];
const relative = new Intl.RelativeTimeFormat('en');

function ago(at: number, now: number): string {
  const unit = UNITS.find(([, ms]) => Math.abs(at - now) >= ms);
  return unit ? relative.format(Math.trunc((at - now) / unit[1]), unit[0]) : 'just now';
}
