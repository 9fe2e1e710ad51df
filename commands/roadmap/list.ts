import {
  button,
  call,
  defineCommand,
  field,
  fields,
  heading,
  isTeamRoadmap,
  menu,
  sourcesNote,
  timetableOf,
  writeTotal,
  type Action,
  type Block,
  type Reply,
  type Roadmap,
} from '#bot';

/** Buttons for roadmaps that were made here, and choices where there are more. */
const FEW = 5;
const MANY = 25;

export default defineCommand({
  summary: 'The roadmaps there are',
  examples: ['/roadmap list'],
  phrases: [
    'roadmap/curriculum/course/path/learn/study, roadmap best/right/take/suit/choose/pick/recommend/exist/available/list/show/follow',
    'learn/study/begin/start first/next, where start learn, begin/start learn, long take, long roadmap take, long take become ai engineer, learn path',
  ],
  role: 'roadmaps',
  shareable: true,
  roadmaps: 'here',
  run(_args, { dataset, venue }): Reply {
    const { all } = dataset.roadmaps;
    const own = all.filter(({ id }) => isTeamRoadmap(id));
    const shipped = all.filter(({ id }) => !isTeamRoadmap(id));
    return {
      summary: `${all.length} roadmaps to follow`,
      blocks: [
        ...(own.length === 0 ? [] : [heading('Made by your team'), listOf(own), heading('For everyone')]),
        listOf(shipped),
        sourcesNote(['guide', 'rung'], dataset),
      ],
      actions: [
        ...waysTo(own),
        ...shipped.map(look),
        ...(venue.workspace === undefined
          ? []
          : [button('Make one of your own', { ...call(['roadmap', 'new']), intent: 'form' })]),
      ],
    };
  },
});

const listOf = (roadmaps: readonly Roadmap[]): Block =>
  fields(
    ...roadmaps.map((one) =>
      field(one.name, `${writeTotal(timetableOf(one, {}), one)} at ${one.hours} h a week. ${one.summary}`),
    ),
  );

const pageOf = ({ id }: Roadmap) => call(['roadmap', 'show'], { roadmap: `roadmap:${id}` });
const look = (one: Roadmap): Action => button(one.name, pageOf(one));

const waysTo = (own: readonly Roadmap[]): Action[] =>
  own.length <= FEW
    ? own.map(look)
    : [
        menu(
          'Made by your team',
          own.slice(0, MANY).map((one) => ({ label: one.name, call: pageOf(one) })),
        ),
      ];
