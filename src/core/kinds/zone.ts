import { z } from 'zod';
import type { Dataset } from '../../dataset/dataset.ts';
import { fold } from '../../dataset/fold.ts';
import type { Place } from '../../dataset/places/places.ts';
import { readZone, sameZoneToday } from '../../scheduling/calendar/zone.ts';
import type { Near, OptionKind } from '../declare/option.ts';
import { placeKind } from './place.ts';
import { MOST_SUGGESTED } from './vocabulary.ts';
import { AMBIGUOUS_ZONES, DIVIDED_STATES, SEVERAL_ZONES, ZONE_NAMES } from './zone-names.ts';

/** Zones by their IANA names, folded: those of today and those they had before. */
const IANA = new Map(
  Intl.supportedValuesOf('timeZone').flatMap((name) => {
    const zone = sameZoneToday(name);
    return [name, zone].map((one) => [fold(one), zone] as const);
  }),
);
const BY_NAME: ReadonlyMap<string, string> = new Map(Object.entries(ZONE_NAMES));
const AMBIGUOUS: ReadonlyMap<string, (typeof AMBIGUOUS_ZONES)[string]> = new Map(
  Object.entries(AMBIGUOUS_ZONES),
);

/** An offset as it is typed: "UTC+5:30", "GMT-3", "+05:30". */
const OFFSET = /^(?:(?:utc|gmt)\s*)?([+\-−–])(\d{1,2})(?::?([0-5]\d))?$/iu;
/** Most hours that a zone of the world is ahead or behind. */
const MOST_HOURS = 14;
/** The zone that a completion's label ends with: "London, UK (Europe/London)". */
const LABELLED = /\(([\w+-]+(?:\/[\w+-]+)+|UTC)\)$/;

/** A fixed offset from UTC, "+05:30", as a person typed it; undefined for anything else. */
function offsetIn(said: string): string | undefined {
  const [, sign = '', hours = '', minutes = '00'] = OFFSET.exec(said.trim()) ?? [];
  if (hours === '' || Number(hours) > MOST_HOURS) return undefined;
  const offset = `${sign === '+' ? '+' : '-'}${hours.padStart(2, '0')}:${minutes}`;
  return /^.00:00$/.test(offset) ? 'UTC' : offset;
}

const zoneOf = (place: Place | undefined): string | undefined => place && sameZoneToday(place.zone);

function zoneIn(phrase: string, data: Dataset, said = phrase): string | undefined {
  if (AMBIGUOUS.has(phrase)) return undefined;
  const typed = said.trim();
  const labelled = LABELLED.exec(typed)?.[1];
  if (labelled !== undefined) return readZone(labelled);
  const offset = offsetIn(typed);
  if (offset !== undefined) return offset;
  // A time of day, or a span of hours, names no zone, though there may be a town of that name.
  if (/^\d/.test(typed)) return undefined;
  const known = BY_NAME.get(phrase) ?? IANA.get(phrase);
  if (known !== undefined) return known;
  if (typed.includes('/')) return readZone(typed);
  return zoneOf(data.places.find(phrase)?.place);
}

/** Whether a zone was taken by a name that could as well mean another: a country or state of several, or an offset. */
function isGuess(phrase: string, data: Dataset, said = phrase): boolean {
  if (offsetIn(said) !== undefined && /\d/.test(said)) return true;
  if (DIVIDED_STATES.has(phrase)) return true;
  if (BY_NAME.has(phrase) || IANA.has(phrase)) return false;
  const place = data.places.find(phrase)?.place;
  return place?.kind === 'country' && SEVERAL_ZONES.has(place.country);
}

const labelOf = (zone: string): string =>
  /^[+-]/.test(zone) ? `UTC${zone}, which knows no summer time` : zone;

/** A time zone: by its IANA name, an everyday name, an abbreviation or an offset, or by a town, state or country in it. */
export const zoneKind: OptionKind<string> = {
  name: 'zone',
  value: 'string',
  hint: 'london',
  maxWords: 6,
  open: true,
  schema: () => z.string().refine((zone) => readZone(zone) === zone, 'not a time zone'),
  match: (phrase, data, _list, said) => zoneIn(phrase, data, said),
  doubtful: isGuess,
  isWellKnown: (phrase, data) =>
    BY_NAME.has(phrase) || IANA.has(phrase) || placeKind.isWellKnown?.(phrase, data) === true,
  near(phrase, data) {
    const several = AMBIGUOUS.get(phrase);
    if (several)
      return several.map(([place, zone]): Near => ({
        choice: { label: `${place} (${zone})`, value: zone },
        sure: false,
      }));
    return placeKind.near(phrase, data).flatMap(({ choice, sure }) => {
      const zone = zoneOf(data.places.get(choice.value));
      return zone === undefined
        ? []
        : [{ choice: { label: `${choice.label} (${zone})`, value: zone }, sure }];
    });
  },
  completes: true,
  suggest(prefix, data) {
    const wanted = fold(prefix);
    const places = placeKind.suggest(prefix, data).flatMap(({ label, value }) => {
      const zone = zoneOf(data.places.get(value));
      return zone === undefined ? [] : [{ label: `${label} (${zone})`, value: zone }];
    });
    const names = wanted === '' ? [] : [...IANA].filter(([name]) => name.startsWith(wanted));
    const all = [...places, ...names.map(([, zone]) => ({ label: zone, value: zone }))];
    return [...new Map(all.map((one) => [one.value, one])).values()].slice(0, MOST_SUGGESTED);
  },
  format: String,
  label: (value) => labelOf(String(value)),
  identity: String,
};
