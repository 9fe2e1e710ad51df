import type { Dataset } from '../../dataset/dataset.ts';
import { isTeamRoadmap } from '../../dataset/team-roadmaps.ts';
import type { Due, Next, Store } from '../../store/store.ts';
import type { Composed, Moment } from '../../scheduling/worker/deliver.ts';
import { beginsLater, questionReply, activePlans, weekReply } from './nudge.ts';
import { nextOf, weeklyOf } from './timing.ts';
import { firstAfterChange } from '../../scheduling/calendar/occurrence.ts';
import type { EpochMs } from '../../time.ts';

/** After this many unanswered messages the next one asks whether to go on. */
const SILENT = 4;

/** Composes a person's weekly message when it is due. `seen` adds the roadmaps of teams that they follow. */
export async function compose(
  due: Due,
  { next, late, now }: Moment,
  store: Pick<Store, 'plans'>,
  { data: shipped, seen }: { readonly data: Dataset; readonly seen: () => Promise<Dataset> },
): Promise<Composed> {
  const { silent, hours } = due.schedule;
  const closed = 'your inbox is closed to Rung';
  const plans = await store.plans(due.person);
  const data = plans.some(({ roadmap }) => isTeamRoadmap(roadmap)) ? await seen() : shipped;
  const active = activePlans(plans, hours, data, now);
  if (active.length === 0 && beginsLater(plans, now)) return { why: 'nothing has begun yet', then: { next } };
  if (active.length === 0)
    return {
      why: 'nothing to say',
      then: { next: undefined, state: 'paused', reason: 'no plan is under way' },
    };
  if (silent >= SILENT) {
    const reason = 'four weeks went by without a sign of you';
    const then = { next: undefined, state: 'paused', reason, silent: 0 } as const;
    return { reply: questionReply(), closed, then };
  }
  // The message says when the one after it comes.
  const schedule = { ...due.schedule, next };
  const reply = weekReply(active, schedule, data, { late });
  return { reply, closed, then: { next, silent: silent + 1 } };
}

/** The time of the regular message after a due one. */
export const following = ({ person, schedule, occurrence, dueAt }: Due, now: EpochMs): Next =>
  nextOf(firstAfterChange(weeklyOf(schedule), Math.max(now, dueAt), occurrence), person);
