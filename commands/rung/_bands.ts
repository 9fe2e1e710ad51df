import {
  countBands,
  field,
  fields,
  writeBand,
  type Block,
  type Dataset,
  dayOf,
  ownBandsRecord,
  writeDay,
  type BandsAudience,
  type EpochMs,
  type OwnBands,
} from '#bot';

/** Who may see a company's bands. */
export const AUDIENCE = {
  everyone: { label: 'All members here', words: ['everyone', 'all', 'members'] },
  admins: { label: 'Admins only', words: ['admins', 'admin', 'admins only'] },
} as const satisfies Record<BandsAudience, object>;

/** The example of a file, as a person sees it first. */
export const PLACEHOLDER = 'place,level,low,high,currency\nLondon,senior,90000,130000,GBP';
/** The most lines about places, and about rows that are not taken. */
const MOST_LINES = 6;

/** "12 bands in 3 places". */
export function writeCounts(bands: OwnBands): string {
  const [count, places] = [countBands(bands), bands.places.length];
  return `${count} ${count === 1 ? 'band' : 'bands'} in ${places} ${places === 1 ? 'place' : 'places'}`;
}

/** The bands of each place, level by level. */
export function bandFields({ places }: OwnBands, { pay }: Dataset): Block {
  const shown = places.slice(0, MOST_LINES).map(({ label, currency: code, bands }) => {
    const currency = pay.currency(code);
    const said = pay.levels.flatMap(({ id, name }) => {
      const band = bands[id];
      if (!band || !currency) return [];
      return [`${name} ${writeBand(band.low, band.high, band.open, currency)}`];
    });
    return field(label, said.join(' · '));
  });
  const more = places.length - shown.length;
  return fields(
    ...shown,
    ...(more > 0 ? [field('And', `${more} more ${more === 1 ? 'place' : 'places'}`)] : []),
  );
}

/** The first of some lines, and how many more there are. */
export const few = (lines: readonly string[], more: string): string[] =>
  lines.length <= MOST_LINES
    ? [...lines]
    : [...lines.slice(0, MOST_LINES), `… and ${lines.length - MOST_LINES} ${more}.`];

/** Bands as they are held, read. */
export const readHeld = (record: unknown): OwnBands => ownBandsRecord.parse(record);

/** The day of an import, as it is written. */
export const importedOn = (at: EpochMs): string => writeDay(dayOf(at));
