import { Temporal } from 'temporal-polyfill';
import { describe, expect, it, test } from 'vitest';
import { readZone, sameZoneToday } from '../../../src/scheduling/calendar/zone.ts';

describe('given the name of a zone', () => {
  it('when it is one of the known zones in any case, then it is spelt as the zone database does today', () => {
    for (const zone of Intl.supportedValuesOf('timeZone'))
      expect([zone, zone.toLowerCase(), zone.toUpperCase(), ` ${zone} `].map(readZone)).toEqual(
        Array(4).fill(sameZoneToday(zone)),
      );
  });

  it('when a name has changed, then both are the zone of today, which goes by the same clock', () => {
    const at = (zone: string) => Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    for (const zone of Intl.supportedValuesOf('timeZone').filter((one) => sameZoneToday(one) !== one)) {
      expect(readZone(zone)).toBe(readZone(sameZoneToday(zone)));
      expect(at(sameZoneToday(zone)).offset).toBe(at(zone).offset);
    }
  });

  test.each([
    ['europe/kyiv', 'Europe/Kyiv'],
    ['asia/kolkata', 'Asia/Kolkata'],
    ['us/pacific', 'America/Los_Angeles'],
    ['Europe/Kiev', 'Europe/Kyiv'],
    ['Asia/Calcutta', 'Asia/Kolkata'],
    ['EST5EDT', 'America/New_York'],
    ['Etc/UTC', 'UTC'],
    ['+05:30', '+05:30'],
    ['utc', 'UTC'],
    ['etc/gmt+5', 'Etc/GMT+5'],
  ])('when “%s” is read, then it is %s', (text, zone) => {
    expect(readZone(text)).toBe(zone);
  });

  test.each([
    ['', 'Mars/Olympus', 'London', '+5:30', '-3', 'Z', 'local', 'Europe/London[u-ca=hebrew]'],
    [
      '2026-01-01T00:00Z[Europe/Paris]',
      'Europe/',
      '/Paris',
      'Europe//Paris',
      'Europe/Pa ris',
      'Europe/İstanbul',
    ],
    ['a'.repeat(100_000), '../../etc/passwd', '\u0000', 'constructor', '__proto__'],
  ])('when anything else is read, then it is none', (...texts) => {
    expect(texts.filter((one) => readZone(one) !== undefined)).toEqual([]);
  });
});
