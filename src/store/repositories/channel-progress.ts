import { sql } from 'kysely';
import type { Database } from '../engines/engine.ts';
import type { ChannelKey } from '../schema/keys.ts';
import { activeIn, CHANNEL_ROADMAP_COLUMNS, isChannel, toChannelRoadmap } from '../schema/team-rows.ts';
import { mustBeInstant } from '../schema/text.ts';
import type { EpochMs } from '../../time.ts';
import type { ChannelProgress, FollowerProgress, TaskCount } from '../types/channel-roadmap.ts';
import type { Plan } from '../types/plan.ts';

/** A follower, or a task that is ticked among the followers of a channel's roadmap. */
type Row = { readonly followed: string; readonly recent: number } & (
  | {
      readonly step: null;
      readonly name: string | null;
      readonly joined_at: EpochMs;
      readonly state: Plan['state'] | null;
      readonly week: number | null;
      readonly ended_at: EpochMs | null;
    }
  | { readonly step: string; readonly task: string; readonly count: number }
);

/**
 * Followers with their latest plan of what they follow, which is kept under another account's key where theirs is linked, then tasks with their ticks: in one statement, of one moment. It
 * goes from the channel to its followers, their plans and their ticks, each by a look-up, and through the ticks once:
 * SQLite takes a "cross join" in the order it is written in.
 */
export const progressQuery = ({ platform, workspace, channel }: ChannelKey, since: EpochMs) => sql<Row>`
  with following as materialized (
    select shared.id as followed, follower.person, follower.name, follower.joined_at,
      (select id from plan where plan.platform = coalesce(linked.home_platform, follower.platform)
        and plan.workspace = case when linked.home_platform is null then follower.person_workspace else '' end
        and plan.person = coalesce(linked.home_person, follower.person)
        and plan.roadmap = shared.roadmap order by started_at desc, id desc limit 1) as plan
    from channel_roadmap as shared join follower on follower.channel_roadmap = shared.id
    left join linked_person as linked on linked.platform = follower.platform
      and linked.workspace = follower.person_workspace and linked.person = follower.person
    where shared.platform = ${platform} and shared.workspace = ${workspace} and shared.channel = ${channel}
      and shared.state = 'active'
  ), ticked as materialized (
    select following.followed, following.plan, step, task, case when done_at > ${since} then 1 else 0 end as recent
    from following cross join plan_task where plan_task.plan = following.plan
  ), moved as materialized (
    select ticked.plan, sum(recent) as recent from ticked group by ticked.plan
  )
  select following.followed, following.person as person, name, joined_at, plan.state, plan.week, plan.ended_at,
    cast(null as text) as step, cast(null as text) as task, 0 as count, coalesce(moved.recent, 0) as recent
  from following left join plan on plan.id = following.plan left join moved on moved.plan = following.plan
  union all
  select followed, null, null, null, null, null, null, step, task, count(*), sum(recent)
  from ticked group by followed, step, task
  order by joined_at, person, step, task`;

/** How a channel's followers get on, roadmap by roadmap, read by two statements whatever it follows. */
export async function selectProgress(
  db: Database,
  channel: ChannelKey,
  since: EpochMs,
): Promise<readonly ChannelProgress[]> {
  mustBeInstant('The time to count from', since);
  if (!isChannel(channel)) return [];
  const followed = await db
    .selectFrom('channel_roadmap')
    .select(CHANNEL_ROADMAP_COLUMNS)
    .where((it) => it.and(activeIn(channel)))
    .orderBy('shared_at')
    .orderBy('id')
    .execute();
  if (followed.length === 0) return [];
  const { rows } = await progressQuery(channel, since).execute(db);
  const byRoadmap = Map.groupBy(rows, (row) => row.followed);
  return followed.map((row) => {
    const own = byRoadmap.get(row.id) ?? [];
    return {
      channelRoadmap: toChannelRoadmap(row),
      ...{ followers: own.flatMap(toFollower), tasks: own.flatMap(toCount) },
    };
  });
}

function toFollower(row: Row): FollowerProgress[] {
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
