import { describe, expect, it, test } from 'vitest';
import { option } from '../../../../src/core/declare/options.ts';
import { ZONE_NAMES } from '../../../../src/core/kinds/zone-names.ts';
import { sameZoneToday } from '../../../../src/scheduling/calendar/zone.ts';
import { readApart, readTyped } from '../../../harness/reading.ts';

const usage = { summary: 'It' };

describe('given every zone and every name of one', () => {
  const zone = { it: option.zone(usage) };
  const zones = Intl.supportedValuesOf('timeZone');

  it('when its old or new IANA name is said in any case, then it is the zone of today', () => {
    const wrong = zones
      .flatMap((name) =>
        [name, name.toLowerCase(), name.replaceAll('_', ' ')].map((said) => ({ name, said })),
      )
      .filter(({ name, said }) => readTyped(zone, said).fields['it'] !== sameZoneToday(name));
    expect(wrong).toEqual([]);
  });

  it('when a state, a word or an abbreviation is said, then it is its zone, beside a time and a day too', () => {
    const all = { day: option.weekday(usage), time: option.timeOfDay(usage), it: option.zone(usage) };
    const wrong = Object.entries(ZONE_NAMES).filter(
      ([name, named]) => readTyped(all, `monday 9:00 ${name}`).fields['it'] !== named,
    );
    expect(wrong).toEqual([]);
  });

  test.each([
    ['UTC+5:30', '+05:30'],
    ['GMT+5', '+05:00'],
    ['+05:30', '+05:30'],
    ['UTC-3', '-03:00'],
    ['Z', 'UTC'],
    ['GMT', 'UTC'],
    ['EST5EDT', 'America/New_York'],
    ['US/Pacific', 'America/Los_Angeles'],
    ['azores', 'Atlantic/Azores'],
    ['Canary Islands', 'Atlantic/Canary'],
    ['Galapagos', 'Pacific/Galapagos'],
    ['bali', 'Asia/Makassar'],
  ])('when %s is said, then it is %s', (said, expected) => {
    expect(readTyped(zone, said).fields['it']).toBe(expected);
    expect(readApart(zone, { it: said }).fields['it']).toBe(expected);
  });

  test.each(['IST', 'CST', 'BST', 'georgia'])('when %s is said, then it is asked which', (said) => {
    const { fields, unknown } = readTyped(zone, said);
    expect(fields['it']).toBeUndefined();
    expect(unknown[0]?.near.length).toBeGreaterThan(1);
  });
});
