import { keyNow } from '../../dataset/roadmaps/keys.ts';
import type { Roadmap } from '../../dataset/roadmaps/records.ts';
import type { Plan, Schedule } from '../../store/store.ts';
import { dateAt, weekOf } from '../../scheduling/calendar/week.ts';
import { counted, type Streak } from './streak.ts';
import { knownWeekOf } from './known-weeks.ts';
import { nextWeek, stored, type Follower } from './week.ts';
import { DAY_MS, type EpochMs } from '../../time.ts';

/**
 * The plan with one task ticked (`done` true), unticked (false) or toggled (undefined). `key` is the task's key in the
 * roadmap as it is now. A task that is ticked already keeps the time of its tick.
 */
export function ticked(
  plan: Plan,
  roadmap: Roadmap,
  { key, done }: { readonly key: string; readonly done: boolean | undefined },
  at: EpochMs,
): Plan {
  const others = plan.done.filter((one) => keyNow(roadmap, one.step, one.task) !== key);
  const [step = '', task = ''] = key.split('/');
  const was = others.length < plan.done.length;
  if (was === done) return plan;
  return { ...plan, done: was ? others : [...others, { step, task, at }] };
}

/**
 * The plan moved one week on: with `all` of this week's tasks done, or with the open ones carried over. It ends when
 * nothing is left.
 */
export function advanced(
  plan: Plan,
  roadmap: Roadmap,
  { all, at, ...follower }: Follower & { readonly all: boolean; readonly at: EpochMs },
): Plan {
  const week = knownWeekOf(plan, roadmap, follower);
  const finished = all ? (week?.tasks ?? []).filter((one) => !one.done) : [];
  const done = [...plan.done, ...finished.map(({ step, task }) => ({ step: step.id, task: task.id, at }))];
  const thisWeek = nextWeek({ ...plan, done, thisWeek: stored(week?.tasks ?? []) }, roadmap, follower);
  const next: Plan = { ...plan, done, week: plan.week + 1, thisWeek: stored(thisWeek) };
  return thisWeek.length > 0 ? next : { ...next, state: 'done', endedAt: at };
}

const WEEK = 7 * DAY_MS;

/**
 * The schedule after the person did anything: the count of unanswered messages starts again. Where they made progress
 * (`did`), the week of their own calendar counts for the streak.
 */
export function afterActivity(schedule: Schedule, at: EpochMs, did: boolean): Schedule {
  const before: Streak = {
    weeks: schedule.streak,
    best: schedule.bestStreak,
    last: schedule.lastWeek === undefined ? undefined : weekNumber(schedule.lastWeek),
    forgiven: schedule.forgiven,
  };
  const monday = weekOf(dateAt(at, schedule.zone));
  const streak = did ? counted(before, weekNumber(monday)) : before;
  return {
    ...schedule,
    silent: 0,
    streak: streak.weeks,
    bestStreak: streak.best,
    lastWeek: did ? monday : schedule.lastWeek,
    forgiven: streak.forgiven,
  };
}

/** A week by its Monday, as a number: those of neighbouring weeks differ by one. */
const weekNumber = (monday: string): number => Math.floor(Date.parse(monday) / WEEK);
