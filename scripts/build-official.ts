/** Builds data/pay/official.csv and official-areas.csv from a table of official pay statistics. */
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { partsOf, townIn, townsOf } from '../src/dataset/compile/official/areas.ts';
import { readTable, TableError } from '../src/dataset/csv.ts';
import { officialRecord, regionRecord } from '../src/dataset/pay/official/records.ts';
import { loadPlaces } from '../src/dataset/places/load.ts';
import type { Place, Places } from '../src/dataset/places/places.ts';
import { fitting, recordReader } from '../src/dataset/records.ts';

const data = join(import.meta.dirname, '../data');
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const COLUMNS =
  'country,area,area_code,year,occupation_code,occupation,currency,per,p10,p25,p50,p75,p90,jobs,note';

/** A metropolitan area by the town it is named for first: "New York" where that town is New York City. */
const saidOf = (first: Place | undefined, cities: string): string =>
  first === undefined || cities.startsWith(first.name)
    ? (first?.name ?? cities)
    : first.name.replace(/ City$/, '');

/** A region by its office's name; "Northeast" says of which province. */
const regionName = (name: string, [province = '']: readonly string[]): string =>
  name.replaceAll('--', '–') + (/^(?:North|South)/.test(name) ? `, ${province}` : '');

/** A town by its name in the area's states, or by its name and state. */
const placeOf = (town: string, states: readonly string[], places: Places): Place | undefined =>
  town.includes(', ') ? places.find(town)?.place : townIn(town, states, places);

class BuildError extends Error {}

const slug = (code: string): string => code.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
const cell = (value: string): string => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
const pointOf = ({ latitude, longitude }: Place): string => `${latitude.toFixed(2)} ${longitude.toFixed(2)}`;

function rowsOf(file: string): {
  text: string;
  areas: Map<string, { country: string; source: string; name: string }>;
} {
  const areas = new Map<string, { country: string; source: string; name: string }>();
  const table = readTable(file);
  const lines = table.rows.map((cells, row) => {
    const id = `${cells['source'] ?? ''}-${slug(cells['area_code'] ?? '')}-${slug(cells['occupation_code'] ?? '')}`;
    const result = fitting({ ...cells, id }, officialRecord);
    if (!('record' in result))
      throw new BuildError(
        `${file}:${table.placeOf(row, String(result.keys[0]))}: ${String(result.keys[0] ?? id)}: ${result.reason}`,
      );
    const { country, source, area, area_code: code } = result.record;
    if (area !== undefined) areas.set(code, { country, source, name: area });
    return [id, source, ...COLUMNS.split(',').map((column) => cell(cells[column] ?? ''))].join(',');
  });
  return { text: `id,source,${COLUMNS}\n${lines.join('\n')}\n`, areas };
}

function areasFile(areas: ReturnType<typeof rowsOf>['areas']): string {
  const places = loadPlaces(join(data, 'places'));
  const regions = new Map(
    recordReader(data)
      .read('pay/official-regions.yaml', regionRecord)
      .map(({ id, towns }) => [id, towns]),
  );
  const lines = [...areas].map(([code, { country, source, name }]) => {
    const { cities, states } = partsOf(name);
    const ours = regions.get(code);
    const isNamed = country !== 'CA';
    const added = (ours ?? []).map((town) => ({ town, place: placeOf(town, states, places) }));
    const towns = [
      ...(isNamed ? townsOf(cities, states, places) : []),
      ...added.flatMap(({ place }) => place ?? []),
    ];
    for (const { town, place } of added) if (!place) say(`${name}: there is no town ${town}`);
    if (isNamed && towns.length === 0) say(`${name}: none of its towns is found`);
    const said = isNamed ? `${saidOf(towns[0], cities)} area` : regionName(cities, states);
    return [
      `${country.toLowerCase()}-${slug(code)}`,
      source,
      country,
      code,
      said,
      states.join('|'),
      towns.map(pointOf).join('|'),
    ]
      .map(cell)
      .join(',');
  });
  return `id,source,country,code,name,states,points\n${lines.join('\n')}\n`;
}

const [file] = process.argv.slice(2);
if (file === undefined) {
  say('Which file? npm run build:official -- official-pay.csv');
  process.exit(1);
}
try {
  const { text, areas } = rowsOf(file);
  say(`${text.split('\n').length - 2} rows, ${areas.size} areas: looking their towns up`);
  const made = { 'pay/official.csv': text, 'pay/official-areas.csv': areasFile(areas) };
  for (const [name, content] of Object.entries(made)) writeFileSync(join(data, `${name}.new`), content);
  for (const name of Object.keys(made)) renameSync(join(data, `${name}.new`), join(data, name));
  say(`Written: ${Object.keys(made).join(', ')}`);
} catch (error) {
  if (!(error instanceof BuildError || error instanceof TableError)) throw error;
  const place = error instanceof TableError ? `${[file, error.place].filter(Boolean).join(':')}: ` : '';
  process.stderr.write(`${place}${error.message}\nNothing was written.\n`);
  process.exitCode = 1;
}
