import {
  button,
  call,
  defineCommand,
  link,
  menu,
  note,
  option,
  paragraph,
  sourcesNote,
  writeMinutes,
  type Dataset,
  type Reply,
  type Roadmap,
  type Span,
  type Unit,
} from '#bot';

/** Most units in one message, and steps in a menu. */
const MOST = 30;
const MOST_OFFERED = 25;

export default defineCommand({
  summary: 'The units of a roadmap: what each step is made of, with links',
  options: {
    roadmap: option.roadmap({ summary: 'Which roadmap', required: true }),
    step: option.carried('The step whose units are shown'),
  },
  ignores: ['roadmap', 'units', 'the', 'of', 'for', 'step', 'by'],
  examples: ['/roadmap units software engineer'],
  phrases: ['unit of roadmap, roadmap unit, step unit, material of roadmap, link of roadmap'],
  roadmaps: 'here',
  run({ roadmap: page, step: wanted }, { dataset }) {
    const roadmap = dataset.roadmaps.planned(page.id);
    if (!roadmap) throw new Error(`there is no roadmap ${page.id}`);
    const parts = roadmap.steps
      .map((step) => ({ step, units: step.tasks.flatMap(({ id }) => dataset.curriculum.unit(id) ?? []) }))
      .filter(({ units }) => units.length > 0);
    const shown = parts.find(({ step }) => step.id === wanted) ?? parts[0];
    const ref = `roadmap:${roadmap.id}`;
    const back = button('Back', call(['roadmap', 'show'], { roadmap: ref }));
    if (!shown) return nothing(roadmap, back);
    const minutes = shown.units.reduce((sum, one) => sum + one.minutes, 0);
    const next = parts[parts.indexOf(shown) + 1]?.step;
    const show = (step: string) => call(['roadmap', 'units'], { roadmap: ref, step });
    return {
      summary: `${shown.units.length} ${shown.units.length === 1 ? 'unit' : 'units'}, ${writeMinutes(minutes)}`,
      blocks: [
        note(`${roadmap.name} · ${shown.step.name}`),
        paragraph(
          shown.units.slice(0, MOST).flatMap((one, at) => [at === 0 ? '' : '\n', ...lineOf(one, dataset)]),
        ),
        ...(shown.units.length > MOST ? [note(`${shown.units.length - MOST} more after these.`)] : []),
        sourcesNote(['rung', 'pages'], dataset),
      ],
      actions: [
        button('Start it', call(['plan', 'start'], { roadmap: ref }), 'primary'),
        ...(next ? [button('Next step', show(next.id))] : []),
        back,
        menu(
          'Pick a step',
          parts.slice(0, MOST_OFFERED).map(({ step }) => ({ label: step.name, call: show(step.id) })),
        ),
      ],
    };
  },
});

/** A unit with its first link and its time. */
function lineOf(unit: Unit, { curriculum }: Dataset): (string | Span)[] {
  const [resource] = curriculum.resourcesOf(unit);
  return ['• ', resource ? link(unit.name, resource.url) : unit.name, ` (${writeMinutes(unit.minutes)})`];
}

const nothing = ({ name }: Roadmap, back: ReturnType<typeof button>): Reply => ({
  summary: 'This roadmap has no units',
  blocks: [note(`“${name}” has tasks of its own alone.`)],
  actions: [back],
});
