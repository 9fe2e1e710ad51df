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
  type Block,
  type Reply,
  type Roadmap,
} from '#bot';

/** The most choices of a menu. */
const MANY = 25;

export default defineCommand({
  summary: 'All roadmaps, with how long each takes',
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
        ...shipped.slice(0, 1).map((one) => button(one.name, pageOf(one), 'primary')),
        ...(venue.workspace === undefined
          ? []
          : [button('Make your own', { ...call(['roadmap', 'new']), intent: 'form' })]),
        menu(
          'Pick a roadmap',
          [...own, ...shipped].slice(0, MANY).map((one) => ({ label: one.name, call: pageOf(one) })),
        ),
      ],
    };
  },
});

const listOf = (roadmaps: readonly Roadmap[]): Block =>
  fields(
    ...roadmaps.map((one) =>
      field(one.name, `${writeTotal(timetableOf(one, {}), one)} · ${one.hours} h a week`),
    ),
  );

const pageOf = ({ id }: Roadmap) => call(['roadmap', 'show'], { roadmap: `roadmap:${id}` });
