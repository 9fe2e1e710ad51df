import { copyFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DataError } from '../../../src/dataset/records.ts';
import { EVERYDAY_FILE } from '../../../src/dataset/places/everyday.ts';
import { GAZETTEER_FILE } from '../../../src/dataset/places/file.ts';
import { loadPlaces } from '../../../src/dataset/places/load.ts';

const shipped = join(import.meta.dirname, '../../../data/places');
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'places-'));
  copyFileSync(join(shipped, GAZETTEER_FILE), join(folder, GAZETTEER_FILE));
});
afterEach(() => rmSync(folder, { recursive: true }));

const everyday = (text: string): void => writeFileSync(join(folder, EVERYDAY_FILE), text);
const whole = 'countries:\n  - { code: GB, name: United Kingdom, short: UK }\nparts: []\n';

describe('given a mistake in the everyday names, when loaded, then the start stops with file, line and reason', () => {
  test.each([
    [
      'a label nobody has',
      `${whole}towns:\n  - { place: 'Londn, UK', aliases: [ldn] }\nknown: []`,
      5,
      /no place is labelled "Londn, UK"/,
    ],
    [
      'a name given twice',
      `${whole}towns:\n  - place: 'London, UK'\n    aliases:\n      - ldn\n      - LDN\nknown: []`,
      8,
      /"LDN" stands here twice/,
    ],
    [
      'a name of two places',
      `${whole}towns:\n  - { place: 'London, UK', aliases: [Germany] }\nknown: []`,
      5,
      /already names another place/,
    ],
    [
      'a name without a letter',
      `${whole}towns:\n  - { place: 'London, UK', aliases: ['...'] }\nknown: []`,
      5,
      /has no letter/,
    ],
    [
      'an unknown country',
      'countries:\n  - { code: QQ, name: Nowhere }\nparts: []\ntowns: []\nknown: []',
      2,
      /no country QQ/,
    ],
    [
      'a code in small letters',
      'countries:\n  - { code: gb, name: Britain }\nparts: []\ntowns: []\nknown: []',
      2,
      /two capitals/,
    ],
    ['an unknown key', `${whole}towns:\n  - { place: 'London, UK', name: [ldn] }\nknown: []`, 5, /aliases/],
    [
      'an unknown best-known place',
      `${whole}towns: []\nknown:\n  - 'London, UK'\n  - Atlantis`,
      7,
      /no place is labelled "Atlantis"/,
    ],
    ['broken YAML', `${whole}towns: [\nknown: []`, 5, /./],
  ])('when it is %s, then the start stops with the line and the reason', (_, text, line, reason) => {
    everyday(text);
    const load = (): unknown => loadPlaces(folder);
    expect(load).toThrow(DataError);
    expect(load).toThrow(reason);
    expect(load).toThrow(`${EVERYDAY_FILE}:${line}:`);
  });
});

test('given a folder with its own names, when loaded, then they are found', () => {
  everyday(`${whole}towns:\n  - { place: 'London, UK', aliases: [the Big Smoke] }\nknown: ['London, UK']`);
  const places = loadPlaces(folder);
  expect(places.find('big smoke')).toBeUndefined();
  expect(places.find('the big smoke')?.place.label).toBe('London, UK');
  expect(places.suggest('', 5)).toHaveLength(1);
});

describe('given a broken gazetteer, when loaded, then the start stops and says how to mend it', () => {
  test.each([
    [
      'cut short',
      (path: string) => truncateSync(path, 2_000_000),
      /gazetteer\.bin: cut short in .*compile:places/,
    ],
    [
      'of another kind',
      (path: string) => writeFileSync(path, readFileSync(import.meta.filename)),
      /gazetteer\.bin: not a file of this version.*compile:places/,
    ],
    ['missing', (path: string) => rmSync(path), /gazetteer\.bin: cannot be read.*compile:places/],
  ])('when it is %s, then the start stops with the reason', (_, spoil, reason) => {
    everyday(`${whole}towns: []\nknown: []`);
    spoil(join(folder, GAZETTEER_FILE));
    const load = (): unknown => loadPlaces(folder);
    expect(load).toThrow(DataError);
    expect(load).toThrow(reason);
  });
});
