import type { Dataset, NamedSource } from '../../dataset.ts';
import type { Place } from '../../places/places.ts';
import { kilometres } from '../distance.ts';
import type { Pay } from '../pay.ts';
import { writeDate, writeSource } from '../pay-words.ts';
import { bandAt, type Quote } from '../quote.ts';
import { intoCurrency, quotesOf } from '../quotes.ts';
import type { Area, LevelId, PlaceBand, Source } from '../records.ts';
import type { Situation } from '../rows-for-place.ts';
import type { OwnBands, OwnPlace } from './records.ts';

/** The id of the source of a company's own bands; no shipped source has it. */
export const OWN_SOURCE = 'own-bands';
/** The most quotes of one company that are held in memory. */
const MOST_QUOTES = 2_000;

/** Whether a figure is made of a company's own band: nobody outside its workspace is ever to see it. */
export const isOwnFigure = ({ steps }: Pick<Quote, 'steps'>): boolean =>
  steps.some((step) => step.kind === 'printed' && step.source === OWN_SOURCE);

/** A row of the place table that a company gave, with the area it is for where that is no whole country. */
interface OwnRow {
  readonly row: PlaceBand;
  readonly area: Area | undefined;
}

/**
 * The dataset with a company's own bands in it: each answers before the market's for its place and its levels. Its figures
 * are held by this dataset alone. `date` is ISO: the day from which the bands are.
 */
export function withOwnBands(data: Dataset, own: OwnBands, date: string): Dataset {
  const source = sourceOf(date);
  return {
    ...data,
    pay: payWith(data.pay, own.places.map(rowOf)),
    sources: [...data.sources, source],
    source: (id) => (id === OWN_SOURCE ? source : data.source(id)),
  };
}

function sourceOf(date: string): NamedSource {
  const source: Source = {
    ...{ id: OWN_SOURCE, title: 'Pay bands of your company', publisher: 'your company' },
    ...{ short: 'your company’s own bands', date, approximate: false, licence: 'internal' },
    covers: 'Pay bands that an admin imported here',
  };
  return { ...source, dated: writeDate(source), label: writeSource(source) };
}

function rowOf({ label, name, country, centre, km, currency, bands }: OwnPlace, at: number): OwnRow {
  const id = `${OWN_SOURCE}-${at}`;
  const area: Area | undefined =
    centre && km !== undefined
      ? { id, name: `${name} area`, country, centre: [...centre], km, parts: [], source: OWN_SOURCE }
      : undefined;
  const row: PlaceBand = {
    ...{ id, name, currency, bands, source: OWN_SOURCE, anchors: [label] },
    covers: { country, ...(area && { areas: [id] }) },
    note: area ? `For ${name} and towns within ${km} km` : `${name}-wide band`,
  };
  return { row, area };
}

function payWith(pay: Pay, own: readonly OwnRow[]): Pay {
  const mine = new Set(own.map(({ row }) => row));
  const [byCode, rates] = [
    { get: (code: string) => pay.currency(code) },
    { get: (code: string) => pay.rate(code) },
  ];
  const quotes = quotesOf(
    { byCode, rates, level: (id) => pay.level(id), into: intoCurrency(byCode, rates) },
    MOST_QUOTES,
  );
  const answers = ({ row }: OwnRow, level: LevelId | undefined): boolean => {
    const currency = pay.currency(row.currency);
    if (!currency) return false;
    return level === undefined || bandAt(row, level, currency, (id) => id) !== undefined;
  };
  return {
    ...pay,
    rows: [...mine, ...pay.rows],
    quote: (row, premium, asked) =>
      mine.has(row) ? quotes.quote(row, premium, asked) : pay.quote(row, premium, asked),
    situate(place, part, level) {
      const found = covering(own, place, part).find((one) => answers(one, level));
      return found ? situationOf(found) : pay.situate(place, part, level);
    },
  };
}

const situationOf = ({ row, area }: OwnRow): Situation => ({ kind: 'row', row, area, premium: undefined });

/** The rows that are for a place, the nearest first and that of its whole country last. */
function covering(own: readonly OwnRow[], place: Place, part: string | undefined): OwnRow[] {
  const isTown = place.kind === 'city' && part === undefined;
  const near = own.flatMap((one) => {
    if (!isTown || !one.area || one.area.country !== place.country) return [];
    const [latitude, longitude] = one.area.centre;
    const km = kilometres(place, { latitude, longitude });
    return km <= one.area.km ? [{ one, km }] : [];
  });
  return [
    ...near.sort((a, b) => a.km - b.km).map(({ one }) => one),
    ...own.filter(({ row, area }) => !area && row.covers.country === place.country),
  ];
}
