import { clean, shorten } from '../../../reply/clean.ts';
import { parseTable, TableError } from '../../csv.ts';
import type { Dataset } from '../../dataset.ts';
import { fitting } from '../../records.ts';
import { parseYaml, YamlError } from '../../yaml.ts';
import { LEVELS, placeBandRecord } from '../records.ts';
import { gatherBands, type Gathered, type OneBand } from './gather.ts';
import { readCells, whereOfArea } from './cells.ts';

/** The most rows of a file, one a place and level. */
export const MOST_ROWS = 500;
/** The first row of a table, with what stands in each of its columns. */
export const COLUMNS = ['place', 'level', 'low', 'high', 'currency'] as const;
/** A row as it should be, for who wrote another. */
export const EXAMPLE = 'London, senior, 90000, 130000, GBP';

/** A row that is not taken. */
export interface RefusedRow {
  /** The line in the file, from 1. */
  readonly line: number;
  readonly reason: string;
}

/** What was read of a file of bands: those of each place, and the rows that are not among them. */
export interface BandsRead extends Pick<Gathered, 'places'> {
  readonly refused: readonly RefusedRow[];
}

/** A file of which nothing could be read, and why. */
export interface NoBands {
  /** `line:column`, from 1; "" where it is not one place. */
  readonly place: string;
  readonly reason: string;
}

type Known = Pick<Dataset, 'places' | 'pay'>;
const LONGEST_REASON = 200;
const lineOf = (place: string): number => Number.parseInt(place, 10) || 1;

/**
 * Reads a company's bands from a file that anybody may have written: a table with the columns place, level, low, high and
 * currency, or YAML in the shape of `pay/place-bands.yaml`. Never throws. A row that does not fit keeps no other out.
 */
export function readOwnBands(text: string, known: Known): BandsRead | NoBands {
  const inner = unfenced(text);
  try {
    const { bands, refused, placeOf } = isYaml(inner) ? inYaml(inner, known) : inTable(inner, known);
    if (bands.length + refused.length > MOST_ROWS)
      return { place: '', reason: `it has more than ${MOST_ROWS} bands` };
    const gathered = gatherBands(bands);
    const all = [...refused, ...gathered.refused].sort((a, b) => a.at - b.at);
    return {
      places: gathered.places,
      refused: all.map(({ at, reason }) => ({
        line: lineOf(placeOf(at)),
        reason: shorten(clean(reason), LONGEST_REASON),
      })),
    };
  } catch (error) {
    if (error instanceof TableError || error instanceof YamlError)
      return { place: error.place, reason: shorten(clean(error.message), LONGEST_REASON) };
    // Text from strangers can make a parser throw anything.
    return { place: '', reason: 'it is neither a table nor YAML that can be read' };
  }
}

interface Rows {
  readonly bands: readonly OneBand[];
  readonly refused: readonly { readonly at: number; readonly reason: string }[];
  readonly placeOf: (row: number) => string;
}

const FENCED = /^\s*(`{3,}|~{3,})[\w-]*[^\S\n]*\n([^]*?)\n?\1\s*$/;
const unfenced = (text: string): string => (FENCED.exec(text)?.[2] ?? text).replace(/^\s*\n/, '').trimEnd();

/** Whether a text is YAML: its first line that says anything begins an entry of a list. */
const isYaml = (text: string): boolean => /^(?:\s*(?:#.*)?\n)*\s*-\s/.test(text);

/** Tables copied out of a spreadsheet have tabs, and those saved where commas are decimal points have semicolons. */
function delimiterOf(text: string): ',' | ';' | '\t' {
  const [head = ''] = text.split('\n');
  return head.includes('\t') ? '\t' : head.includes(';') ? ';' : ',';
}

/** What else a column is called. */
const NAMES: Readonly<Record<string, string>> = {
  ...{ location: 'place', city: 'place', country: 'place', grade: 'level' },
  ...{ min: 'low', minimum: 'low', from: 'low', max: 'high', maximum: 'high', to: 'high' },
};

function inTable(text: string, known: Known): Rows {
  const table = parseTable(Buffer.from(text), delimiterOf(text));
  const columnOf = (name: string): string => {
    const folded = name.trim().toLowerCase();
    return NAMES[folded] ?? folded;
  };
  const lacking = COLUMNS.filter((one) => !table.names.map(columnOf).includes(one));
  if (lacking.length > 0)
    throw new TableError('1:1', `its first row has no column ${lacking.map((one) => `“${one}”`).join(', ')}`);
  const bands: OneBand[] = [];
  const refused: { at: number; reason: string }[] = [];
  table.rows.forEach((row, at) => {
    if ('reason' in row) return void refused.push({ at, reason: row.reason });
    const cells = Object.fromEntries(Object.entries(row.cells).map(([name, cell]) => [columnOf(name), cell]));
    // A row of empty cells ends many a spreadsheet.
    if (Object.keys(cells).length === 0) return;
    const read = readCells(cells, known);
    if ('reason' in read) refused.push({ at, reason: read.reason });
    else bands.push({ ...read, at });
  });
  return { bands, refused, placeOf: (row) => table.placeOf(row) };
}

/** A record of the place table; what says where it is from, and what is only shown, may be left out. */
const yamlRecord = placeBandRecord.partial({ name: true, note: true, anchors: true, source: true });

function inYaml(text: string, known: Known): Rows {
  const { places, pay } = known;
  const { value, placeOf } = parseYaml(text, { aliases: false });
  const bands: OneBand[] = [];
  const refused: { at: number; reason: string }[] = [];
  (value as readonly unknown[]).forEach((raw, at) => {
    const fit = fitting(raw, yamlRecord);
    if (!('record' in fit)) {
      refused.push({ at, reason: [...fit.keys.map(String), fit.reason].join(': ') });
      return;
    }
    const { covers, currency, bands: levels } = fit.record;
    const country = places.find(covers.country)?.place ?? places.get(`c:${covers.country.toLowerCase()}`);
    const areas = covers.areas?.map((id) => pay.areas.find((one) => one.id === id));
    if (!pay.currency(currency)) refused.push({ at, reason: `I know no currency “${currency}”` });
    else if (!country || areas?.includes(undefined))
      refused.push({ at, reason: 'I know no such country or area' });
    else
      for (const area of areas ?? [undefined])
        for (const level of LEVELS) {
          const band = levels[level];
          if (!band) continue;
          const place = area
            ? whereOfArea(area, known)
            : { label: country.label, name: country.countryName, country: covers.country };
          bands.push({ place, currency, band, at, level });
        }
  });
  return { bands, refused, placeOf: (row) => placeOf([row]) };
}
