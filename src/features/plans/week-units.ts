import type { Curriculum } from '../../dataset/curriculum/curriculum.ts';
import { taskInSentences } from '../../dataset/curriculum/unit-words.ts';
import { NEEDS, type Resource, type Unit } from '../../dataset/curriculum/records.ts';
import type { Roadmap, Task } from '../../dataset/roadmaps/records.ts';
import { unitOf } from '../../dataset/roadmaps/unit-tasks.ts';
import { links as linksBlock, note, paragraph, strong } from '../../reply/build.ts';
import { linkSpans } from '../../reply/lines.ts';
import type { Block } from '../../reply/reply.ts';
import type { ActivePlan } from './active-plans.ts';
import { shownTasks, type PlanWeek, type WeekTask } from './week.ts';

/** Most words of what to do and why in a week's message. */
const MOST_WORDS = 40;
/** Most links in it; one where something else has to be said. */
const MOST_LINKS = 2;

/** The unit that a week is about: the first that is open, one begun this week before others; undefined where it has none. */
export function subjectOf({ tasks }: PlanWeek, curriculum: Curriculum): Unit | undefined {
  // A look back is of a unit, and not the unit itself.
  const units = tasks.flatMap((one) => {
    const unit = unitOf(one.task, curriculum);
    return unit ? [{ ...one, unit }] : [];
  });
  const open = units.filter(({ done }) => !done);
  return (open.find(({ carried }) => !carried) ?? open[0] ?? units[0])?.unit;
}

/** How units are told. */
export interface UnitOptions {
  /** Whether it is said what the first is good for. */
  readonly saysWhy: boolean;
  /** Whether a link may become a button. */
  readonly hasRoom: boolean;
}

/**
 * What to do first this week, why, and where to learn it. A task of the roadmap's own has the links of the unit before
 * it. Nothing where no task is open or none has units near it.
 */
export function unitBlocks(
  { roadmap, week }: ActivePlan,
  curriculum: Curriculum,
  { saysWhy, hasRoom }: UnitOptions,
): Block[] {
  const open = shownTasks(week).filter(({ done }) => !done);
  const [firstOpen] = open;
  if (!firstOpen) return [];
  const units = open.flatMap(({ unit }) => (unit === undefined ? [] : (curriculum.unit(unit) ?? [])));
  const first = (firstOpen.unit === undefined ? undefined : curriculum.unit(firstOpen.unit)) ?? units[0];
  const isFirst = first?.id === firstOpen.unit;
  const own = linksOf(units, curriculum);
  const found = own.length > 0 ? own : linksOf(nearTo(firstOpen, roadmap, curriculum), curriculum);
  const links = found.slice(0, saysWhy ? MOST_LINKS : 1);
  const needs = [...new Set(units.flatMap((unit) => unit.needs))].map((one) => NEEDS[one]);
  const named = links.map((one) => ({ text: nameIn(one, links), url: one.url }));
  return [
    ...(first ? [paragraph([strong(isFirst ? 'First: ' : `${first.name}: `), taskInSentences(first)])] : []),
    ...(first && saysWhy && isShort(first) ? [note(`Why: ${first.why}`)] : []),
    ...(named.length === 0
      ? []
      : [hasRoom ? linksBlock(named) : paragraph(linkSpans({ type: 'links', links: named }))]),
    ...(needs.length === 0 ? [] : [note(`Needs ${needs.join(', ')}.`)]),
  ];
}

/** Whether what to do and why are together short enough to be read. */
const isShort = (unit: Unit): boolean =>
  `${taskInSentences(unit)} ${unit.why}`.split(' ').length <= MOST_WORDS;

/** A link by its publisher; by its title where another is of the same. */
const nameIn = ({ publisher, title }: Resource, links: readonly Resource[]): string =>
  links.filter((one) => one.publisher === publisher).length > 1 ? title : publisher;

const linksOf = (units: readonly Unit[], curriculum: Curriculum): readonly Resource[] => [
  ...new Map(
    units.flatMap((unit) => curriculum.resourcesOf(unit)).map((one) => [one.url, one] as const),
  ).values(),
];

/** The unit with links that stands last before a task in its roadmap, else the first after it; none where there is none. */
function nearTo({ task }: WeekTask, { steps }: Roadmap, curriculum: Curriculum): readonly Unit[] {
  const all = steps.flatMap(({ tasks }) => tasks);
  const at = all.findIndex(({ id }) => id === task.id);
  const linked = (tasks: readonly Task[]): readonly Unit[] =>
    tasks.flatMap((one) => unitOf(one, curriculum) ?? []).filter(({ resources }) => resources.length > 0);
  const found = linked(all.slice(0, Math.max(0, at))).at(-1) ?? linked(all.slice(at + 1))[0];
  return found ? [found] : [];
}
