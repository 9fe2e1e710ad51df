import {
  callOfPage,
  button,
  defineCommand,
  field,
  fields,
  timetableOf,
  sourcesNote,
  writeTotal,
  type Reply,
} from '#bot';

export default defineCommand({
  summary: 'The roadmaps there are',
  examples: ['/roadmap list'],
  shareable: true,
  run(_args, { dataset }): Reply {
    const { all } = dataset.roadmaps;
    return {
      summary: `${all.length} roadmaps to follow`,
      blocks: [
        fields(
          ...all.map((one) =>
            field(one.name, `${writeTotal(timetableOf(one, {}), one)} at ${one.hours} h a week. ${one.says}`),
          ),
        ),
        sourcesNote(['guide', 'rung'], dataset),
      ],
      actions: all.map((one) => button(one.name, callOfPage({ kind: 'roadmap', ref: `roadmap:${one.id}` }))),
    };
  },
});
