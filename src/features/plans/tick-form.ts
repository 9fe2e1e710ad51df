import { call } from '../../reply/build.ts';
import type { ChecklistForm } from '../../reply/reply.ts';
import type { ActivePlan } from './active-plans.ts';

/** Tasks that the form holds: five fields of ten boxes, and plans, each with a field of its own. */
const MOST = 50;
const MOST_PLANS = 5;
const MOST_OF_A_PLAN = 10;

/**
 * The form that ticks the tasks of all plans that a message shows, for a platform whose messages have no boxes; undefined
 * for more tasks than it holds. It carries each task with its state, as roadmap, step, task and "done" or "open", so that only what is changed
 * in it is set.
 */
export function tickForm(active: readonly ActivePlan[]): ChecklistForm | undefined {
  const boxes = active
    .slice(0, MOST_PLANS)
    .flatMap(({ roadmap, week }) =>
      week.tasks
        .slice(0, MOST_OF_A_PLAN)
        .map(({ key, done }) => `${roadmap.id}/${key}/${done ? 'done' : 'open'}`),
    );
  if (boxes.length > MOST) return undefined;
  return {
    label: 'Tick tasks',
    call: { ...call(['plan', 'tick'], { boxes }), intent: 'form' },
  };
}
