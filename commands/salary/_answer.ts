import {
  button,
  call,
  field,
  fields,
  markOf,
  paragraph,
  sourcesNote,
  sourcesOf,
  strong,
  titleIn,
  titleOf,
  writeEstimate,
  writeRates,
  type Block,
  type Dataset,
  type FieldValues,
  type Figures,
  type LevelAsked,
  type PlaceMatch,
  type Quote,
  type Reply,
  type Situation,
  type Span,
} from '#bot';
import { salaryCall, othersOf, type Question } from './_actions.ts';

/** The band, as the title of the answer. */
export function titleFor(headline: Quote, situation: Situation): string {
  return `${headline.text} a year${situation.kind === 'whole' ? ' on average' : ''}`;
}

/** Who the band is for, and where: the line under the title. */
export function lead(asked: Question, situation: Situation, { places }: Dataset): Block {
  const { level, place, specialisations, remote } = asked;
  const [only, second] = specialisations;
  const role = only && !second ? only.title : 'AI engineer';
  const where = situation.kind === 'row' && place.part ? place.part : titleOf(place.place, places);
  const years = level.years === undefined ? '' : ` (${spanOf(level.level)})`;
  return paragraph([strong(`${level.level.name} ${role}${years} · ${remote ? 'remote, ' : ''}${where}`)]);
}

const spanOf = ({ years: { from, below } }: LevelAsked['level']): string =>
  below === undefined ? `${from}+ years` : `${from}–${below} years`;

/** A figure as it is shown in a field: the band stands out, its mark does not. */
function figure(quote: Quote): (string | Span)[] {
  const mark = markOf(quote);
  return [strong(quote.text), mark === '' ? '' : ` (${mark})`];
}

/** The bands that answer beside the one in the title. */
export function bands(figures: Figures, situation: Situation): Block[] {
  const lines = situation.kind === 'row' ? figures.own.slice(1) : [...figures.national, ...figures.own];
  const others = [...lines, ...figures.rows].filter(({ quote }) => quote !== figures.headline);
  if (others.length === 0) return [];
  return [fields(...others.map(({ label, quote }) => field(label, figure(quote))))];
}

/** The small print: what was done to the figure, which places it is for, and its sources. */
export function smallPrint(asked: Question, figures: Figures, situation: Situation, data: Dataset): Block {
  const { pay } = data;
  const { headline } = figures;
  const rates = headline ? writeRates(headline) : '';
  const remote = pay.remote(asked.place.place.country);
  const sentences = [
    headline ? writeEstimate(headline, (id) => pay.level(id).name) : '',
    asked.specialisations.length > 1 ? 'Specialisations are shown one by one, not added up.' : '',
    rates === '' ? '' : `Converted at ${rates}.`,
    scopeOf(asked, figures, situation, data),
    asked.remote ? (remote ? `${remote.note}.` : 'No remote-only figure.') : '',
  ];
  return sourcesNote(sourcesOf(figures), data, sentences.filter((one) => one !== '').join(' '));
}

/** How far the band reaches: "UK-wide band; no London-only figure." */
function scopeOf(
  { place, level }: Question,
  figures: Figures,
  situation: Situation,
  { places }: Dataset,
): string {
  const where = place.part ?? titleOf(place.place, places);
  if (situation.kind === 'row') {
    const { row, area, premium } = situation;
    // A city that the row is named for has no figure of its own either, and a country is what the row is for.
    const isWhole =
      place.part === undefined && (place.place.kind === 'country' || where === place.place.countryName);
    if (isWhole) return place.place.countryName === row.name ? '' : `${row.note}.`;
    if (row.covers.areas === undefined && !premium) return `${row.note}; no ${where}-only figure.`;
    const within = area && area.name !== `${where} area` ? `; ${where} counts as ${area.name}` : '';
    return `${row.note}${within}.`;
  }
  const label = figures.nationalLabel ?? '';
  const shared =
    label.toLowerCase() === level.level.name.toLowerCase() ? '' : ` ${label} share one US-wide band.`;
  return `${place.part === undefined ? '' : `No ${place.part}-only figure; this is US-wide.`}${shared}`.trim();
}

/** The answer where the guide has no such band, with the nearest places that it has. */
export function noBand(asked: Question, situation: Situation, dataset: Dataset): Reply {
  const { level, place } = asked;
  const where = titleIn(place.place, dataset.places);
  const of = place.place.kind === 'country' ? '' : ` (${place.place.countryName})`;
  const nearest = situation.kind === 'none' ? situation.nearest : [];
  const why =
    situation.kind === 'row'
      ? `The ${situation.row.name} row has no ${level.level.name.toLowerCase()} band and none to work it out from`
      : `The guide has no band for ${where}${of}`;
  return {
    summary: `No data for ${level.level.name.toLowerCase()} AI engineers in ${where}`,
    blocks: [
      paragraph(`${why}, and I don’t guess.${nearest.length > 0 ? NEAREST : ''}`),
      sourcesNote([situation.kind === 'row' ? situation.row.source : 'guide'], dataset),
    ],
    actions: [
      ...nearest.map((one, at) =>
        button(
          titleOf(one, dataset.places),
          salaryCall(asked, { place: one.id }),
          at === 0 ? 'primary' : 'secondary',
        ),
      ),
      ...othersOf(asked, dataset),
    ],
    unshared: true,
  };
}

const NEAREST = ' The nearest places it covers:';

/** The answer for a place that no row is for, whatever the level; undefined for any other place. */
export function noPlace(
  { place, part }: PlaceMatch,
  given: FieldValues,
  { pay, places }: Dataset,
): Reply | undefined {
  const situation = pay.situate(place, part);
  if (situation.kind !== 'none') return undefined;
  const where = titleIn(place, places);
  return {
    summary: `No pay data for AI engineers in ${where}`,
    blocks: [paragraph(`The guide has no band for ${where} at any level, and I don’t guess.${NEAREST}`)],
    actions: situation.nearest.map((one, at) =>
      button(
        titleOf(one, places),
        call(['salary'], { ...given, place: one.id }),
        at === 0 ? 'primary' : 'secondary',
      ),
    ),
  };
}

/** What every level earns in the US on average: said where neither level nor place is. */
export function usAverages(dataset: Dataset): Block[] {
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
    sourcesNote(['guide'], dataset),
  ];
}
