import {
  button,
  call,
  paragraph,
  ratesOf,
  sourcesNote,
  titleIn,
  titleOf,
  voiceLines,
  voicesIn,
  voicesTitle,
  writeCount,
  writeRates,
  type Action,
  type Block,
  type Call,
  type Dataset,
  type EpochMs,
  type FieldValues,
  type Place,
  type PlaceMatch,
  type Reply,
  type Situation,
  type Voices,
} from '#bot';
import { compareWith, othersOf, salaryCall, type Question } from './_actions.ts';
import { lead, sourcesOfAll, type Found } from './_answer.ts';

/** How many of the nearest places are offered, alone and beside the ways on from a figure. */
const MOST_NEAREST = 3;
const FEW_NEAREST = 2;

/** Buttons for the nearest places that the guide covers. */
const nearestOf = (
  situation: Situation,
  { places }: Dataset,
  most: number,
  to: (place: Place) => Call,
): Action[] =>
  (situation.kind === 'none' ? situation.nearest.slice(0, most) : []).map((one, at) =>
    button(titleOf(one, places), to(one), at === 0 ? 'primary' : 'secondary'),
  );

/** That the guide has no band, as the lead goes on. */
const withoutBand = (situation: Situation): string =>
  situation.kind === 'row'
    ? `: the ${situation.row.name} row has no such band`
    : ': the guide has no band here';

/** The answer where the guide has no such band: what else speaks of pay there, and the nearest places that it covers. */
export function noBand(asked: Question, found: Found, dataset: Dataset, now: EpochMs): Reply {
  const { situation, voices } = found;
  const title = voicesTitle(voices, dataset);
  const where = titleIn(asked.place.place, dataset.places);
  const nearest = nearestOf(situation, dataset, title === undefined ? MOST_NEAREST : FEW_NEAREST, (place) =>
    salaryCall(asked, { place: place.id }),
  );
  const rates = ratesOf(voices, dataset);
  const sources = [
    ...(situation.kind === 'row' ? [situation.row.source] : []),
    ...sourcesOfAll(found, dataset),
  ];
  const converted = rates.length > 0 ? `Converted at ${writeRates({ rates })}.` : '';
  return {
    summary:
      title ??
      tooFewTitle(voices, dataset) ??
      `No figure for ${asked.level.level.name.toLowerCase()} AI engineers in ${where}`,
    blocks: [
      lead(asked, situation, dataset, `${withoutBand(situation)}.`),
      // Few listings alone are the title.
      ...(title === undefined ? [] : voiceLines(voices, dataset, now)),
      ...(nearest.length > 0 ? [paragraph('Nearest places with a band:')] : []),
      ...(sources.length > 0 ? [sourcesNote(sources, dataset, converted, now)] : []),
    ],
    actions: [
      ...nearest,
      ...(title === undefined ? [] : [button('Show the maths', salaryCall(asked, { how: true }))]),
      ...(nearest.length === 0 ? [compareWith(asked)] : []),
      ...othersOf(asked, dataset),
    ],
    ...(title === undefined && { unshared: true }),
  };
}

/** "Only 2 senior listings in Japan: too few for a figure"; undefined where nothing was listed. */
function tooFewTitle({ place, listed }: Voices, { places, pay }: Dataset): string | undefined {
  if (!listed) return undefined;
  const where = titleIn({ ...place, kind: 'country' }, places);
  const count = writeCount(listed.listings).replace(' ', ` ${pay.level(listed.level).name.toLowerCase()} `);
  return `Only ${count} in ${where}: too few for a figure`;
}

/**
 * What is said before the level is asked for, of a place that no row is for: an answer in its place where nothing speaks of
 * pay there at any level; nothing for any other place.
 */
export function withoutLevel(
  { place, part }: PlaceMatch,
  given: FieldValues,
  dataset: Dataset,
): Reply | readonly Block[] {
  const { pay, places } = dataset;
  const situation = pay.situate(place, part);
  if (situation.kind !== 'none') return [];
  const speaks = pay.levels.some(({ id }) =>
    voicesTitle(voicesIn({ place }, id, undefined, dataset), dataset),
  );
  if (speaks) return [];
  return {
    summary: `No pay figure for AI engineers in ${titleIn(place, places)}`,
    blocks: [paragraph(`The guide has no band there at any level. Nearest places with one:`)],
    actions: nearestOf(situation, dataset, MOST_NEAREST, (near) =>
      call(['salary'], { ...given, place: near.id }),
    ),
  };
}

/** What every level earns in the US on average: said where neither level nor place is. */
export function usAverages(dataset: Dataset, now: EpochMs): Block[] {
  const { pay } = dataset;
  // A row of the level table may hold two levels.
  const rows = new Map(
    pay.levels.flatMap(({ id }) => {
      const row = pay.national('US', id);
      if (!row) return [];
      const { text } = pay.nationalQuote(row, 'average', { level: id, currency: undefined });
      return [[row.label, `${row.label} ${text}`] as const];
    }),
  );
  return [
    paragraph(`US averages a year: ${[...rows.values()].join(' · ')}.`),
    sourcesNote(['guide'], dataset, '', now),
  ];
}
