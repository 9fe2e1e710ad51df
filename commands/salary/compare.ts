import {
  button,
  call,
  defineCommand,
  isOwnFigure,
  comparePicture,
  menu,
  option,
  picture,
  payTalk,
  sourceIds,
  sourcesNote,
  sourcesOfVoices,
  titleIn,
  titleOf,
  titleOfMatch,
  officialLine,
  voiceLines,
  valueOfMatch,
  voicesIn,
  type Action,
  type Dataset,
  type FieldValues,
  type PlaceMatch,
  type Reply,
} from '#bot';
import { bandIn, countedNote, remarks, tableOf, type Line } from './_comparison.ts';

const OFFERED = [
  'san francisco',
  'new york',
  'london',
  'berlin',
  'toronto',
  'singapore',
  'bengaluru',
  'austin',
];
/** Places with a button of their own. */
const MOST_BUTTONS = 2;
const MOST_PLACES = 5;

export default defineCommand({
  summary: 'Pay in two to five places, side by side in one currency',
  options: {
    level: option.level({ summary: 'Level or years', required: true, remembered: 'level' }),
    place: option.many(
      option.place({
        summary: 'Cities or countries, two to five',
        required: true,
        ask: ({ place }) => ({
          question:
            Array.isArray(place) && place.length > 0
              ? 'Compare it with which place?'
              : 'Compare which places?',
          offer: OFFERED,
        }),
      }),
      2,
      MOST_PLACES,
    ),
    specialisation: option.specialisation({ summary: 'What the role focuses on' }),
    currency: option.currency({ summary: 'Currency to show it in', remembered: 'currency' }),
  },
  ignores: [
    ...payTalk,
    'compare',
    'compared',
    'comparing',
    'between',
    'versus',
    'vs',
    'better',
    'where',
    'difference',
  ],
  sentenceWords: ['compare', 'compared', 'between', 'versus', 'vs'],
  phrases: [
    'which/what/where city/country/place/town pay/earn most/best/more/highest, highest pay city/country/place, best pay city/country/place, where pay/earn most/best',
  ],
  leavesOffers: true,
  ownBands: true,
  examples: ['/salary compare senior london berlin', '/salary compare mid sf toronto bangalore in usd'],
  shareable: true,
  run({ level, place, specialisation, currency }, { dataset, clock }): Reply {
    const { pay } = dataset;
    const asked = [...new Map(place.map((one) => [valueOfMatch(one), one])).values()];
    const found = asked.map((one) => bandIn(one, level.level, specialisation, dataset));
    const shown = currency ?? found.find((one) => one.own)?.own?.currency ?? pay.currency('USD');
    const lines = found.map((one): Line => ({
      ...one,
      quote: one.figures(shown?.id).headline,
      voices: voicesIn(one.asked, level.level.id, shown?.id, dataset),
    }));
    const title = `${level.level.name} ${specialisation?.title ?? 'AI engineer'}`;
    const values: FieldValues = {
      level: level.years === undefined ? level.level.id : `${level.years}y`,
      place: asked.map(valueOfMatch),
      ...(specialisation && { specialisation: specialisation.id }),
      ...(currency && { currency: currency.id }),
    };
    const sources = lines.flatMap(({ quote, voices }) => [
      ...(quote ? sourceIds(quote) : []),
      ...sourcesOfVoices(voices, dataset),
    ]);
    const isEmpty = lines.every(({ quote }) => !quote);
    const shownAs =
      shown &&
      comparePicture({ who: title, currency: shown, answer: isEmpty ? '' : answer(lines) }, lines, dataset);
    const inTable = tableOf(title, shown?.id, lines);
    const official = lines.flatMap(({ quote, voices }) =>
      quote ? [] : officialLine(voices, dataset, clock.now()),
    );
    return {
      summary: isEmpty
        ? `No guide band for ${title.charAt(0).toLowerCase()}${title.slice(1).replace(/engineer\b/, 'engineers')} in ${asked.map((one) => nameIn(one, dataset)).join(' or ')}`
        : answer(lines),
      blocks: [
        ...(isEmpty
          ? lines.flatMap(({ voices }) => voiceLines(voices, dataset, clock.now()))
          : [shownAs ? picture(shownAs, [inTable], countedNote(lines)) : inTable, ...official]),
        sourcesNote(sources.length > 0 ? sources : ['guide'], dataset, remarks(lines, dataset), clock.now()),
      ],
      actions: [
        ...asked.slice(0, MOST_BUTTONS).map((one) =>
          button(
            titleOfMatch(one, dataset.places),
            call(['salary'], {
              ...values,
              place: valueOfMatch(one),
              ...(specialisation && { specialisation: [specialisation.id] }),
            }),
          ),
        ),
        otherCurrency(values, shown?.id),
        ...addPlace(asked, values, dataset),
      ],
      // A company's own figures are for those who see them, and a channel has guests.
      ...((isEmpty || lines.some(({ quote }) => quote && isOwnFigure(quote))) && { unshared: true }),
    };
  },
});

const nameIn = (one: PlaceMatch, { places }: Dataset): string => one.part ?? titleIn(one.place, places);

/** Names as a sentence has them: "London and Berlin". */
const listed = (names: readonly string[]): string =>
  [names.slice(0, -1).join(', '), names.at(-1)].filter(Boolean).join(' and ');

/** The comparison in a line: the place that pays most, where both ends of its band say so. */
function answer(lines: readonly Line[]): string {
  const known = lines.flatMap(({ name, quote, situation, voices }) =>
    quote ? [{ name, quote, situation, voices }] : [],
  );
  const [first, ...rest] = [...known].sort(
    (a, b) => b.quote.high - a.quote.high || b.quote.low - a.quote.low,
  );
  if (!first) throw new Error('a comparison without a figure');
  const { name, quote, situation, voices } = first;
  const country = voices.place.countryName;
  // A country's average is of another table than a place's band, so it leads and outranks none.
  if (situation.kind === 'whole' && rest.some((one) => one.situation.kind !== 'whole'))
    return `${name} leads on ${name === country ? 'its' : `the ${country}`} average: ${quote.text}`;
  if (rest.length === 0) return `${name}: ${quote.text} a year`;
  const same = rest.filter((one) => one.quote.low === quote.low && one.quote.high === quote.high);
  if (same.length === rest.length) return `Same band: ${quote.text} a year`;
  const isHighest = rest.every((one) => one.quote.low <= quote.low);
  const most = rest.length === 1 ? 'more' : 'most';
  if (isHighest && same.length === 0) return `${name} pays ${most}: ${quote.text} a year`;
  const top = [name, ...same.map((one) => one.name)];
  if (isHighest) return `${listed(top)} pay most: ${quote.text}`;
  return `${name} reaches highest: ${quote.text} a year`;
}

/** A menu of places to compare with as well, while there is room for one. */
function addPlace(asked: readonly PlaceMatch[], values: FieldValues, { places }: Dataset): Action[] {
  if (asked.length >= MOST_PLACES) return [];
  const more = OFFERED.flatMap((one) => places.find(one)?.place ?? []).filter(
    (one) => !asked.some((has) => has.place.id === one.id),
  );
  return [
    menu(
      'Add a place',
      more.map((one) => ({
        label: titleOf(one, places),
        call: call(['salary', 'compare'], { ...values, place: [...asked.map(valueOfMatch), one.id] }),
      })),
    ),
  ];
}

/** The same in US dollars, or in euros where it is in those. */
function otherCurrency(values: FieldValues, shown: string | undefined): Action {
  const currency = shown === 'USD' ? 'EUR' : 'USD';
  return button(`In ${currency}`, call(['salary', 'compare'], { ...values, currency }));
}
