import {
  button,
  call,
  defineCommand,
  explain,
  field,
  fields,
  figuresFor,
  heading,
  markOf,
  menu,
  note,
  option,
  paragraph,
  payAsks,
  payTalk,
  sourcesNote,
  strong,
  sourcesOf,
  titleIn,
  titleOf,
  valueOfMatch,
  writePremium,
  writeQuote,
  writeRates,
  writeYears,
  type Action,
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
  type Specialisation,
} from '#bot';

const COUNTRIES = ['us', 'uk', 'germany', 'canada', 'india', 'singapore'];
const CITIES = ['london', 'san francisco', 'new york', 'berlin', 'toronto', 'bengaluru'];
/** Most other places of the same name that are offered. */
const MOST_OTHERS = 5;

export default defineCommand({
  summary: 'Pay bands for AI engineers by level and place, with their source',
  options: {
    level: option.level({
      summary: 'Level, or years of experience',
      required: true,
      remembered: 'level',
    }),
    place: option.place({
      summary: 'City or country',
      required: true,
      remembered: 'place',
      overflow: { path: ['salary', 'compare'], option: 'place' },
      ask: ({ remote }) =>
        remote === true
          ? { question: 'Remote from which country?', offer: COUNTRIES }
          : { question: 'Which place?', offer: CITIES },
    }),
    specialisation: option.many(option.specialisation({ summary: 'What the role specialises in' }), 0, 4),
    currency: option.currency({ summary: 'Currency to show it in', remembered: 'currency' }),
    remote: option.flag(['remote', 'remotely', 'wfh', 'work from home'], 'The job is remote'),
    how: option.flag(['how', 'explain', 'why'], 'Show the arithmetic and the sources'),
  },
  ignores: payTalk,
  asks: payAsks,
  examples: [
    '/salary senior london',
    '/salary 6y berlin llm',
    '/salary mid toronto in usd',
    '/salary staff sf',
    '/salary entry remote us',
  ],
  shareable: true,
  run({ level, place, specialisation, currency, remote, how }, { dataset }): Reply {
    const asked: Question = {
      level,
      place,
      specialisations: specialisation,
      currency: currency?.id,
      remote: remote === true,
    };
    const situation = dataset.pay.situate(place.place, place.part);
    const figures = figuresFor(dataset.pay, situation, level.level, specialisation, currency?.id);
    if (!figures.headline) return noBand(asked, situation, dataset);
    const title = titleFor(asked, figures.headline, situation, dataset);
    return how === true
      ? {
          summary: `How this is worked out: ${title}`,
          blocks: explain(figures, situation, dataset),
          actions: [button('Back to the answer', again(asked)), compareWith(asked)],
        }
      : {
          summary: title,
          blocks: [
            ...bands(asked, figures, situation, dataset),
            ...notes(asked, figures, situation, dataset),
            sourcesNote(sourcesOf(figures), dataset),
          ],
          actions: actionsFor(asked, dataset),
        };
  },
});

interface Question {
  readonly level: LevelAsked;
  readonly place: PlaceMatch;
  readonly specialisations: readonly Specialisation[];
  readonly currency: string | undefined;
  readonly remote: boolean;
}

function fieldsOf({ level, place, specialisations, currency, remote }: Question): FieldValues {
  return {
    level: level.years === undefined ? level.level.id : `${level.years}y`,
    place: valueOfMatch(place),
    ...(specialisations.length > 0 && { specialisation: specialisations.map((one) => one.id) }),
    ...(currency !== undefined && { currency }),
    ...(remote && { remote }),
  };
}

const again = (asked: Question, changes: FieldValues = {}) =>
  call(['salary'], { ...fieldsOf(asked), ...changes });

const compareWith = (asked: Question): Action => {
  const { level, place, specialisation, currency } = fieldsOf(asked);
  return button(
    'Compare places',
    call(['salary', 'compare'], {
      ...(level !== undefined && { level }),
      place: [String(place)],
      ...(Array.isArray(specialisation) &&
        specialisation.length === 1 && { specialisation: String(specialisation[0]) }),
      ...(currency !== undefined && { currency }),
    }),
  );
};

function titleFor(asked: Question, headline: Quote, situation: Situation, { places }: Dataset): string {
  const { level, place, specialisations, remote } = asked;
  const [only, second] = specialisations;
  const role = only && !second ? only.title : 'AI engineer';
  const where = situation.kind === 'row' && place.part ? place.part : titleIn(place.place, places);
  const head = `${level.level.name} ${role}${remote ? ', remote' : ''} in ${where}`;
  const mark = markOf(headline);
  const average = situation.kind === 'whole' ? ' on average' : '';
  return `${head}: ${headline.text} a year${average}${mark === '' ? '' : ` (${mark})`}`;
}

/** A figure as it is shown in a field: the band stands out, its mark does not. */
function figure(quote: Quote): (string | Span)[] {
  const mark = markOf(quote);
  return [strong(quote.text), mark === '' ? '' : ` (${mark})`];
}

function bands(asked: Question, figures: Figures, situation: Situation, { pay }: Dataset): Block[] {
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

function notes(asked: Question, figures: Figures, situation: Situation, { pay, places }: Dataset): Block[] {
  const { level, place, specialisations, remote } = asked;
  const where = titleOf(place.place, places);
  const said: string[] = [];
  if (situation.kind === 'row') {
    const { row, area, premium } = situation;
    const within = area && area.name !== `${where} area` ? `, and ${where} counts as the ${area.name}` : '';
    said.push(`${row.note}${within}.`);
    if (premium) said.push(`The guide's premium for the ${premium.name} is ${writePremium(premium)}.`);
  } else said.push('The level table speaks of the US as a whole, the two rows by place of a part of it.');
  if (place.part !== undefined && situation.kind === 'whole') {
    said.unshift(`${place.part} is answered by ${titleIn(place.place, places)} as a whole.`);
  }
  if (figures.headline?.interpolated === true) {
    said.push(
      `≈ The row prints no ${level.level.name.toLowerCase()} band: it is half way between its neighbours.`,
    );
  }
  if (specialisations.length > 1)
    said.push('Each specialisation stands alone: the guide does not say that they add up.');
  const rates = figures.headline ? writeRates(figures.headline) : '';
  if (rates !== '') said.push(`Converted at ${rates}.`);
  if (level.years !== undefined) {
    const years = level.level.years;
    const span =
      years.below === undefined ? `${years.from} years and more` : `${years.from} to ${years.below} years`;
    said.push(`${writeYears(level.years)} is ${level.level.name.toLowerCase()} (${span}).`);
  }
  if (remote) {
    const policy = pay.remote(place.place.country);
    said.push(
      policy
        ? `${policy.note}.`
        : 'The guide says nothing of remote pay here: the band is that of the place.',
    );
  }
  const company = pay.companyTypes.map(({ name, summary }) => `${name}: ${summary}`).join(' · ');
  return [paragraph(said.join(' ')), note(`Company type moves it too. ${company}.`)];
}

function actionsFor(asked: Question, dataset: Dataset): Action[] {
  const taken = new Set(asked.specialisations.map((one) => one.id));
  const left = dataset.pay.specialisations.filter((one) => !taken.has(one.id));
  const specialise = left.map((one) => ({
    label: `${one.name} ${writePremium(one)}`,
    call: again(asked, { specialisation: [one.id] }),
  }));
  return [
    compareWith(asked),
    button('How is this worked out?', again(asked, { how: true })),
    ...(specialise.length > 0 ? [menu('Specialise', specialise)] : []),
    ...othersOf(asked, dataset),
  ];
}

function noBand(asked: Question, situation: Situation, dataset: Dataset): Reply {
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
          again(asked, { place: one.id }),
          at === 0 ? 'primary' : 'secondary',
        ),
      ),
      ...othersOf(asked, dataset),
    ],
  };
}

/** The other places of the same name, to choose from. */
function othersOf(asked: Question, { places }: Dataset): Action[] {
  const others = asked.place.others.slice(0, MOST_OTHERS);
  if (others.length === 0) return [];
  const choices = others.map((one) => ({ label: one.label, call: again(asked, { place: one.id }) }));
  return [menu(`Another ${titleOf(asked.place.place, places)}`, choices)];
}
