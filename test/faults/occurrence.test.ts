import { describe, expect, inject, it } from 'vitest';
import { nextOccurrence, occurrences, type Weekly } from '../../src/scheduling/calendar/occurrence.ts';
import { DAY, datesOf, instantOf, mondayOf, stretchesOf } from '../harness/scheduling/wall.ts';

/** Zones that change their clocks in every way there is, and some that never do. */
const SOME = [
  'Europe/London',
  'America/New_York',
  'America/Vancouver',
  'America/Havana',
  'America/Nuuk',
  'America/Santiago',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Antarctica/Troll',
  'Asia/Beirut',
  'Asia/Gaza',
  'Asia/Calcutta',
  'Atlantic/Azores',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Pacific/Kiritimati',
];
const FULL = inject('full');
const ZONES = FULL ? Intl.supportedValuesOf('timeZone') : SOME;
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const TIMES = ['00:00', '01:30', '02:30', '09:00'];
const [FIRST, LAST] = ['2026-01-01', '2027-12-31'];
const [START, END] = [Date.parse(FIRST) - 2 * DAY, Date.parse(LAST) + 3 * DAY];

/** What is wrong with a zone's occurrences, and how many there were, those in a gap apart. */
function examine(zone: string) {
  const stretches = stretchesOf(zone, START, END);
  const wrong: string[] = [];
  let [counted, inGap] = [0, 0];
  for (const weekday of WEEKDAYS) {
    const dates = datesOf(weekday, FIRST, LAST);
    for (const time of TIMES) {
      const weekly: Weekly = { weekday, time, zone };
      const expected = dates.map((date) => ({ date, at: instantOf(stretches, date, time) }));
      const eve = (expected[0]?.at ?? 0) - 1;
      const found = occurrences(weekly, eve, dates.length);
      counted += found.length;
      const weeks = new Set<number>();
      for (const [i, { date, at }] of expected.entries()) {
        const got = found[i];
        if (got?.date !== date || got.at !== at) wrong.push(`${zone} ${date} ${time}: ${got?.at ?? 'none'}`);
        const ahead = stretches.find((one) => at >= one.start && at < one.end)?.ahead ?? 0;
        const shown = new Date(at + ahead).toISOString();
        weeks.add(mondayOf(shown.slice(0, 10)));
        if (!shown.startsWith(`${date}T${time}`)) inGap++;
        else if (i % 13 !== 0) continue;
        // Where a clock changed, and now and then elsewhere: asked afresh, from either side of the instant.
        if (nextOccurrence(weekly, at - 1).date !== date) wrong.push(`${zone} ${date} ${time}: not next`);
        if (nextOccurrence(weekly, at).date === date) wrong.push(`${zone} ${date} ${time}: next again`);
      }
      if (weeks.size !== dates.length) wrong.push(`${zone} ${weekday} ${time}: ${weeks.size} weeks`);
    }
  }
  return { wrong, counted, inGap, changes: stretches.length - 1 };
}

describe('given every zone, two years, each weekday and four times', () => {
  it('when the weeks are gone through, then each has one occurrence, at its wall time or the gap’s', () => {
    const all = ZONES.map(examine);
    const sum = (key: 'counted' | 'inGap' | 'changes') => all.reduce((total, one) => total + one[key], 0);
    const [counted, inGap, changes] = [sum('counted'), sum('inGap'), sum('changes')];
    if (FULL)
      // eslint-disable-next-line no-console -- the fault runs print their counts
      console.info(
        `${ZONES.length} zones, ${changes} clock changes, ${counted} occurrences, ${inGap} in a gap`,
      );
    expect(all.flatMap((one) => one.wrong)).toEqual([]);
    expect(counted).toBe(ZONES.length * 730 * TIMES.length);
    expect(changes).toBeGreaterThan(40);
    expect(inGap).toBeGreaterThan(10);
  });
});
