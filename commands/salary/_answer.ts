import {
  button,
  call,
  field,
  fields,
  heading,
  markOf,
  note,
  paragraph,
  sourcesNote,
  strong,
  titleIn,
  titleOf,
  writePremium,
  writeQuote,
  writeRates,
  writeYears,
  type Block,
  type Dataset,
  type FieldValues,
  type Figures,
  type PlaceMatch,
  type Quote,
  type Reply,
  type Situation,
  type Span,
} from '#bot';
import { salaryCall, othersOf, type Question } from './_actions.ts';

/** The band in one line, as the title of the answer. */
export function titleFor(
  asked: Question,
  headline: Quote,
  situation: Situation,
  { places }: Dataset,
): string {
  const { level, place, specialisations, remote } = asked;
  const [only, second] = specialisations;
  const role = only && !second ? only.title : 'AI engineer';
  const where = situation.kind === 'row' && place.part ? place.part : titleIn(place.place, places);
  const subject = `${level.level.name} ${role}${remote ? ', remote' : ''} in ${where}`;
  const mark = markOf(headline);
  const average = situation.kind === 'whole' ? ' on average' : '';
  return `${subject}: ${headline.text} a year${average}${mark === '' ? '' : ` (${mark})`}`;
}

/** A figure as it is shown in a field: the band stands out, its mark does not. */
function figure(quote: Quote): (string | Span)[] {
  const mark = markOf(quote);
  return [strong(quote.text), mark === '' ? '' : ` (${mark})`];
}

/** The bands that answer, beside those they come from. */
export function bands(asked: Question, figures: Figures, situation: Situation, { pay }: Dataset): Block[] {
  const level = asked.level.level.name.toLowerCase();
  const table = figures.nationalLabel?.toLowerCase() ?? '';
  const national = figures.national.map(({ label, quote }) => `${label} ${writeQuote(quote)}`).join(' · ');
  if (situation.kind === 'whole') {
    return [
      fields(...figures.national.map(({ label, quote }) => field(`${label}, ${table}`, figure(quote)))),
      ...(figures.own.length > 0
        ? [fields(...figures.own.map(({ label, quote }) => field(`Average, ${label}`, figure(quote))))]
        : []),
      heading('By place'),
      fields(...figures.rows.map(({ label, quote }) => field(`${label}, ${level}`, figure(quote)))),
    ];
  }
  if (situation.kind !== 'row') return [];
  const { row, premium, area } = situation;
  const base = pay.quote(row, undefined, { level: asked.level.level.id, currency: asked.currency });
  const own = figures.own.map(({ label, quote }, at) =>
    field(at === 0 ? `${premium ? `${area?.name ?? ''}, ` : `${row.name}, `}${level}` : label, figure(quote)),
  );
  return [
    fields(
      ...(premium && base ? [field(`${row.name}, ${level}`, figure(base))] : []),
      ...own,
      ...(national === '' ? [] : [field(`US level table, ${table}`, national)]),
    ),
  ];
}

/** All that has to be said of the figures, and of pay beside them. */
export function notes(
  asked: Question,
  figures: Figures,
  situation: Situation,
  { pay, places }: Dataset,
): Block[] {
  const { level, place, specialisations, remote } = asked;
  const where = titleOf(place.place, places);
  const sentences: string[] = [];
  if (situation.kind === 'row') {
    const { row, area, premium } = situation;
    const within = area && area.name !== `${where} area` ? `, and ${where} counts as the ${area.name}` : '';
    sentences.push(`${row.note}${within}.`);
    if (premium) sentences.push(`The guide's premium for the ${premium.name} is ${writePremium(premium)}.`);
  } else
    sentences.push('The level table speaks of the US as a whole, the two rows by place of a part of it.');
  if (place.part !== undefined && situation.kind === 'whole') {
    sentences.unshift(`${place.part} is answered by ${titleIn(place.place, places)} as a whole.`);
  }
  if (figures.headline?.interpolated === true) {
    sentences.push(
      `≈ The row prints no ${level.level.name.toLowerCase()} band: it is half way between its neighbours.`,
    );
  }
  if (specialisations.length > 1)
    sentences.push('Each specialisation stands alone: the guide does not say that they add up.');
  const rates = figures.headline ? writeRates(figures.headline) : '';
  if (rates !== '') sentences.push(`Converted at ${rates}.`);
  if (level.years !== undefined) {
    const years = level.level.years;
    const span =
      years.below === undefined ? `${years.from} years and more` : `${years.from} to ${years.below} years`;
    sentences.push(`${writeYears(level.years)} is ${level.level.name.toLowerCase()} (${span}).`);
  }
  if (remote) {
    const policy = pay.remote(place.place.country);
    sentences.push(
      policy
        ? `${policy.note}.`
        : 'The guide says nothing of remote pay here: the band is that of the place.',
    );
  }
  const company = pay.companyTypes.map(({ name, summary }) => `${name}: ${summary}`).join(' · ');
  return [paragraph(sentences.join(' ')), note(`Company type moves it too. ${company}.`)];
}

/** The answer where the guide has no such band, with the nearest places that it has. */
export function noBand(asked: Question, situation: Situation, dataset: Dataset): Reply {
  const { level, place } = asked;
  const where = titleIn(place.place, dataset.places);
  const of = place.place.kind === 'country' ? '' : ` (${place.place.countryName})`;
  const nearest = situation.kind === 'none' ? situation.nearest : [];
  const why =
    situation.kind === 'row'
      ? `The row for ${situation.row.name} holds no ${level.level.name.toLowerCase()} band and none to work it out from`
      : `The guide has no band for ${where}${of}`;
  const next = nearest.length > 0 ? ' These are the nearest places it has.' : '';
  return {
    summary: `No data for ${level.level.name.toLowerCase()} AI engineers in ${where}`,
    blocks: [
      paragraph(`${why}, and Rung does not make one up.${next}`),
      sourcesNote([situation.kind === 'row' ? situation.row.source : 'guide'], dataset),
    ],
    actions: [
      ...nearest.map((one, at) =>
        button(
          `${level.level.name} in ${titleIn(one, dataset.places)}`,
          salaryCall(asked, { place: one.id }),
          at === 0 ? 'primary' : 'secondary',
        ),
      ),
      ...othersOf(asked, dataset),
    ],
    unshared: true,
  };
}

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
    blocks: [
      paragraph(
        `The guide has no band for ${where}, at any level, and Rung does not make one up. These are the nearest places it has.`,
      ),
    ],
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
    paragraph(`On average in the US, a year: ${[...rows.values()].join(' · ')}.`),
    sourcesNote(['guide'], dataset),
  ];
}
