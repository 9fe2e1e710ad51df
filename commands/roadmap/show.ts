import {
  dayOfDate,
  dateOfDay,
  button,
  call,
  dayOf,
  dayTime,
  defineCommand,
  GUIDE,
  heading,
  linksNote,
  mondayFrom,
  link,
  note,
  option,
  paragraph,
  picture,
  roadmapPicture,
  timetableOf,
  sourcesNote,
  UserError,
  writeDay,
  writeDuration,
  writeRange,
  writeLength,
  type Block,
  type Call,
  type Dataset,
  type DateAsked,
  type Timetable,
  type Weeks,
  type Roadmap,
  type RoadmapPicture,
  type Span,
  type WordBlock,
} from '#bot';
import { actionsFor, type Asked } from './_actions.ts';
import { fitBlock } from './_fit.ts';
import { OURS, tasksBlock } from './_tasks.ts';
import { whichWish, WISHES } from './_wishes.ts';

const WEEK = 7;

export default defineCommand({
  summary: 'A roadmap: its steps and tasks, with dates for your hours a week',
  helpLine: {
    at: 4,
    label: 'Roadmaps',
    says: 'step by step',
    example: '/roadmap show software engineer',
  },
  options: {
    roadmap: option.roadmap({ summary: 'Which roadmap' }),
    hours: option.hours({ summary: 'Hours a week you have' }),
    by: option.by({ summary: 'The day you want to finish' }),
    from: option.from({ summary: 'The day to start' }),
    full: option.flag(
      ['in full', 'in words', 'in detail', 'with tasks', 'with links', 'tasks and links'],
      'Tasks and links',
    ),
    wish: option.oneOf(WISHES, { summary: 'What to do with a plan of it', carried: true }),
  },
  ignores: ['roadmap', 'roadmaps', 'plan', 'become', 'engineer', 'ai', 'path', 'start', 'week', 'done'],
  examples: [
    '/roadmap show software engineer',
    '/roadmap show data scientist 6h a week by june',
    '/roadmap show 30 days from monday',
  ],
  shareable: true,
  pages: { kinds: ['roadmap'], option: 'roadmap' },
  roadmaps: 'here',
  run({ roadmap: page, hours, by, from, full, wish }, { dataset, clock, venue }) {
    if (wish !== undefined) throw whichWish(wish, page);
    const roadmap = page && dataset.roadmaps.get(page.id);
    // Named none, a person wants to see which there are.
    if (!roadmap) return { call: call(['roadmap', 'list']), actions: [] };
    const today = dayOf(clock.now());
    const { start, end } = span(today, from, by);
    if (start !== undefined && start < today) throw isPast(start, today, { roadmap, hours, by });
    if (start !== undefined && end !== undefined && end <= start) {
      throw new UserError(
        'ends-first',
        `${writeDay(end)} is before the start, ${writeDay(start)}`,
        'Pick a later end, such as “by june”.',
      );
    }
    const plan = timetableOf(roadmap, {
      ...(hours !== undefined && { hours }),
      ...(start !== undefined && { start }),
      ...(end !== undefined && { by: end }),
    });
    const asked: Asked = { roadmap, hours, by, from, isFull: full === true };
    const steps = plan.steps.map((_step, at) => stepBlocks(roadmap, plan, at, dataset));
    return {
      summary: titleOf(roadmap, plan, start),
      blocks: [
        paragraph([
          `${plan.hours} h a week`,
          ...(start === undefined ? [] : [' from ', dayTime(start)]),
          `${ongoing(roadmap)}. ${roadmap.summary}`,
        ]),
        ...fitBlock(plan, start, end),
        ...(full === true
          ? steps.flat()
          : drawnSteps(roadmapPicture(roadmap, plan, { start, by: end }, dataset), steps)),
        ...(roadmap.source === GUIDE
          ? [note(oursOf(roadmap)), sourcesNote([GUIDE, 'rung'], dataset)]
          : [sourcesNote([roadmap.source, ...roadmap.steps.map((step) => step.source)], dataset)]),
      ],
      actions: [
        ...actionsFor(asked, plan, {
          ...{ isTeam: venue.workspace !== undefined, isDirect: venue.direct },
          hasUnits: hasUnits(roadmap, dataset),
        }),
      ],
    };
  },
});

/**
 * The first day and the one to be done by. Where only an end is named, it starts on the coming Monday, or today where
 * that leaves no week; an end that is said without its year comes after a start that is.
 */
function span(today: number, from: DateAsked | undefined, by: DateAsked | undefined) {
  const soonest = by?.on(today);
  if (from) {
    const start = from.on(today);
    return { start, end: soonest !== undefined && soonest <= start ? by?.on(start) : soonest };
  }
  if (soonest === undefined) return { start: undefined, end: undefined };
  const monday = mondayFrom(today);
  return { start: soonest < monday + WEEK ? today : monday, end: soonest };
}

/** A start that is past: most who write one mean the same day of the next year, or today. */
function isPast(
  start: number,
  today: number,
  { roadmap, hours, by }: Omit<Asked, 'from' | 'isFull'>,
): UserError {
  const again = (from: string): Call =>
    call(['roadmap', 'show'], {
      roadmap: `roadmap:${roadmap.id}`,
      from,
      ...(hours !== undefined && { hours }),
      ...(by && { by: by.typed }),
    });
  const coming = sameDayFrom(start, today);
  return new UserError('begins-in-past', `${writeDay(start)} is past`, 'When do you want to start?', [
    button(`On ${writeDay(coming)}`, again(dateOfDay(coming)), 'primary'),
    button('On Monday', again('monday')),
  ]);
}

/** The next day from `today` on that has the month and day of another. */
function sameDayFrom(day: number, today: number): number {
  const monthAndDay = dateOfDay(day).slice('2027'.length);
  const year = Number(dateOfDay(today).slice(0, '2027'.length));
  const inYear = (number: number): number => {
    const found = dayOfDate(`${number}${monthAndDay}`);
    // There is no 29 February in most years.
    return Number.isNaN(found) ? dayOfDate(`${number}-03-01`) : found;
  };
  return inYear(year) >= today ? inYear(year) : inYear(year + 1);
}

function titleOf(roadmap: Roadmap, plan: Timetable, start: number | undefined): string {
  if (start === undefined || plan.end === undefined) return `${roadmap.name}: ${writeLength(plan, roadmap)}`;
  return `${roadmap.name}: done by ${writeDay(plan.end)}`;
}

/** Said after the hours of a roadmap whose last step has no end. */
const ongoing = ({ steps }: Roadmap): string => (steps.some((one) => !one.duration) ? ', then ongoing' : '');

/** How long a dated step takes: its dates say the rest. */
const writeWeeks = (weeks: Weeks | undefined): string => (weeks ? writeRange(weeks, 'week') : 'ongoing');

function stepBlocks(
  roadmap: Roadmap,
  plan: Timetable,
  at: number,
  { career, curriculum }: Dataset,
): WordBlock[] {
  const planned = plan.steps[at];
  if (!planned) return [];
  const { step, weeks, from, to } = planned;
  const resources = step.resources.flatMap((id): (string | Span)[] => {
    const name = career.fact(id)?.name;
    const found = curriculum.ofFact(id);
    return name === undefined ? [] : [found ? link(name, found.url) : name];
  });
  return [
    heading(
      `${at + 1}. ${step.name}: ${from === undefined ? writeDuration(step, weeks, plan, roadmap) : writeWeeks(weeks)}`,
    ),
    ...(from === undefined
      ? []
      : [paragraph(to === undefined ? ['From ', dayTime(from)] : ['Until ', dayTime(to)])]),
    tasksBlock(roadmap, step.tasks, { curriculum }),
    ...(resources.length === 0
      ? []
      : [
          note([
            `${resources.length > 1 ? 'Resources' : 'Resource'}: `,
            ...resources.flatMap((one, place) => (place === 0 ? [one] : [' · ', one])),
          ]),
        ]),
    ...linksNote({ links: step.links }),
  ];
}

const hasUnits = ({ id }: Roadmap, { roadmaps, curriculum }: Dataset): boolean =>
  roadmaps.planned(id)?.steps.some(({ tasks }) => tasks.some((task) => curriculum.unit(task.id))) === true;

/** The steps as a picture; those that it has no room for are in words all the same. */
const drawnSteps = (drawn: RoadmapPicture, steps: readonly (readonly WordBlock[])[]): Block[] => [
  picture(drawn, steps.slice(0, drawn.steps.length).flat()),
  ...steps.slice(drawn.steps.length).flat(),
];

/** Says which parts of a roadmap of the guide are Rung's own. */
function oursOf({ hours, steps }: Roadmap): string {
  const ours = [
    ...(steps.some(({ duration }) => duration?.editorial === true) ? ['durations'] : []),
    ...(steps.some((step) => step.tasks.some((one) => one.editorial)) ? [`tasks with ${OURS}`] : []),
    'its units',
    `the ${hours} h a week it assumes`,
  ].join(', ');
  return `${ours.charAt(0).toUpperCase()}${ours.slice(1)}: Rung's own. The rest is the guide's.`;
}
