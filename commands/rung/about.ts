import {
  button,
  call,
  defineCommand,
  field,
  fields,
  link,
  note,
  option,
  paragraph,
  type Dataset,
  type Field,
  type NamedSource,
  type Reply,
} from '#bot';

export default defineCommand({
  summary: 'Where every figure comes from: sources, dates, licences',
  options: {
    official: option.flag(['official', 'offices', 'official statistics', 'statistics'], 'The offices alone'),
  },
  examples: ['/rung about', '/rung about official'],
  phrases: [
    'source/trust/accurate/reliable/license/licence, where figure/number/data/salary come, figure/number come, who made/make/built/build/create/created/wrote/behind',
  ],
  shareable: true,
  run: ({ official }, { dataset }) => (official === true ? aboutOffices(dataset) : aboutSources(dataset)),
});

function aboutSources(dataset: Dataset): Reply {
  const offices = officesOf(dataset);
  return {
    summary: 'Where my answers come from',
    blocks: [
      paragraph(
        'Every figure names its source and date. One I worked out myself is marked ≈; “Show the maths” shows how.',
      ),
      fields(...dataset.sources.filter((one) => !offices.includes(one)).map(oneSource)),
      paragraph(`Software developers’ pay: ${offices.length} offices.`),
      note('Pay you type is never stored, logged, counted or shared.'),
    ],
    actions: [button('Official statistics', call(['rung', 'about'], { official: true }))],
  };
}

const oneSource = (source: NamedSource): Field =>
  field(source.title, [
    ...publisherOf(source),
    `, ${source.dated}. ${source.covers}. Licence: ${source.licence}.`,
  ]);

const publisherOf = ({ url, publisher }: NamedSource) => [
  url === undefined ? publisher : link(publisher, url),
];

/** The offices whose figures stand beside the guide's, in the order of the sources. */
function officesOf({ sources, pay }: Dataset): NamedSource[] {
  const ids = new Set(pay.trades.map((trade) => trade.office));
  return sources.filter((one) => ids.has(one.id));
}

function aboutOffices(dataset: Dataset): Reply {
  const { trades } = dataset.pay;
  const counted = ({ id }: NamedSource) =>
    trades.filter(({ office }) => office === id).map(({ code, name }) => `${name} (${code})`);
  return {
    summary: 'Official statistics',
    blocks: [
      paragraph(
        'The trade next to AI engineers, as offices count it; Singapore counts AI engineers themselves.',
      ),
      fields(
        ...officesOf(dataset).map((source) =>
          field(`${source.short}, ${source.dated}`, [
            `${counted(source).join(', ')}. `,
            source.url === undefined ? source.title : link(source.title, source.url),
            `. ${source.licence}.`,
          ]),
        ),
      ),
    ],
    actions: [button('All sources', call(['rung', 'about']))],
  };
}
