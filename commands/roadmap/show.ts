import {
  dayOfDate,
  dateOfDay,
  button,
  call,
  checklist,
  dayOf,
  dayTime,
  defineCommand,
  GUIDE,
  heading,
  linksNote,
  mondayFrom,
  note,
  option,
  paragraph,
  timetableOf,
  sourcesNote,
  UserError,
  writeDay,
  writeDuration,
  writeTotal,
  type Block,
  type Call,
  type Dataset,
  type DateAsked,
  type Timetable,
  type Roadmap,
} from '#bot';
import { actionsFor, teamActions, type Asked } from './_actions.ts';
import { fitBlock } from './_fit.ts';
import { whichWish, WISHES } from './_wishes.ts';

const WEEK = 7;
/** Marks a task that is not the guide's. */
const OURS = '*';

export default defineCommand({
  summary: 'A roadmap: its steps and tasks, dated for your hours a week if you like',
  helpLine: {
    at: 4,
    label: 'Roadmaps',
    says: 'step by step, at your hours a week',
    example: '/roadmap show software engineer 6h a week',
  },
  options: {
    roadmap: option.roadmap({ summary: 'Which roadmap' }),
    hours: option.hours({ summary: 'Hours a week you have for it' }),
    by: option.by({ summary: 'The day to be done by' }),
    from: option.from({ summary: 'The day to start' }),
    wish: option.oneOf(WISHES, { summary: 'What is to become of a plan or a share of it', carried: true }),
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
  run({ roadmap: page, hours, by, from, wish }, { dataset, clock, venue }) {
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
        `${writeDay(end)} is not after ${writeDay(start)}`,
        'Name a later day to be done by, such as “by june”.',
      );
    }
    const plan = timetableOf(roadmap, {
      ...(hours !== undefined && { hours }),
      ...(start !== undefined && { start }),
      ...(end !== undefined && { by: end }),
    });
    const asked: Asked = { roadmap, hours, by, from };
    return {
      summary: titleOf(roadmap, plan, start),
      blocks: [
        paragraph(roadmap.summary),
        ...fitBlock(plan, roadmap, start, end),
        ...plan.steps.flatMap((_step, at) => stepBlocks(roadmap, plan, at, dataset)),
        ...(roadmap.source === GUIDE
          ? [note(oursOf(roadmap)), sourcesNote([GUIDE, 'rung'], dataset)]
          : [sourcesNote([roadmap.source, ...roadmap.steps.map((step) => step.source)], dataset)]),
      ],
      actions: [
        ...actionsFor(asked, plan, dataset),
        ...teamActions(roadmap, venue.workspace !== undefined, venue.direct),
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
function isPast(start: number, today: number, { roadmap, hours, by }: Omit<Asked, 'from'>): UserError {
  const again = (from: string): Call =>
    call(['roadmap', 'show'], {
      roadmap: `roadmap:${roadmap.id}`,
      from,
      ...(hours !== undefined && { hours }),
      ...(by && { by: by.typed }),
    });
  const coming = sameDayFrom(start, today);
  return new UserError('begins-in-past', `${writeDay(start)} is past`, 'When is it to start?', [
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
  const pace = `at ${plan.hours} h a week`;
  if (start === undefined || plan.end === undefined)
    return `${roadmap.name}: ${writeTotal(plan, roadmap)}, ${pace}`;
  return `${roadmap.name}: ${writeDay(start)} to ${writeDay(plan.end)}, ${pace}`;
}

function stepBlocks(roadmap: Roadmap, plan: Timetable, at: number, { skills, career }: Dataset): Block[] {
  const planned = plan.steps[at];
  if (!planned) return [];
  const { step, weeks, from, to } = planned;
  const teaches = step.skills.flatMap((id) => skills.skill(id)?.name ?? []).join(', ');
  const resources = step.resources.flatMap((id) => career.fact(id)?.name ?? []).join(', ');
  const also = [
    teaches === '' ? '' : `Teaches ${teaches}.`,
    resources === '' ? '' : `Helped by: ${resources}.`,
  ];
  return [
    heading(`${at + 1}. ${step.name}: ${writeDuration(step, weeks, plan, roadmap)}`),
    ...(from === undefined
      ? []
      : [paragraph(to === undefined ? ['From ', dayTime(from)] : [dayTime(from), ' to ', dayTime(to)])]),
    checklist(
      'Tasks',
      step.tasks.map(({ text, editorial }) => ({
        label: editorial && roadmap.source === GUIDE ? `${text} ${OURS}` : text,
        done: false,
      })),
    ),
    note(also.filter((one) => one !== '').join(' ')),
    ...linksNote(step),
  ];
}

/** Says which parts of a roadmap of the guide are Rung's own. */
function oursOf({ hours, steps }: Roadmap): string {
  const tasks = steps.some((step) => step.tasks.some((one) => one.editorial));
  const durations = steps.some(({ duration }) => duration?.editorial === true);
  return [
    `Steps and tasks are the guide's${durations ? '' : ', durations too'}.`,
    tasks ? `Tasks with ${OURS} are Rung's own.` : '',
    `${durations ? 'The durations and the' : 'The'} ${hours} h a week they assume, and which skills each step teaches, are Rung's own.`,
  ]
    .filter((one) => one !== '')
    .join(' ');
}
