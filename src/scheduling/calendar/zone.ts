import { Temporal } from 'temporal-polyfill';

/** A name of the zone database; offsets ("+05:30") and dates with a zone in brackets, which Temporal reads, are none. */
const NAME = /^[a-z][\w+-]*(?:\/[\w+-]+)*$/i;

/**
 * The IANA zone that a text names, spelt as the zone database spells it ("europe/london" is "Europe/London"), or
 * undefined. A name that is another's alias stays as it was said: somebody in Kyiv is not told Kiev.
 */
export function readZone(text: string): string | undefined {
  const name = text.trim();
  if (!NAME.test(name)) return undefined;
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId;
  } catch {
    return undefined;
  }
}
