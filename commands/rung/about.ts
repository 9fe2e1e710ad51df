import { defineCommand, heading, link, note, paragraph, type Block } from '#bot';

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
      paragraph([
        source.url === undefined ? source.publisher : link(source.publisher, source.url),
        `, ${source.dated}. ${source.covers}.`,
      ]),
      note(`Licence: ${source.licence}`),
    ]);
    return {
      summary: 'Where my answers come from',
      blocks: [
        paragraph(
          'Every figure names its source and date. One I worked out myself is marked ≈; “Show the maths” shows how.',
        ),
        ...sources,
        note('Pay you type is never stored, logged, counted or shared.'),
      ],
      actions: [],
    };
  },
});
