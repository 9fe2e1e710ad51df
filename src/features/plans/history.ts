import { keyNow } from '../../dataset/roadmaps/keys.ts';
import type { Roadmap } from '../../dataset/roadmaps/records.ts';
import { dateAt, weekOf, type WallDate } from '../../scheduling/calendar/week.ts';
import type { Plan } from '../../store/store.ts';
import { taskText } from './week.ts';

/** What was done in one calendar week. */
export interface WeekDone {
  /** The date of its Monday. */
  readonly monday: WallDate;
  readonly tasks: readonly string[];
  /** As far as the tasks' times are known. */
  readonly minutes: number;
}

/** A plan's ticks by weeks in a zone, the latest first; those of tasks that are gone are left out. */
export function weeksDone(
  plan: Plan,
  roadmap: Roadmap,
  zone: string,
  unitName: (id: string) => string | undefined,
): readonly WeekDone[] {
  const minutes = new Map<string, number | undefined>(
    roadmap.steps.flatMap((step) =>
      step.tasks.map((task) => [`${step.id}/${task.id}`, task.minutes] as const),
    ),
  );
  const ticks = plan.done.flatMap(({ at, ...one }) => {
    const text = taskText(roadmap, one, unitName);
    const key = keyNow(roadmap, one.step, one.task);
    return text === undefined ? [] : [{ at, text, minutes: minutes.get(key) ?? 0 }];
  });
  return [...Map.groupBy(ticks, ({ at }) => weekOf(dateAt(at, zone)))]
    .map(([monday, all]): WeekDone => ({
      monday,
      tasks: all.sort((one, other) => other.at - one.at).map(({ text }) => text),
      minutes: all.reduce((sum, one) => sum + one.minutes, 0),
    }))
    .sort((one, other) => other.monday.localeCompare(one.monday));
}
