import { join } from 'node:path';
import { fc } from '../../harness/property.ts';
import { describe, expect, test } from 'vitest';
import { loadPlaces } from '../../../src/dataset/places/load.ts';

const folder = join(import.meta.dirname, '../../../data/places');
const places = loadPlaces(folder);
const labels = (found: readonly { readonly label: string }[]): string[] => found.map(({ label }) => label);

describe('given words that name no place, when looked up, then nothing is found', () => {
  test.each([
    '',
    ' ',
    'in',
    'it',
    'at',
    'no',
    'me',
    'senior',
    'llm',
    'the',
    'ma',
    'richmond in',
    'london in usd',
    'paris ohio uk',
  ])('when %j is looked up, then nothing is found', (phrase) => expect(places.find(phrase)).toBeUndefined());

  test.each([
    ['100 kB', 'london '.repeat(15_000)],
    ['100 kB of one letter', 'a'.repeat(100_000)],
    ['control characters', '\u0000\u0007\u001b[31m\u202e'],
    ['emoji', '🦀🚀👩‍💻'],
    ['half a surrogate', '\ud83d'],
    ['a prototype’s key', '__proto__'],
    ['a method', 'constructor'],
  ])('when it is %s, then the look-up is quick', (_, phrase) => {
    const start = performance.now();
    expect(places.find(phrase)).toBeUndefined();
    expect(places.near(phrase, 5).every(({ place: { id } }) => id.length > 0)).toBe(true);
    expect(places.suggest(phrase, 5)).toEqual([]);
    expect(places.get(phrase)).toBeUndefined();
    expect(performance.now() - start).toBeLessThan(100);
  });

  test('when anything is asked, then nothing throws and what is found is whole', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (phrase) => {
        const found = places.find(phrase);
        expect(found?.place.label).not.toBe('');
        places.near(phrase, 3);
        places.suggest(phrase, 3);
        places.get(phrase);
      }),
    );
  });
});

test.each(['g:', 'g:1', 'g:-1', 'g:02643743', 'g:2643743 ', 'g:99999999999', 'c:zz', 'c:GB', 'x', ''])(
  'given %j, when got, then there is no such place',
  (id) => expect(places.get(id)).toBeUndefined(),
);

describe('given a typo, when asked for what is near, then the likeliest comes first', () => {
  test.each([
    ['londn', 'London, UK'],
    ['ondon', 'London, UK'],
    ['berlni', 'Berlin, Germany'],
    ['bangalor', 'Bengaluru, India'],
    ['torotno', 'Toronto, Ontario, Canada'],
    ['san fransisco', 'San Francisco, California, US'],
    ['sna francisco', 'San Francisco, California, US'],
    ['singapoer', 'Singapore'],
    ['mumbay', 'Mumbai, India'],
    ['amstredam', 'Amsterdam, Netherlands'],
    ['germny', 'Germany'],
    ['untied states', 'US'],
    ['londn canada', 'London, Ontario, Canada'],
    ['cambrige ma', 'Cambridge, Massachusetts, US'],
  ])('when %s is misspelt, then %s is the nearest', (typo, label) =>
    expect(places.near(typo, 3)[0]?.place.label).toBe(label),
  );

  test('when a word is short, then nothing is near it, and a limit is kept', () => {
    expect(places.near('usx', 5)).toEqual([]);
    expect(places.near('qwertyuiop', 5)).toEqual([]);
    expect(places.near('londn', 1)).toHaveLength(1);
    expect(places.near('londn', 0)).toEqual([]);
  });
});

describe('given the beginning of a name, when suggested, then the most populous come first', () => {
  test.each([
    ['sf', 'San Francisco, California, US'],
    ['ny', 'New York City, New York, US'],
    ['lon', 'London, UK'],
    ['united k', 'UK'],
    ['palo al', 'Palo Alto, California, US'],
    ['london, on', 'London, Ontario, Canada'],
    ['London, Ontario, Can', 'London, Ontario, Canada'],
    ['cambridge ma', 'Cambridge, Massachusetts, US'],
    ['bangal', 'Bengaluru, India'],
    ['münch', 'Munich, Germany'],
    ['reading', 'Reading, UK'],
  ])('when %s is typed, then %s comes first', (prefix, label) =>
    expect(places.suggest(prefix, 10)[0]?.label).toBe(label),
  );

  test('when "bang" is typed, then Bangkok and Bengaluru are suggested', () => {
    expect(labels(places.suggest('bang', 5))).toEqual(
      expect.arrayContaining(['Bangladesh', 'Bangkok, Thailand', 'Bengaluru, India']),
    );
  });

  test('when nothing is typed, then the best known are suggested, each once', () => {
    expect(labels(places.suggest('', 3))).toEqual([
      'US',
      'San Francisco, California, US',
      'New York City, New York, US',
    ]);
    for (const prefix of ['', 's', 'l', 'san', 'new', 'lon', 'uni', 'london, ']) {
      const found = labels(places.suggest(prefix, 25));
      expect(found.length).toBeGreaterThan(4);
      expect(new Set(found).size).toBe(found.length);
    }
    expect(places.suggest('lon', 0)).toEqual([]);
  });
});
