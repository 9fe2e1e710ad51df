import type { Roadmap } from '../../dataset/roadmaps/records.ts';
import { call } from '../../reply/build.ts';
import type { ChecklistForm } from '../../reply/reply.ts';
import { shownTasks, type PlanWeek } from './week.ts';

/** Tasks that the form holds: five fields of ten boxes. */
const MOST = 50;

/**
 * The form that ticks the tasks of a week, for a platform whose messages have no boxes; undefined for more tasks than it
 * holds. It carries each task with its state, as roadmap, step, task and "done" or "open", so that only what is changed
 * in it is set.
 */
export function tickForm(roadmap: Roadmap, week: PlanWeek): ChecklistForm | undefined {
  const boxes = shownTasks(week).map(({ key, done }) => `${roadmap.id}/${key}/${done ? 'done' : 'open'}`);
  if (boxes.length > MOST) return undefined;
  return {
    label: 'Tick tasks',
    call: { ...call(['plan', 'tick'], { boxes }), intent: 'form' },
  };
}
