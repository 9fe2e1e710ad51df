import { defineCommand, field, fields, heading, link, note, paragraph, type Block } from '#bot';

export default defineCommand({
  summary: 'Where every figure comes from: sources, dates, licences',
  examples: ['/rung about'],
  phrases: [
    'source/trust/accurate/reliable/license/licence, where figure/number/data/salary come, figure/number come, who made/make/built/build/create/created/wrote/behind',
  ],
  shareable: true,
  run(_args, { dataset }) {
    const sources = dataset.sources.flatMap((source): Block[] => [
      heading(source.title),
      fields(
        field('Publisher', source.url === undefined ? source.publisher : link(source.publisher, source.url)),
        field('Date', source.dated),
        field('Licence', source.licence),
        field('Used for', source.covers),
      ),
    ]);
    return {
      summary: 'What Rung answers from',
      blocks: [
        paragraph(
          'Rung never makes up a figure: each names its source and date. One that Rung works out itself is marked ≈, and shows its arithmetic when asked.',
        ),
        ...sources,
        note('Pay somebody types is never stored, logged, counted or shared.'),
      ],
      actions: [],
    };
  },
});
