import { Fraction } from 'fraction.js';
import { describe, expect, it, test } from 'vitest';
import { whereIn, type OfficialFigure } from '../../../src/dataset/pay/official/official.ts';
import { loadPay } from '../../../src/dataset/pay/load.ts';
import { PUBLISHED } from '../../../src/dataset/pay/official/records.ts';
import type { Place } from '../../../src/dataset/places/places.ts';
import { recordReader } from '../../../src/dataset/records.ts';
import { inProject } from '../../harness/project.ts';
import { shippedData } from '../../harness/shipped.ts';
import { fc } from '../../harness/property.ts';

const { pay, places } = shippedData();

function found(named: string): OfficialFigure | undefined {
  const match = places.find(named);
  if (!match) throw new Error(`no place is called ${named}`);
  return pay.official.main(match);
}

describe('given a town', () => {
  test.each([
    ['seattle', 'Seattle area'],
    ['redmond, washington', 'Seattle area'],
    ['tacoma', 'Seattle area'],
    ['palo alto', 'San Jose area'],
    ['mountain view', 'San Jose area'],
    ['cupertino', 'San Jose area'],
    ['oakland', 'San Francisco area'],
    ['berkeley', 'San Francisco area'],
    ['fremont', 'San Francisco area'],
    ['new york', 'New York area'],
    ['brooklyn', 'New York area'],
    ['jersey city', 'New York area'],
    ['hoboken', 'New York area'],
    ['white plains', 'New York area'],
    ['stamford', 'Bridgeport area'],
    ['princeton', 'Trenton area'],
    ['boston', 'Boston area'],
    ['cambridge ma', 'Boston area'],
    ['round rock', 'Austin area'],
    ['boulder', 'Boulder area'],
    ['denver', 'Denver area'],
    ['irvine', 'Los Angeles area'],
    ['evanston', 'Chicago area'],
    ['washington dc', 'Washington, D.C. area'],
    ['bethesda', 'Washington, D.C. area'],
    ['baltimore', 'Baltimore area'],
    ['plano', 'Dallas area'],
    ['vancouver, washington', 'Portland area'],
    ['lehi', 'Provo area'],
    ['ann arbor', 'Ann Arbor area'],
    ['kansas city, kansas', 'Kansas City area'],
    ['san juan, puerto rico', 'San Juan area'],
    ['menlo park', 'San Francisco area'],
    ['redwood city', 'San Francisco area'],
    ['concord, california', 'San Francisco area'],
    ['gilroy', 'San Jose area'],
    ['santa clarita', 'Los Angeles area'],
    ['pomona', 'Los Angeles area'],
    ['denton', 'Dallas area'],
    ['mckinney', 'Dallas area'],
    ['edison, new jersey', 'New York area'],
    ['broomfield', 'Denver area'],
    ['draper', 'Salt Lake City area'],
    ['frederick, maryland', 'Washington, D.C. area'],
    ['truckee', 'US'],
    ['jackson, wyoming', 'US'],
    ['california', 'US'],
    ['us', 'US'],
    ['toronto', 'Toronto'],
    ['mississauga', 'Toronto'],
    ['waterloo, ontario', 'Kitchener–Waterloo–Barrie'],
    ['london, ontario', 'London'],
    ['ottawa', 'Ottawa'],
    ['gatineau', 'Outaouais'],
    ['montreal', 'Montréal'],
    ['laval', 'Laval'],
    ['vancouver', 'Lower Mainland'],
    ['burnaby', 'Lower Mainland'],
    ['calgary', 'Calgary'],
    ['halifax', 'Halifax'],
    ['prince george', 'British Columbia'],
    ['british columbia', 'British Columbia'],
    ['whitehorse', 'Canada'],
    ['canada', 'Canada'],
    ['london', 'UK'],
    ['berlin', 'Germany'],
    ['stockholm', 'Sweden'],
    ['sydney', 'Australia'],
    ['singapore', 'Singapore'],
  ])('when %s is asked, then the office that answers counts %s', (named, where) => {
    expect(found(named)?.where).toBe(where);
  });

  test.each(['tokyo', 'paris', 'puerto rico', 'santa fe, argentina'])(
    'when %s is asked, then no office answers',
    (named) => {
      expect(found(named)).toBeUndefined();
    },
  );
});

describe('given a figure as it is published', () => {
  test.each([
    ['seattle', 'median $167K, middle 80% $99K–$258K', ''],
    ['uk', 'median £56K, middle 80% £31K–£101K', ''],
    ['germany', 'median €76K', ''],
    ['canada', 'median CAD $94K, middle 80% CAD $59K–$150K', 'hourly × 37.5 h × 52'],
    ['denmark', 'median DKK 758K, middle half DKK 622K–913K', 'hourly × 37 h × 52'],
    ['sweden', 'median SEK 642K, middle 80% SEK 475K–871K', 'monthly × 12'],
    ['singapore', 'median SGD $128K, middle half SGD $96K–$169K', 'monthly × 12'],
  ])('when %s is asked, then it is %s', (named, text, derived) => {
    const figure = found(named);
    if (!figure) throw new Error(`no figure for ${named}`);
    expect([pay.officialText(figure), figure.derived]).toEqual([text, derived]);
  });

  it('when it is shown in another currency, then each amount is converted at the dated rates', () => {
    const figure = found('uk');
    const rate = pay.rate('GBP')?.perUsd ?? '';
    const median = new Fraction('55587').div(rate);
    expect(figure && pay.officialAmount(figure, 50, 'USD')?.text).toBe(
      `$${Math.round(median.valueOf() / 1000)}K`,
    );
  });
});

describe('given an amount', () => {
  const figure = found('seattle');
  if (!figure) throw new Error('no figure for Seattle');

  it('when any is asked, then it lies above the one percentile and under the other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 600_000 }), (amount) => {
        const { above, below } = whereIn(figure, new Fraction(amount));
        if (above !== undefined) expect(figure.amounts[above]?.compare(amount)).toBeLessThanOrEqual(0);
        if (below !== undefined) expect(figure.amounts[below]?.compare(amount)).toBeGreaterThan(0);
        const [at, next] = [above, below].map((one) => (one === undefined ? -1 : PUBLISHED.indexOf(one)));
        if (above !== undefined && below !== undefined) expect(next).toBe((at ?? 0) + 1);
      }),
    );
  });
});

describe('given every area', () => {
  const { rows, areas, trades } = loadPay(recordReader(inProject('data'))).official;
  const isMain = ({ source, occupation_code: code }: (typeof rows)[number]) =>
    trades.some((trade) => trade.isMain && trade.office === source && trade.code === code);
  const counted = new Set(rows.filter(isMain).map((row) => row.area_code));
  /** Somebody who lives right where an area's first town is. */
  const dweller = ({ id, country, states, points: [point] = [] }: (typeof areas)[number]): Place => ({
    ...{ id: `test:${id}`, kind: 'city', name: id, label: id, country, countryName: country },
    ...{ region: states[0] ?? '', population: 1, zone: 'UTC' },
    ...{ latitude: point?.latitude ?? 0, longitude: point?.longitude ?? 0 },
  });

  it('when somebody lives in its first town, then it answers, where it counts the main trade', () => {
    const known = areas.filter(({ code, points }) => counted.has(code) && points !== undefined);
    expect(known.length).toBeGreaterThan(400);
    const lost = known.filter((area) => pay.official.main({ place: dweller(area) })?.where !== area.name);
    expect(lost.map((one) => one.name)).toEqual([]);
  });

  it('when somebody lives 44 km from its only town, then it answers; at 56 km the country does', () => {
    const honolulu = areas.find(({ name }) => name === 'Honolulu area');
    if (!honolulu) throw new Error('Honolulu is no area');
    const home = dweller(honolulu);
    const whereNorthOf = (degrees: number) =>
      pay.official.main({
        place: { ...home, id: `test:${degrees}`, latitude: home.latitude + degrees },
      })?.where;
    expect([whereNorthOf(0.4), whereNorthOf(0.5)]).toEqual(['Honolulu area', 'US']);
  });

  it('when a province is asked, then its own row answers', () => {
    const provinces = areas.filter(({ points }) => points === undefined);
    expect(provinces).toHaveLength(9);
    for (const { name, code } of provinces) {
      const place = places.find('canada')?.place;
      if (!place) throw new Error('Canada is no place');
      expect(pay.official.main({ place, part: name })?.where).toBe(counted.has(code) ? name : 'Canada');
    }
  });
});
