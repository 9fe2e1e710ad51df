import { sql } from 'kysely';
import type { Database } from '../engines/engine.ts';
import type { ChannelKey } from '../schema/keys.ts';
import type { Plan } from './plans.ts';
import { sharesIn } from './shares.ts';
import { isChannel } from '../schema/team-rows.ts';
import type { Standing, Tally, TaskCount } from './teams.ts';
import { mustBeInstant } from '../schema/text.ts';

/** A follower, or a task that is ticked among the followers of a share. */
type Row = { readonly share: string; readonly recent: number } & (
  | {
      readonly step: null;
      readonly name: string | null;
      readonly joined_at: number;
      readonly state: Plan['state'] | null;
      readonly week: number | null;
      readonly ended_at: number | null;
    }
  | { readonly step: string; readonly task: string; readonly count: number }
);

/**
 * Followers with their latest plan of what they follow, then tasks with their ticks: in one statement, of one moment. It
 * goes from the channel to its followers, their plans and their ticks, each by a look-up, and through the ticks once:
 * SQLite takes a "cross join" in the order it is written in.
 */
export const tallied = ({ platform, workspace, channel }: ChannelKey, since: number) => sql<Row>`
  with followed as materialized (
    select follower.share, follower.person, follower.name, follower.joined_at,
      (select id from plan where plan.platform = follower.platform
        and plan.workspace = follower.person_workspace and plan.person = follower.person
        and plan.roadmap = share.roadmap order by started_at desc, id desc limit 1) as plan
    from share join follower on follower.share = share.id
    where share.platform = ${platform} and share.workspace = ${workspace} and share.channel = ${channel}
      and share.state = 'active'
  ), ticked as materialized (
    select followed.share, followed.plan, step, task, case when done_at > ${since} then 1 else 0 end as recent
    from followed cross join plan_task where plan_task.plan = followed.plan
  ), moved as materialized (
    select ticked.plan, sum(recent) as recent from ticked group by ticked.plan
  )
  select followed.share, followed.person as person, name, joined_at, plan.state, plan.week, plan.ended_at,
    cast(null as text) as step, cast(null as text) as task, 0 as count, coalesce(moved.recent, 0) as recent
  from followed left join plan on plan.id = followed.plan left join moved on moved.plan = followed.plan
  union all
  select share, null, null, null, null, null, null, step, task, count(*), sum(recent)
  from ticked group by share, step, task
  order by joined_at, person, step, task`;

/** How a channel's followers stand, roadmap by roadmap, read by two statements whatever it follows. */
export async function talliesIn(db: Database, channel: ChannelKey, since: number): Promise<readonly Tally[]> {
  mustBeInstant('The time to count from', since);
  const shares = await sharesIn(db, channel, { toWrite: false });
  if (!isChannel(channel) || shares.length === 0) return [];
  const { rows } = await tallied(channel, since).execute(db);
  const byShare = Map.groupBy(rows, ({ share }) => share);
  return shares.map((share) => {
    const own = byShare.get(share.id) ?? [];
    return { share, followers: own.flatMap(toStanding), tasks: own.flatMap(toCount) };
  });
}

function toStanding(row: Row): Standing[] {
  if (row.step !== null) return [];
  const { name, joined_at: joinedAt, state, week, ended_at, recent } = row;
  const plan = state === null ? undefined : { state, week: week ?? 0, endedAt: ended_at ?? undefined };
  return [{ name: name ?? undefined, joinedAt, plan, recent }];
}

function toCount(row: Row): TaskCount[] {
  if (row.step === null) return [];
  const { step, task, count, recent } = row;
  return [{ step, task, all: count, recent }];
}
