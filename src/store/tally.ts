import { sql } from 'kysely';
import type { Database } from './engine.ts';
import type { ChannelKey } from './keys.ts';
import type { Plan } from './plans.ts';
import { sharesIn } from './shares.ts';
import { isChannel } from './team-rows.ts';
import type { Standing, Tally, TaskCount } from './teams.ts';
import { mustBeInstant } from './text.ts';

/** The followers of what a channel follows, each with their latest plan of it. */
const followed = ({ platform, workspace, channel }: ChannelKey) => sql`
  followed(share, person_workspace, person, name, joined_at, plan) as (
    select follower.share, follower.person_workspace, follower.person, follower.name, follower.joined_at,
      (select id from plan where plan.platform = follower.platform
        and plan.workspace = follower.person_workspace and plan.person = follower.person
        and plan.roadmap = share.roadmap order by started_at desc, id desc limit 1)
    from share join follower on follower.share = share.id
    where share.platform = ${platform} and share.workspace = ${workspace} and share.channel = ${channel}
      and share.state = 'active')`;

interface Follows {
  readonly share: string;
  readonly name: string | null;
  readonly joined_at: number;
  readonly state: Plan['state'] | null;
  readonly week: number | null;
  readonly ended_at: number | null;
  readonly recent: number | string;
}
interface Counted {
  readonly share: string;
  readonly step: string;
  readonly task: string;
  readonly count: number | string;
  readonly recent: number | string;
}

/** How a channel's followers stand, roadmap by roadmap, read by three statements whatever it follows. */
export async function talliesIn(db: Database, channel: ChannelKey, since: number): Promise<readonly Tally[]> {
  mustBeInstant('The time to count from', since);
  if (!isChannel(channel)) return [];
  const shares = await sharesIn(db, channel);
  if (shares.length === 0) return [];
  const { rows: follows } = await sql<Follows>`
    with ${followed(channel)}
    select share, name, joined_at, plan.state, plan.week, plan.ended_at,
      (select count(*) from plan_task where plan_task.plan = followed.plan and done_at > ${since}) as recent
    from followed left join plan on plan.id = followed.plan
    order by joined_at, followed.person`.execute(db);
  const { rows: counts } = await sql<Counted>`
    with ${followed(channel)}
    select share, step, task, count(*) as count, sum(case when done_at > ${since} then 1 else 0 end) as recent
    from followed join plan_task on plan_task.plan = followed.plan
    group by share, step, task order by share, step, task`.execute(db);
  const followers = Map.groupBy(follows, ({ share }) => share);
  const tasks = Map.groupBy(counts, ({ share }) => share);
  return shares.map((share) => ({
    share,
    followers: (followers.get(share.id) ?? []).map(toStanding),
    tasks: (tasks.get(share.id) ?? []).map(({ step, task, count, recent }): TaskCount => ({
      ...{ step, task },
      all: Number(count),
      recent: Number(recent),
    })),
  }));
}

const toStanding = ({ name, joined_at, state, week, ended_at, recent }: Follows): Standing => ({
  name: name ?? undefined,
  joinedAt: joined_at,
  plan: state === null ? undefined : { state, week: week ?? 0, endedAt: ended_at ?? undefined },
  recent: Number(recent),
});
