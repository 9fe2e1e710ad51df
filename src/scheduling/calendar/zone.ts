import { Temporal } from 'temporal-polyfill';

/** A name of the zone database, or a fixed offset ("+05:30"); dates with a zone in brackets, which Temporal reads, are none. */
const NAME = /^(?:[a-z][\w+-]*(?:\/[\w+-]+)*|[+-]\d{2}:\d{2})$/i;

/**
 * Zones whose names the zone database has changed or given up (its file `backward`), and that ICU, whose names JavaScript
 * gives, or the gazetteer still have.
 */
const RENAMED: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'America/Thunder_Bay': 'America/Toronto',
  'America/Yellowknife': 'America/Edmonton',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Choibalsan': 'Asia/Ulaanbaatar',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Europe/Uzhgorod': 'Europe/Kyiv',
  'Europe/Zaporozhye': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};

/** The name of today of a zone of the zone database: "Asia/Kolkata" for "Asia/Calcutta". */
export const sameZoneToday = (zone: string): string =>
  Object.hasOwn(RENAMED, zone) ? (RENAMED[zone] ?? zone) : zone;

/**
 * The zone that a text names, under its one canonical name: as the zone database spells and names it today
 * ("europe/london" is "Europe/London", "Asia/Calcutta" is "Asia/Kolkata", "US/Pacific" is "America/Los_Angeles"), or a
 * fixed offset ("+05:30"). Undefined where it names none.
 */
export function readZone(text: string): string | undefined {
  const name = text.trim();
  if (!NAME.test(name)) return undefined;
  const before = known.get(name);
  if (before !== undefined) return before;
  const zone = zoneNamed(name);
  if (known.size >= MOST) known.clear();
  if (zone !== undefined) known.set(name, zone);
  return zone;
}

/** Zones by their names: to look one up takes longer than to answer by it. No other words that were typed are held. Emptied when full. */
const known = new Map<string, string>();
const MOST = 500;

function zoneNamed(name: string): string | undefined {
  try {
    const { timeZoneId } = Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    if (/^[+-]/.test(timeZoneId)) return timeZoneId;
    return sameZoneToday(new Intl.DateTimeFormat('en', { timeZone: timeZoneId }).resolvedOptions().timeZone);
  } catch {
    return undefined;
  }
}
