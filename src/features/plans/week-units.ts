import type { Curriculum } from '../../dataset/curriculum/curriculum.ts';
import { taskInSentences } from '../../dataset/curriculum/unit-words.ts';
import { NEEDS, type Resource, type Unit } from '../../dataset/curriculum/records.ts';
import { link, note, paragraph, strong } from '../../reply/build.ts';
import type { Block } from '../../reply/reply.ts';
import type { PlanWeek } from './week.ts';

/** Most links in a week's message. */
const MOST_LINKS = 2;
/** With more open tasks than these, only the links are given: there is enough to read. */
const FEW = 4;

/** The unit that a week is about: the first of its own that is open, else the first of its own; undefined where it has none. */
export function subjectOf({ tasks }: PlanWeek, curriculum: Curriculum): Unit | undefined {
  const own = tasks.filter((one) => !one.carried && curriculum.unit(one.task.id) !== undefined);
  const subject = own.find((one) => !one.done) ?? own[0];
  return subject && curriculum.unit(subject.task.id);
}

/**
 * What to do first this week, with where to learn it: the first open unit in a sentence, the links of its open units,
 * and what they take. Nothing where no unit is open.
 */
export function unitBlocks({ tasks }: PlanWeek, curriculum: Curriculum): Block[] {
  const open = tasks.flatMap(({ task, done }) => (done ? [] : (curriculum.unit(task.id) ?? [])));
  const [first] = open;
  if (!first) return [];
  const links = new Map<string, Resource>(
    open.flatMap((unit) => curriculum.resourcesOf(unit)).map((one) => [one.url, one]),
  );
  const shown = [...links.values()].slice(0, MOST_LINKS);
  const needs = [...new Set(open.flatMap((unit) => unit.needs))].map((one) => NEEDS[one]);
  return [
    ...(open.length > FEW ? [] : [paragraph([strong('First: '), taskInSentences(first)])]),
    ...(shown.length === 0
      ? []
      : [paragraph(shown.flatMap(({ title, url }, at) => [at === 0 ? '▶️ ' : ' · ', link(title, url)]))]),
    ...(needs.length === 0 ? [] : [note(`Needs ${needs.join(', ')}.`)]),
  ];
}
