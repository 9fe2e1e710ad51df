import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openGazetteer } from '../../../src/dataset/places/file.ts';
import { loadPlaces } from '../../../src/dataset/places/load.ts';

const folder = join(import.meta.dirname, '../../../data/places');
const places = loadPlaces(folder);
const gazetteer = openGazetteer(folder);
const ids = [
  ...Array.from(gazetteer.id, (id) => `g:${id}`),
  ...gazetteer.countries.map(([code]) => `c:${code.toLowerCase()}`),
];
const labelOf = (phrase: string): string | undefined => places.find(phrase)?.place.label;
const labels = (found: readonly { readonly label: string }[]): string[] => found.map(({ label }) => label);

test('given the shipped folder, when loaded, then it holds every town, name and country', () => {
  expect(places.counts).toMatchObject({ towns: ids.length - places.counts.countries });
  expect(places.counts.towns).toBeGreaterThan(60_000);
  expect(places.counts.countries).toBeGreaterThan(240);
  expect(places.counts.everydayNames).toBeGreaterThan(500);
});

test('given every place, when its label is looked up, then that place comes first, and no label is twice', () => {
  const seen = new Set<string>();
  const lost = ids.filter((id) => {
    const label = places.get(id)?.label ?? '';
    const twice = seen.has(label);
    seen.add(label);
    return twice || places.find(label)?.place.id !== id;
  });
  expect(lost).toEqual([]);
});

test('given every place, when spelt out, then it has a zone that Intl knows and lies on Earth', () => {
  const zones = new Set<string>();
  for (const id of ids) {
    const place = places.get(id);
    zones.add(place?.zone ?? '');
    expect(Math.abs(place?.latitude ?? 91)).toBeLessThanOrEqual(90);
    expect(Math.abs(place?.longitude ?? 181)).toBeLessThanOrEqual(180);
  }
  for (const timeZone of zones) expect(() => new Intl.DateTimeFormat('en', { timeZone })).not.toThrow();
});

test('given London, when found, then it is spelt out in full', () => {
  expect(places.find('london')?.place).toEqual({
    id: 'g:2643743',
    kind: 'city',
    name: 'London',
    label: 'London, UK',
    country: 'GB',
    countryName: 'UK',
    region: 'England',
    population: 7556900,
    zone: 'Europe/London',
    latitude: 51.51,
    longitude: -0.13,
  });
  expect(places.find('uk')?.place).toMatchObject({ id: 'c:gb', kind: 'country', name: 'United Kingdom' });
  expect(places.find('uk')?.place.zone).toBe('Europe/London');
});

describe('given everyday names, when found, then they mean what people mean', () => {
  test.each([
    ['sf', 'San Francisco, California, US'],
    ['bay area', 'San Francisco, California, US'],
    ['the Bay', 'San Francisco, California, US'],
    ['silicon valley', 'San Francisco, California, US'],
    ['NYC', 'New York City, New York, US'],
    ['new york', 'New York City, New York, US'],
    ['L.A.', 'Los Angeles, California, US'],
    ['dc', 'Washington, D.C., US'],
    ['Washington DC', 'Washington, D.C., US'],
    ['philly', 'Philadelphia, Pennsylvania, US'],
    ['vegas', 'Las Vegas, Nevada, US'],
    ['bangalore', 'Bengaluru, India'],
    ['bengaluru', 'Bengaluru, India'],
    ['gurugram', 'Gurgaon, India'],
    ['gurgaon', 'Gurgaon, India'],
    ['bombay', 'Mumbai, India'],
    ['madras', 'Chennai, India'],
    ['calcutta', 'Kolkata, India'],
    ['münchen', 'Munich, Germany'],
    ['Muenchen', 'Munich, Germany'],
    ['cologne', 'Köln, Germany'],
    ['koln', 'Köln, Germany'],
    ['nuremberg', 'Nürnberg, Germany'],
    ['frankfurt', 'Frankfurt am Main, Germany'],
    ['vienna', 'Vienna, Austria'],
    ['zurich', 'Zürich, Switzerland'],
    ['geneva', 'Genève, Switzerland'],
    ['gothenburg', 'Göteborg, Sweden'],
    ['aarhus', 'Århus, Denmark'],
    ['antwerp', 'Antwerpen, Belgium'],
    ['seville', 'Sevilla, Spain'],
    ['galway', 'Gaillimh, Ireland'],
    ['kiev', 'Kyiv, Ukraine'],
    ['kyiv', 'Kyiv, Ukraine'],
    ['Москва', 'Moscow, Russia'],
    ['東京', 'Tokyo, Japan'],
    ['tel aviv', 'Tel Aviv, Israel'],
    ['saigon', 'Ho Chi Minh City, Vietnam'],
    ['sao paulo', 'São Paulo, Brazil'],
    ['cdmx', 'Mexico City, Mexico'],
    ['panama city', 'Panamá, Panama'],
    ['londres', 'London, UK'],
    ['saint louis', 'St. Louis, Missouri, US'],
    ['ft worth', 'Fort Worth, Texas, US'],
    ['the hague', 'The Hague, Netherlands'],
    ['uk', 'UK'],
    ['United Kingdom', 'UK'],
    ['great britain', 'UK'],
    ['england', 'UK'],
    ['scotland', 'UK'],
    ['wales', 'UK'],
    ['GB', 'UK'],
    ['us', 'US'],
    ['U.S.A.', 'US'],
    ['america', 'US'],
    ['the states', 'US'],
    ['united states', 'US'],
    ['california', 'US'],
    ['UAE', 'UAE'],
    ['holland', 'Netherlands'],
    ['the netherlands', 'Netherlands'],
    ['deutschland', 'Germany'],
  ])('when %s is found, then it is %s', (phrase, label) => expect(labelOf(phrase)).toBe(label));
});

describe('given names that many places bear, when found, then the best known wins', () => {
  test.each([
    ['paris', 'Paris, France'],
    ['cambridge', 'Cambridge, UK'],
    ['oxford', 'Oxford, UK'],
    ['reading', 'Reading, UK'],
    ['birmingham', 'Birmingham, UK'],
    ['palo alto', 'Palo Alto, California, US'],
    ['mountain view', 'Mountain View, California, US'],
    ['cupertino', 'Cupertino, California, US'],
    ['redmond', 'Redmond, Washington, US'],
    ['portland', 'Portland, Oregon, US'],
    ['san jose', 'San Jose, California, US'],
    ['santa clara', 'Santa Clara, California, US'],
    ['valencia', 'Valencia, Spain'],
    ['hyderabad', 'Hyderabad, India'],
    ['dublin', 'Dublin, Ireland'],
    ['athens', 'Athens, Greece'],
    ['melbourne', 'Melbourne, Victoria, Australia'],
    ['vancouver', 'Vancouver, British Columbia, Canada'],
  ])('when %s is found, then it is %s', (phrase, label) => expect(labelOf(phrase)).toBe(label));

  test('when London is found, then it is the UK’s, then Ontario’s, then by population', () => {
    expect(labels(places.find('london')?.others ?? []).slice(0, 2)).toEqual([
      'London, Ontario, Canada',
      'London, Ohio, US',
    ]);
  });

  test('when others bear the name, then they never repeat a place, and are ordered by population', () => {
    for (const phrase of [
      'london',
      'san jose',
      'santiago',
      'springfield',
      'san francisco',
      'valencia',
      'sf',
    ]) {
      const { place, others = [] } = places.find(phrase) ?? {};
      const all = labels(place === undefined ? [] : [place, ...others]);
      expect(new Set(all).size).toBe(all.length);
      expect(others.map(({ population }) => population)).toEqual(
        others.map(({ population }) => population).toSorted((a, b) => b - a),
      );
    }
  });
});

describe('given a country that shares its name with towns, when found, then it is the country', () => {
  test.each([
    'India',
    'Singapore',
    'Georgia',
    'Jersey',
    'Luxembourg',
    'Mexico',
    'Jordan',
    'Lebanon',
    'Hong Kong',
  ])('when %s is found, then it is the country', (name) =>
    expect(places.find(name)?.place).toMatchObject({ kind: 'country', label: name }),
  );

  test('when others are offered, then no small town of that name is among them', () => {
    expect(places.find('georgia')?.others).toEqual([]);
    expect(places.find('singapore')?.others).toEqual([]);
  });
});

describe('given a town with its country, state or both, when found, then it is that one', () => {
  test.each([
    ['cambridge ma', 'Cambridge, Massachusetts, US'],
    ['Cambridge, MA', 'Cambridge, Massachusetts, US'],
    ['portland or', 'Portland, Oregon, US'],
    ['portland, maine', 'Portland, Maine, US'],
    ['london ontario', 'London, Ontario, Canada'],
    ['london on', 'London, Ontario, Canada'],
    ['london canada', 'London, Ontario, Canada'],
    ['austin texas', 'Austin, Texas, US'],
    ['austin, tx, usa', 'Austin, Texas, US'],
    ['san francisco ca', 'San Francisco, California, US'],
    ['birmingham alabama us', 'Birmingham, Alabama, US'],
    ['birmingham alabama united states', 'Birmingham, Alabama, US'],
    ['cambridge england', 'Cambridge, UK'],
    ['newcastle uk', 'Newcastle upon Tyne, UK'],
    ['vancouver wa', 'Vancouver, Washington, US'],
    ['perth wa', 'Perth, Western Australia, Australia'],
    ['paris texas', 'Paris, Texas, US'],
    ['bangalore india', 'Bengaluru, India'],
    ['bangalore karnataka', 'Bengaluru, India'],
    ['nyc usa', 'New York City, New York, US'],
    ['new york ny', 'New York City, New York, US'],
    ['atlanta georgia', 'Atlanta, Georgia, US'],
    ['tbilisi georgia', 'Tbilisi, Georgia'],
    ['valencia venezuela', 'Valencia, Venezuela'],
    ['singapore singapore', 'Singapore, Singapore'],
    ['munich germany', 'Munich, Germany'],
    ['the hague the netherlands', 'The Hague, Netherlands'],
  ])('when %s is found, then it is %s', (phrase, label) => expect(labelOf(phrase)).toBe(label));
});
