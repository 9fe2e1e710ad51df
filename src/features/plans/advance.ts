import type { PageName } from '../../dataset/pages.ts';
import { finishedReply, tellChannel } from './finished.ts';
import { myPlans } from './my-plans.ts';
import { weekReply } from './week-reply.ts';
import { aroundDaysOff } from '../schedules/around-days-off.ts';
import { advanced, afterActivity } from './progress.ts';
import { button, call, command, note } from '../../reply/build.ts';
import type { Block, Reply } from '../../reply/reply.ts';
import type { ActivePlan } from './active-plans.ts';
import type { PlanWeek } from './week.ts';
import type { ChangingContext } from '../../core/declare/command.ts';
import { WEEKLY_PLAN } from './schedule-of.ts';
import { personOf } from '../../core/run/person-of.ts';
import { UserError } from '../../core/declare/user-error.ts';

const SHOW = button('This week', call(['plan', 'show']), 'primary');

/** How a week is left: all of it done, open tasks still being worked on, or passed over. */
export type Leaving = 'done' | 'still' | 'skip';

/** The plan that is meant, and the week its button was shown for. */
export interface Meant {
  readonly roadmap: PageName | undefined;
  readonly week: number | undefined;
}

/**
 * Moves a plan a week on, with all tasks done or with what is not done carried over, and shows what comes now. A week
 * that is behind already is not moved again: the same button stands on old messages.
 * @throws UserError where there is no plan, or several and none is named
 */
export async function advancePlan(
  { roadmap: page, week }: Meant,
  leaving: Leaving,
  { actor, store, dataset, clock, venue }: ChangingContext,
): Promise<Reply> {
  const person = personOf(actor);
  const now = clock.now();
  const { schedule, active } = await myPlans(person, store, dataset, now);
  const one = chosenPlan(active, page, leaving);
  const behind = week !== undefined && week !== one.week.number;
  if (!behind)
    await store.plans.save(
      person,
      advanced(one.plan, one.roadmap, { ...one.follower, all: leaving === 'done', at: now }),
      now,
    );
  const { plans: plansNow, active: activeNow, due } = await myPlans(person, store, dataset, now);
  const isOver = !plansNow.some(({ state }) => state === 'active');
  // With the last plan the weekly messages end too, as when the person stops them.
  const after = schedule && !isOver ? afterActivity(schedule, now, leaving !== 'skip' && !behind) : undefined;
  if (schedule) await store.schedules.set(person, WEEKLY_PLAN, after, now);
  const finished = behind
    ? undefined
    : plansNow.find((plan) => plan.id === one.plan.id && plan.state === 'done');
  if (finished) {
    const told = finishedReply(finished, one.roadmap, { schedule, plans: plansNow, data: dataset });
    return venue.direct ? told : { ...told, actions: [...told.actions, tellChannel(one.roadmap)] };
  }
  const next = await aroundDaysOff(after, person, store, WEEKLY_PLAN);
  const shown = weekReply(activeNow, next, dataset, { due });
  return {
    ...shown,
    blocks: [
      ...(behind ? [] : leftNote(leaving, one.week)),
      ...(behind ? [note(`You are in week ${one.week.number}, not in week ${week}.`)] : []),
      ...shown.blocks,
    ],
  };
}

/**
 * The plan that is meant: the one named, or the only one.
 * @throws UserError where there is no plan, or several and none is named
 */
export function chosenPlan(
  active: readonly ActivePlan[],
  page: { readonly id: string } | undefined,
  subcommand: string,
): ActivePlan {
  const fitting = page ? active.filter((one) => one.roadmap.id === page.id) : active;
  const [one, other] = fitting;
  if (!one)
    throw new UserError(
      'no-plan',
      active.length === 0 ? 'You have no plan yet' : 'You don’t have that plan',
      ['Start one with ', command('/plan start 30 days')],
      [active.length === 0 ? button('Pick a roadmap', call(['roadmap', 'list']), 'primary') : SHOW],
    );
  if (other)
    throw new UserError('which-plan', 'Which plan?', 'Pick one, or add its name.', [
      ...fitting.map(({ roadmap }) =>
        button(roadmap.name, call(['plan', subcommand], { roadmap: `roadmap:${roadmap.id}` })),
      ),
    ]);
  return one;
}

/** How a week was left, in words. */
function leftNote(leaving: Leaving, { number, tasks }: PlanWeek): Block[] {
  if (leaving === 'done') return [note(`✅ Week ${number} finished.`)];
  const open = tasks.filter(({ done }) => !done).length;
  if (open === 0) return [];
  return [
    note(leaving === 'still' ? 'Good: what is open comes along.' : 'Skipped. What was open comes along.'),
  ];
}
