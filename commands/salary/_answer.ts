import {
  field,
  fields,
  markOf,
  paragraph,
  picture,
  ratesOf,
  salaryPicture,
  sourcesNote,
  sourcesOf,
  sourcesOfVoices,
  strong,
  titleOf,
  voiceLines,
  voicesCaption,
  writeEstimate,
  whyTheyDiffer,
  writeRates,
  type Block,
  type Dataset,
  type EpochMs,
  type Figures,
  type LevelAsked,
  type Quote,
  type Situation,
  type Span,
  type Voices,
  type WordBlock,
} from '#bot';
import type { Question } from './_actions.ts';

/** The band, as the title of the answer. */
export function titleFor(headline: Quote, situation: Situation): string {
  return `${headline.text} a year${situation.kind === 'whole' ? ' on average' : ''}`;
}

/** Who the band is for, and where: the line under the title; `after` goes on with it. */
export function lead(asked: Question, situation: Situation, { places }: Dataset, after = ''): Block {
  const { level } = asked;
  const years = level.years === undefined ? '' : ` (${spanOf(level.level)})`;
  return paragraph([
    strong(`${level.level.name} ${roleOf(asked)}${years} · ${whereOf(asked, situation, places)}`),
    after,
  ]);
}

/** The role that an answer is about: "LLM engineer". */
const roleOf = ({ specialisations: [only, second] }: Question): string =>
  only && !second ? only.title : 'AI engineer';

const whereOf = ({ place, remote }: Question, situation: Situation, places: Dataset['places']): string =>
  `${remote ? 'remote, ' : ''}${situation.kind === 'row' && place.part ? place.part : titleOf(place.place, places)}`;

/** The other bands in words, and the other voices: with the levels as a picture, or in words where none can be shown. */
export function bandsAndVoices(asked: Question, found: Found, data: Dataset, now: EpochMs): Block[] {
  const { figures, situation, voices } = found;
  const { specialisations, level, currency } = asked;
  const others = bands(figures, situation);
  const said = voiceLines(voices, data, now);
  const caption = voicesCaption(voices, data, now);
  const shown = salaryPicture(
    {
      ...{ specialisations, currency, level: level.level, who: roleOf(asked) },
      where: whereOf(asked, situation, data.places),
    },
    found,
    data,
  );
  if (!shown) return [...others, ...said];
  // What a picture of levels has no room for is in words all the same.
  return [...others, picture(shown, said, caption)];
}

const spanOf = ({ years: { from, below } }: LevelAsked['level']): string =>
  below === undefined ? `${from}+ years` : `${from}–${below} years`;

/** A figure as it is shown in a field: the band stands out, its mark does not. */
function figure(quote: Quote): (string | Span)[] {
  const mark = markOf(quote);
  return [strong(quote.text), mark === '' ? '' : ` (${mark})`];
}

/** The bands that answer beside the one in the title. */
function bands(figures: Figures, situation: Situation): WordBlock[] {
  const lines = situation.kind === 'row' ? figures.own.slice(1) : [...figures.national, ...figures.own];
  const others = [...lines, ...figures.rows].filter(({ quote }) => quote !== figures.headline);
  if (others.length === 0) return [];
  return [fields(...others.map(({ label, quote }) => field(label, figure(quote))))];
}

/** What an answer is made of: the guide's figures, which of its rows they are of, and the other voices. */
export interface Found {
  readonly figures: Figures;
  readonly situation: Situation;
  readonly voices: Voices;
}

/** The sources of all that an answer shows, by id. */
export const sourcesOfAll = ({ figures, voices }: Found, data: Dataset): string[] => [
  ...sourcesOf(figures),
  ...sourcesOfVoices(voices, data),
];

/** The small print: what was done to the figure, which places it is for, and its sources. */
export function smallPrint(asked: Question, found: Found, data: Dataset, now: EpochMs): Block {
  const { pay } = data;
  const { figures, situation, voices } = found;
  const { headline } = figures;
  const rates = writeRates({ rates: [...(headline?.rates ?? []), ...ratesOf(voices, data)] });
  const remote = pay.remote(asked.place.place.country);
  const sentences = [
    headline ? writeEstimate(headline, (id) => pay.level(id).name) : '',
    asked.specialisations.length > 1 ? 'Specialisations are shown one by one, not added up.' : '',
    rates === '' ? '' : `Converted at ${rates}.`,
    scopeOf(asked, figures, situation, data),
    asked.remote ? (remote ? `${remote.note}.` : 'No remote-only figure.') : '',
    // Listings are of every specialisation, and differ from the band of one for that reason alone.
    headline && asked.specialisations.length === 0 ? whyTheyDiffer(headline, voices) : '',
  ];
  const said = sentences.filter((one) => one !== '').join(' ');
  return sourcesNote(sourcesOfAll(found, data), data, said, now);
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
  const shared = label.toLowerCase() === level.level.name.toLowerCase() ? '' : ` ${label} share one band.`;
  return `${place.part === undefined ? '' : `No ${place.part}-only figure; this is US-wide.`}${shared}`.trim();
}
