import type { Owner } from '../../../src/store/store.ts';

/** A relation of the numbers from 0 to `last`, each as `n`, as an engine has it. */
export type Series = (last: number) => string;
export const seriesOfPostgres: Series = (last) => `generate_series(0, ${last}) as n`;
export const seriesOfSqlite: Series = (last) =>
  `(with recursive s(n) as (select 0 union all select n + 1 from s where n < ${last}) select n from s)`;

const DAY = 86_400_000;
const CHANNELS = 3;
const FOLLOWERS = 4;
const TICKS = 7;

/**
 * Statements that make so many workspaces, for tests of size: each with a roadmap of its own, three channels that follow
 * one each, four people in each channel with a plan and seven ticks in fourteen days before `at` (epoch milliseconds),
 * and a digest.
 */
export function otherTeams(platform: string, workspaces: number, at: number, series: Series): string[] {
  const people = CHANNELS * FOLLOWERS;
  const roadmap = (workspace: string, channel: string): string =>
    `case ${channel} when 0 then 'own-' || ${workspace} when 1 then '30-days' else 'software-engineer' end`;
  const who = `'O' || (n / ${people}), 'U' || (n % ${people})`;
  return [
    `insert into team_roadmap (id, platform, workspace, by_workspace, by_person, by_name, version, record, editors,
      changes, made_at, changed_at)
    select 'own-' || n, '${platform}', 'O' || n, 'O' || n, 'U0', 'Ada', 1, '{}', 'maker', '[]', ${at}, ${at}
    from ${series(workspaces - 1)}`,
    `insert into channel_roadmap (id, platform, workspace, channel, roadmap, by_workspace, by_person, by_name, state, shared_at,
      card_wanted, card_tries, card_unsure)
    select 'share-' || n, '${platform}', 'O' || (n / ${CHANNELS}), 'C' || (n % ${CHANNELS}),
      ${roadmap(`(n / ${CHANNELS})`, `n % ${CHANNELS}`)}, 'O' || (n / ${CHANNELS}), 'U0', 'Ada', 'active', ${at}, 1, 0, 0
    from ${series(workspaces * CHANNELS - 1)}`,
    `insert into follower (channel_roadmap, platform, person_workspace, person, joined_at)
    select 'share-' || (n / ${FOLLOWERS}), '${platform}', ${who}, ${at} from ${series(workspaces * people - 1)}`,
    `insert into plan (id, platform, workspace, person, roadmap, state, week, started_at, updated_at)
    select 'plan-' || n, '${platform}', ${who}, ${roadmap(`(n / ${people})`, `(n / ${FOLLOWERS}) % ${CHANNELS}`)},
      'active', 2, ${at}, ${at} from ${series(workspaces * people - 1)}`,
    `insert into plan_task (plan, step, task, done_at)
    select 'plan-' || (n / ${TICKS}), 'step', 'task-' || (n % ${TICKS}), ${at} - (n % 14) * ${DAY}
    from ${series(workspaces * people * TICKS - 1)}`,
    `insert into digest (platform, workspace, channel, by_workspace, by_person, by_name, set_at)
    select '${platform}', 'O' || n, 'C0', 'O' || n, 'U0', 'Ada', ${at} from ${series(workspaces - 1)}`,
    `insert into recipient (platform, workspace, type, ref)
    select '${platform}', 'O' || n, 'channel', 'C0' from ${series(workspaces - 1)}`,
    `insert into schedule (recipient, kind, platform, workspace, weekday, time, zone, hours, state, silent, streak,
      best_streak, forgiven, notified, created_at, updated_at)
    select id, 'channel-digest', platform, workspace, 1, '09:00', 'Europe/London', 0, 'active', 0, 0, 0, 0, 0, ${at}, ${at}
    from recipient where type = 'channel' and workspace like 'O%'`,
  ];
}

/** People who follow a share, and what they ticked. */
export interface Members extends Owner {
  readonly share: string;
  readonly roadmap: string;
  readonly people: number;
  /** The tasks of the roadmap, of which each has ticked every other: step and task by their ids. */
  readonly tasks: readonly (readonly [string, string])[];
}

/** Statements that let people follow a share, each with a plan that is half done. `at` is epoch milliseconds. */
export function members(
  { platform, workspace, share, roadmap, people, tasks }: Members,
  at: number,
  series: Series,
): string[] {
  const rows = tasks.map(([step, task], index) => `(${index}, '${step}', '${task}')`).join(', ');
  return [
    `insert into follower (channel_roadmap, platform, person_workspace, person, name, joined_at)
    select '${share}', '${platform}', '${workspace}', 'M' || n, case when n % 2 = 0 then 'Member ' || n end, ${at}
    from ${series(people - 1)}`,
    `insert into plan (id, platform, workspace, person, roadmap, state, week, started_at, updated_at)
    select '${share} of ' || n, '${platform}', '${workspace}', 'M' || n, '${roadmap}', 'active', 2, ${at}, ${at}
    from ${series(people - 1)}`,
    `insert into plan_task (plan, step, task, done_at)
    with task(number, step, task) as (values ${rows})
    select '${share} of ' || n, step, task, ${at} - ((n + number) % 14) * ${DAY}
    from ${series(people - 1)} cross join task where (n + number) % 2 = 0`,
  ];
}
