import type { PageName } from '../../dataset/pages.ts';
import { finishedReply, tellChannel } from './finished.ts';
import { activePlans } from './active-plans.ts';
import { weekReply } from './week-reply.ts';
import { advanced, afterActivity } from './progress.ts';
import { button, call, command, note } from '../../reply/build.ts';
import type { Reply } from '../../reply/reply.ts';
import type { ChangingContext } from '../../core/declare/command.ts';
import { WEEKLY_PLAN } from './schedule-of.ts';
import { personOf } from '../../core/run/run.ts';
import { UserError } from '../../core/declare/user-error.ts';

const SHOW = button('This week', call(['plan', 'show']), 'primary');

/**
 * Moves a plan a week on, with its tasks `all` done or what is not done carried over, and shows what comes now. A week
 * that is behind already is not moved again: the same button stands on old messages.
 * @throws UserError where there is no plan, or several and none is named
 */
export async function advancePlan(
  { roadmap: page, week }: { readonly roadmap: PageName | undefined; readonly week: number | undefined },
  all: boolean,
  { actor, store, dataset, clock, venue }: ChangingContext,
): Promise<Reply> {
  const person = personOf(actor);
  const now = clock.now();
  const [schedule, plans] = [await store.schedules.get(person, WEEKLY_PLAN), await store.plans.list(person)];
  const hours = schedule?.hours;
  const active = activePlans(plans, hours, dataset, now);
  const fitting = page ? active.filter((one) => one.roadmap.id === page.id) : active;
  const [one, other] = fitting;
  if (!one)
    throw new UserError(
      'no-plan',
      active.length === 0 ? 'You have no plan yet' : 'You don’t have that plan',
      ['Start one with ', command('/plan start 30 days')],
      [active.length === 0 ? button('Pick a roadmap', call(['roadmap', 'list']), 'primary') : SHOW],
    );
  if (other) {
    throw new UserError('which-plan', 'Which plan?', 'Pick one, or add its name.', [
      ...fitting.map(({ roadmap }) =>
        button(roadmap.name, call(['plan', all ? 'done' : 'skip'], { roadmap: `roadmap:${roadmap.id}` })),
      ),
    ]);
  }
  const behind = week !== undefined && week !== one.week.number;
  if (!behind)
    await store.plans.save(
      person,
      advanced(one.plan, one.roadmap, { hours: hours ?? one.roadmap.hours, all, at: now }),
      now,
    );
  const plansNow = await store.plans.list(person);
  const isOver = !plansNow.some(({ state }) => state === 'active');
  // With the last plan the weekly messages end too, as when the person stops them.
  const after = schedule && !isOver ? afterActivity(schedule, now, all && !behind) : undefined;
  if (schedule) await store.schedules.set(person, WEEKLY_PLAN, after, now);
  const finished = behind
    ? undefined
    : plansNow.find((plan) => plan.id === one.plan.id && plan.state === 'done');
  if (finished) {
    const told = finishedReply(finished, one.roadmap, { schedule, plans: plansNow, data: dataset });
    return venue.direct ? told : { ...told, actions: [...told.actions, tellChannel(one.roadmap)] };
  }
  const shown = weekReply(activePlans(plansNow, hours, dataset, now), after, dataset);
  return {
    ...shown,
    blocks: [
      ...(all && !behind ? [note(`✅ Week ${one.week.number} finished.`)] : []),
      ...(behind ? [note(`You are in week ${one.week.number}, not in week ${week}.`)] : []),
      ...shown.blocks,
    ],
  };
}
