import {
  button,
  call,
  defineCommand,
  figuresFor,
  markOf,
  menu,
  note,
  option,
  payTalk,
  sourceIds,
  sourcesNote,
  table,
  titleIn,
  titleOf,
  titleOfMatch,
  valueOfMatch,
  writeRates,
  type FieldValues,
  type Reply,
  type Situation,
} from '#bot';

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
const MOST_PLACES = 5;

export default defineCommand({
  summary: 'The same level in two to five places, side by side in one currency',
  options: {
    level: option.level({ summary: 'Level, or years of experience', required: true, remembered: 'level' }),
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
    specialisation: option.specialisation({ summary: 'What the role specialises in' }),
    currency: option.currency({ summary: 'Currency to show them in', remembered: 'currency' }),
  },
  ignores: payTalk,
  examples: ['/salary compare senior london berlin', '/salary compare mid sf toronto bangalore in usd'],
  shareable: true,
  run({ level, place, specialisation, currency }, { dataset }): Reply {
    const { pay, places } = dataset;
    const asked = [...new Map(place.map((one) => [valueOfMatch(one), one])).values()];
    const specialisations = specialisation ? [specialisation] : [];
    const found = asked.map((one) => {
      const situation = pay.situate(one.place, one.part);
      const figures = (into: string | undefined) =>
        figuresFor(pay, situation, level.level, specialisations, into);
      return { name: titleOfMatch(one, places), situation, figures, own: figures(undefined).headline };
    });
    const shown = currency ?? found.find((one) => one.own)?.own?.currency ?? pay.currency('USD');
    const lines = found.map((one) => ({ ...one, quote: one.figures(shown?.id).headline }));
    const role = specialisation?.title ?? 'AI engineer';
    const said = lines.map(({ name, quote }) => `${name} ${quote ? quote.text : 'no data'}`).join(', ');
    const missing = lines.filter((one) => !one.quote).map((one) => one.name);
    const lacking = (situation: Situation): string =>
      situation.kind === 'row' ? `${situation.row.name} has no such level` : 'no row for it';
    const rates = [
      ...new Set(lines.flatMap(({ quote }) => (quote ? writeRates(quote).split(', ') : []))),
    ].filter(Boolean);
    const values: FieldValues = {
      level: level.years === undefined ? level.level.id : `${level.years}y`,
      place: asked.map(valueOfMatch),
      ...(specialisation && { specialisation: specialisation.id }),
      ...(currency && { currency: currency.id }),
    };
    const sources = lines.flatMap(({ quote }) => (quote ? sourceIds(quote) : []));
    const more = OFFERED.flatMap((one) => places.find(one)?.place ?? []).filter(
      (one) => !asked.some((has) => has.place.id === one.id),
    );
    return {
      summary: `${level.level.name} ${role} a year: ${said}`,
      blocks: [
        table(
          `${level.level.name} ${role}, a year, in ${shown?.id ?? ''}`,
          [
            { label: 'Place', align: 'left' },
            { label: shown ? `In ${shown.id}` : 'Band', align: 'right' },
            { label: 'In its own currency', align: 'right' },
            { label: 'How', align: 'left' },
          ],
          lines.map(({ name, quote, own, situation }) => ({
            cells: [
              name,
              quote?.text ?? 'no data',
              own?.text ?? '–',
              quote && own
                ? [situation.kind === 'row' ? situation.row.name : 'average, level table', markOf(own)]
                    .filter(Boolean)
                    .join('; ')
                : lacking(situation),
            ],
          })),
        ),
        note(
          [
            rates.length > 0 ? `Converted at ${rates.join(', ')}; rounded to the thousand.` : '',
            'What money buys, and tax, differ from place to place: neither is in these figures.',
            missing.length > 0 ? `No band for ${missing.join(', ')}.` : '',
          ]
            .filter(Boolean)
            .join(' '),
        ),
        sourcesNote(sources.length > 0 ? sources : ['guide'], dataset),
      ],
      actions: [
        ...(asked.length < MOST_PLACES
          ? [
              menu(
                'Add a place',
                more.map((one) => ({
                  label: titleOf(one, places),
                  call: call(['salary', 'compare'], {
                    ...values,
                    place: [...asked.map(valueOfMatch), one.id],
                  }),
                })),
              ),
            ]
          : []),
        menu(
          'Change the currency',
          ['USD', 'GBP', 'EUR', 'CAD', 'INR', 'SGD']
            .filter((one) => one !== shown?.id)
            .map((one) => ({
              label: `In ${one}`,
              call: call(['salary', 'compare'], { ...values, currency: one }),
            })),
        ),
        ...asked.map((one) =>
          button(
            `${level.level.name} in ${one.part ?? titleIn(one.place, places)}`,
            call(['salary'], {
              ...values,
              place: valueOfMatch(one),
              ...(specialisation && { specialisation: [specialisation.id] }),
            }),
          ),
        ),
      ],
    };
  },
});
