import {
  figuresFor,
  markOf,
  note,
  ratesOf,
  table,
  titleOfMatch,
  writeMedian,
  writeRates,
  writeSpan,
  type Dataset,
  type LevelAsked,
  type LevelId,
  type PlaceMatch,
  type Quote,
  type Situation,
  type Specialisation,
  type Voices,
  type WordBlock,
} from '#bot';

/** A place with the band that a level has there, in its own currency and in any other. */
export function bandIn(
  asked: PlaceMatch,
  level: LevelAsked['level'],
  specialisation: Specialisation | undefined,
  { pay, places }: Dataset,
) {
  const situation = pay.situate(asked.place, asked.part, level.id);
  const figures = (into: string | undefined) =>
    figuresFor(pay, situation, level, specialisation ? [specialisation] : [], into);
  return { asked, name: titleOfMatch(asked, places), situation, figures, own: figures(undefined).headline };
}

/** A place of a comparison, with all that is shown of it. */
export interface Line {
  readonly asked: PlaceMatch;
  readonly name: string;
  readonly situation: Situation;
  readonly own: Quote | undefined;
  /** In the currency that all are shown in. */
  readonly quote: Quote | undefined;
  readonly voices: Voices;
}

/** Beside more places than these a line says no more than its figures. */
const MOST_EXPLAINED = 3;

/** The places side by side: the guide’s bands in one currency, and what was listed in a column of its own. */
export function tableOf(title: string, currency: string | undefined, lines: readonly Line[]): WordBlock {
  const isLong = lines.length > MOST_EXPLAINED;
  const isListed = lines.some(({ voices }) => voices.listed);
  const converted = !isLong && lines.some(({ quote, own }) => quote?.text !== own?.text);
  // Five columns are more than a phone shows.
  const isNarrow = isLong || (isListed && converted);
  return table(
    `${title}, a year, in ${currency ?? ''}`,
    [
      { label: 'Place', align: 'left' },
      { label: currency === undefined ? 'Band' : `In ${currency}`, align: 'right' },
      ...(isListed ? [{ label: 'Listed median (n)', align: 'right' } as const] : []),
      ...(converted ? [{ label: 'Local currency', align: 'right' } as const] : []),
      ...(isNarrow ? [] : [{ label: 'Based on', align: 'left' } as const]),
    ],
    lines.map(({ name, quote, own, situation, voices }) => ({
      cells: [
        name,
        quote?.text ?? 'no band',
        ...(isListed ? [listedCell(voices)] : []),
        ...(converted ? [own?.text ?? '–'] : []),
        ...(isNarrow ? [] : [quote && own ? source(situation, own) : lacking(situation)]),
      ],
    })),
  );
}

/** A cell of the listings alone: the median and how many it is of. */
function listedCell({ listed, spread }: Voices): string {
  if (!listed) return '–';
  const { listings } = listed;
  return spread ? `${writeMedian(spread)} (${listings.toLocaleString('en')})` : 'too few';
}

const source = (situation: Situation, own: Quote): string =>
  [situation.kind === 'row' ? situation.row.name : 'US average', markOf(own)].filter(Boolean).join(', ');

const lacking = (situation: Situation): string =>
  situation.kind === 'row' ? `${situation.row.name}, no such level` : '–';

/** The rates used, what the figures leave out, and the places that have none. */
export function remarks(lines: readonly Line[], data: Dataset): string {
  const missing = lines.filter((one) => !one.quote).map((one) => one.name);
  const rates = writeRates(...lines.map(({ quote, voices }) => quote ?? { rates: ratesOf(voices, data) }));
  return [
    rates === '' ? '' : `Converted at ${rates}.`,
    'Not adjusted for tax or cost of living.',
    missing.length > 0 && missing.length < lines.length ? `No guide band for ${missing.join(', ')}.` : '',
    listedRemark(lines, data.pay),
  ]
    .filter(Boolean)
    .join(' ');
}

/** Under a picture, which has no numbers of listings: how many each country's median is of, or that they are too few. */
export function countedNote(lines: readonly Line[]): WordBlock | undefined {
  const counted = new Map(
    lines.flatMap(({ voices: { listed, spread, place } }) =>
      listed ? [[place.countryName, spread ? listed.listings.toLocaleString('en') : 'too few'] as const] : [],
    ),
  );
  if (counted.size === 0) return undefined;
  return note(`Listings: ${[...counted].map(([country, count]) => `${country} ${count}`).join(', ')}.`);
}

/** The years of the listings, and what stands in for a level that they do not have. */
function listedRemark(lines: readonly Line[], pay: Dataset['pay']): string {
  const shown = lines.flatMap(({ voices: { listed, spread } }) => (listed && spread ? [listed] : []));
  const [first] = shown;
  if (!first) return '';
  const years = [...new Set(shown.map(writeSpan))].join(', ');
  const name = (id: LevelId) => pay.level(id).name.toLowerCase();
  const instead =
    first.insteadOf === undefined ? '' : `; no ${name(first.insteadOf)} level, so ${name(first.level)}`;
  return `Listed: country-wide, ${years}${instead}.`;
}
