import type { Dataset } from '../../dataset/dataset.ts';
import { keyNow, taskKey } from '../../dataset/roadmaps/keys.ts';
import type { Roadmap } from '../../dataset/roadmaps/records.ts';
import { button, call, note, paragraph, strong } from '../../reply/build.ts';
import type { Action, Call, FieldValues, Reply } from '../../reply/reply.ts';
import type { Plan, Schedule } from '../../store/store.ts';
import { DAY_MS } from '../../time.ts';
import { whenFields } from './week-actions.ts';

const WEEK = 7 * DAY_MS;

/** How a finished plan is told of. */
interface Told {
  /** The schedule its messages came by, which the next plan goes on with; undefined where there was none. */
  readonly schedule: Schedule | undefined;
  /** All their plans. */
  readonly plans: readonly Plan[];
  readonly data: Dataset;
}

/** Congratulates on a finished plan: what was done, and the roadmap that comes next, one press from being started. */
export function finishedReply(plan: Plan, roadmap: Roadmap, { schedule, plans, data }: Told): Reply {
  const others = plans.some(({ state }) => state === 'active');
  const next = roadmapAfter(roadmap, plans, data);
  return {
    summary: `🎉 ${roadmap.name}: finished!`,
    subject: 'plan',
    blocks: [
      paragraph(countOf(plan, roadmap)),
      ...(next ? [paragraph(['Up next: ', strong(next.name), '. ', next.summary])] : []),
      note(others ? 'Your other plans go on.' : 'No more messages, unless you start another plan.'),
    ],
    actions: [
      ...(next
        ? [
            button('Start it', startOf(next, schedule), 'primary'),
            button('Preview', call(['roadmap', 'show'], { roadmap: `roadmap:${next.id}` })),
          ]
        : []),
      others
        ? button('This week', call(['plan', 'show']), next ? 'secondary' : 'primary')
        : button('All roadmaps', call(['roadmap', 'list']), next ? 'secondary' : 'primary'),
    ],
  };
}

/** The first of the roadmaps that follow one which is neither under way nor finished. */
export function roadmapAfter({ next }: Roadmap, plans: readonly Plan[], data: Dataset): Roadmap | undefined {
  const found = next === undefined ? undefined : data.roadmaps.get(next);
  const isTaken = plans.some(({ state, roadmap }) => roadmap === found?.id && state !== 'stopped');
  return found && isTaken ? roadmapAfter(found, plans, data) : found;
}

/** The next plan at the day, hour and zone of the one before, so that nothing is asked twice. */
const startOf = ({ id }: Roadmap, schedule: Schedule | undefined): Call => {
  const fields: FieldValues = { roadmap: `roadmap:${id}`, ...(schedule && whenFields(schedule)) };
  return call(['plan', 'start'], fields);
};

/** "12 of 12 tasks done, in 4 weeks." */
function countOf({ startedAt, endedAt, done }: Plan, roadmap: Roadmap): string {
  const ticked = new Set(done.map((one) => keyNow(roadmap, one.step, one.task)));
  const tasks = roadmap.steps.flatMap((step) => step.tasks.map((task) => taskKey(step, task)));
  const count = tasks.filter((key) => ticked.has(key)).length;
  const weeks = Math.round(((endedAt ?? startedAt) - startedAt) / WEEK);
  return `${count} of ${tasks.length} tasks done${weeks > 1 ? `, in ${weeks} weeks` : ''}.`;
}

/** The button that tells a channel of a finished plan. */
export const tellChannel = ({ id }: Roadmap): Action =>
  button('Share here', { ...call(['plan', 'finished'], { roadmap: `roadmap:${id}` }), intent: 'share' });
