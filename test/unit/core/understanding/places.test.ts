import { describe, expect, test } from 'vitest';
import { option } from '../../../../src/core/declare/options.ts';
import { readTyped } from '../../../harness/reading.ts';
import { shippedData } from '../../../harness/shipped.ts';

const data = shippedData();
const usage = { summary: 'It' };

describe('given names of places', () => {
  const place = { it: option.place(usage) };

  test.each([
    ['San Fransisco', 'San Francisco'],
    ['San Deigo', 'San Diego'],
    ['Palo Alot', 'Palo Alto'],
    ['Hong Knog', 'Hong Kong'],
    ['Buenos Ares', 'Buenos Aires'],
    ['Ho Chi Min City', 'Ho Chi Minh City'],
    ['New York Ciity', 'New York City'],
    ['Eats Los Angeles', 'East Los Angeles'],
    ['Plaaya del Carmen', 'Playa del Carmen'],
    ['San Luis Río Coolorado', 'San Luis Río Colorado'],
    ['Ffort Worth', 'Fort Worth'],
  ])('when %s is said, then it is %s, said as a correction', (said, name) => {
    const { fields, corrections } = readTyped(place, said);
    expect(data.places.get(String(fields['it']))?.name).toBe(name);
    expect(corrections).toHaveLength(1);
  });

  test.each([
    ['San Miguep', 'San Miguel'],
    ['Kyv', 'Kyiv'],
    ['San Matteo', 'San Mateo'],
    ['Santa Mara', 'Santa Maria'],
  ])(
    'when %s is said, which several towns may be called, then they are offered and no word of it is read alone',
    (said, name) => {
      const { fields, unknown } = readTyped(place, said);
      expect(fields).toEqual({});
      expect(unknown.flatMap(({ near }) => near.map(({ choice }) => choice.label)).join()).toContain(name);
    },
  );

  test.each([
    ...[
      ['LHR', 'London'],
      ['LAX', 'Los Angeles'],
      ['BOM', 'Mumbai'],
      ['LDN', 'London'],
      ['DE', 'Germany'],
    ],
    ...[
      ['SG', 'Singapore'],
      ['Greater London Area', 'London'],
      ['Greater Seattle Area', 'Seattle'],
    ],
    ...[
      ['Cabo Verde', 'Cape Verde'],
      ['Åland', 'Åland Islands'],
      ['Лондон', 'London'],
      ['伦敦', 'London'],
    ],
    ['תל אביב', 'Tel Aviv'],
  ] as [string, string][])('when %s is said, then it is %s', (said, name) => {
    const value = String(readTyped(place, said).fields['it']);
    expect((data.places.get(value) ?? data.places.find(value)?.place)?.name).toBe(name);
  });

  test.each(['EU', 'APAC', 'EMEA', 'LATAM', 'Nordics', 'Southeast Asia'])(
    'when the region %s is said, then no town is taken for it',
    (said) => {
      const { fields, unknown } = readTyped(place, said);
      expect(fields['it']).toBeUndefined();
      expect(unknown[0]?.reason).toContain('not by region');
    },
  );
});
