import { sheetOf } from '../../../src/pictures/sheet.ts';
import type { Measure } from '../../../src/pictures/text.ts';
import type { Picture } from '../../../src/reply/picture.ts';

const FIGURE = /\d[\d.,]*/gu;
/** Marks of an axis and of a scale are not figures of the answer. */
const AXIS = new Set(['#94A0B5']);

/** The figures that a picture shows and that its words lack. */
export function unsaid(picture: Picture, measure: Measure): string[] {
  const said = new Set(picture.alt.match(FIGURE)?.map((one) => one.replace(/[.,]$/u, '')));
  return sheetOf(picture, measure).marks.flatMap(({ box, svg }) => {
    if (!box || [...AXIS].some((colour) => svg.includes(`fill="${colour}"`))) return [];
    const figures = (box.text.match(FIGURE) ?? []).map((one) => one.replace(/[.,]$/u, ''));
    return figures.filter((one) => !said.has(one));
  });
}

const PLACES = [
  'london',
  'sf',
  'berlin',
  'toronto',
  'bangalore',
  'singapore',
  'austin',
  'us',
  'uk',
  'zurich',
];
/** Questions whose answers have pictures. */
export const QUESTIONS = [
  ...['entry', 'mid', 'senior', 'staff', 'principal'].flatMap((level) =>
    PLACES.map((place) => `/salary ${level} ${place}`),
  ),
  ...['senior london in inr', 'staff austin llm in jpy', 'mid toronto in chf', 'entry remote us in inr'].map(
    (one) => `/salary ${one}`,
  ),
  '/salary compare senior sf london berlin toronto bangalore',
  '/salary compare staff london singapore zurich in inr',
  '/salary compare mid london accra berlin',
  '/roadmap show software engineer',
  '/roadmap show data scientist 6h a week by june',
  '/roadmap show 30 days from monday',
];

/** Offers that have a picture: low and high ones, in other currencies, in parts, and for levels that listings lack. */
export const OFFERS = [
  '120k gbp senior london',
  '£40k senior london',
  '£900k senior london',
  '$180k base 40k bonus 200k equity over 4 years sign-on 20k senior seattle',
  '115k eur senior berlin',
  'C$150k mid toronto',
  '3 crore senior austin',
  '$250k staff new york',
  '$600k principal remote us',
  '70k entry boston llm',
].map((offer) => `/salary offer ${offer}`);
