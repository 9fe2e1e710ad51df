import { writeMinutes } from '../../dataset/curriculum/unit-words.ts';
import type { Dataset } from '../../dataset/dataset.ts';
import type { Task } from '../../dataset/roadmaps/records.ts';
import { command, note } from '../../reply/build.ts';
import { briefly } from '../../dataset/skills/skill-words.ts';
import type { Block } from '../../reply/reply.ts';
import type { ActivePlan } from './active-plans.ts';
import type { FilledWeek } from './fill-week.ts';

/** Most tasks of a week that are named, and skills that are skipped. */
const NAMED = 2;

/** A task with its time: "Embeddings (90 min)". */
export const nameOfTask = ({ text, minutes }: Pick<Task, 'text' | 'minutes'>): string =>
  minutes === undefined ? text : `${text} (${writeMinutes(minutes)})`;

/** A week to come in words. */
export interface WeekToCome {
  /** "Week 6 (5 h 30 min)". */
  readonly label: string;
  /** What it is about: its first unit, else its step. */
  readonly subject: string;
  readonly tasks: string;
}

/** A week to come, from 1, in words: its first tasks, and how many more there are. */
export function weekToCome({ tasks, lookBack }: FilledWeek, number: number): WeekToCome {
  const known = [...tasks.map(({ task }) => task.minutes), lookBack?.minutes].filter(
    (one) => one !== undefined,
  );
  const minutes = known.reduce((sum, one) => sum + one, 0);
  const named = [
    ...tasks.filter(({ unit }) => unit !== undefined),
    ...tasks.filter(({ unit }) => unit === undefined),
  ];
  const names = [...named.map(({ task }) => task.text), ...(lookBack ? ['a look back'] : [])];
  const more = names.length - NAMED;
  return {
    label: `Week ${number}${minutes === 0 ? '' : ` (${writeMinutes(minutes)})`}`,
    subject: tasks.find(({ unit }) => unit !== undefined)?.task.text ?? tasks[0]?.step.name ?? 'catch up',
    tasks: `${names.slice(0, NAMED).join('; ')}${more > 0 ? `; ${more} more` : ''}`,
  };
}

/** Which units are left out, since their skills are rated, in few words where it `isBrief`; nothing where none is. */
export function skippedNote(
  { week: { skipped } }: ActivePlan,
  { curriculum, skills }: Dataset,
  isBrief = false,
): Block[] {
  if (skipped.length === 0) return [];
  const ids = [...new Set(skipped.flatMap(({ task }) => curriculum.unit(task.id)?.skill ?? []))];
  const names = ids.flatMap((id) => {
    const skill = skills.skill(id);
    return skill ? [briefly(skill.name)] : [];
  });
  const listed = `${names.slice(0, NAMED).join(', ')}${names.length > NAMED ? ` and ${names.length - NAMED} more` : ''}`;
  const count = `${skipped.length} ${skipped.length === 1 ? 'unit' : 'units'}`;
  return [
    note([
      `⏭️ ${isBrief ? 'Skipped' : `${count} skipped, as you rated them`}: ${listed}. Undo: `,
      command('/plan include'),
    ]),
  ];
}
