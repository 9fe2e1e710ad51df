import type { Transaction } from 'kysely';
import type { Database } from '../engines/engine.ts';
import type { PersonKey } from '../schema/keys.ts';
import type { Schema } from '../schema/schema.ts';
import { authorKey, followerKey } from '../schema/team-rows.ts';
import type { PersonData } from '../types/personal-data.ts';

/** The tables that name who did something; what they did stays when they are forgotten. */
export const SIGNED = ['team_roadmap', 'channel_roadmap', 'digest', 'workspace_setting'] as const;

type Rows<Part extends keyof PersonData> = Readonly<
  Record<Part, readonly Readonly<Record<string, unknown>>[]>
>;

/** The rows of what a person follows and did for teams: in which workspace and channel, and when. */
export async function exportFromTeams(
  db: Database,
  person: PersonKey,
): Promise<Rows<'following' | 'shares' | 'roadmaps' | 'digests' | 'chosen'>> {
  const { platform, person_workspace, person: id } = followerKey(person);
  const following = await db
    .selectFrom('follower')
    .innerJoin('channel_roadmap as followed', 'followed.id', 'follower.channel_roadmap')
    .select(['followed.workspace as at_workspace', 'followed.channel', 'followed.roadmap', 'follower.name'])
    .select('follower.joined_at')
    .where('follower.platform', '=', platform)
    .where('follower.person_workspace', '=', person_workspace)
    .where('follower.person', '=', id)
    .orderBy('follower.joined_at')
    .execute();
  const shares = await db
    .selectFrom('channel_roadmap')
    .select(['workspace as at_workspace', 'channel', 'roadmap', 'state', 'by_name', 'shared_at'])
    .where((it) => it.and(authorKey(person)))
    .orderBy('shared_at')
    .execute();
  const roadmaps = await db
    .selectFrom('team_roadmap')
    .select(['workspace as at_workspace', 'id', 'version', 'by_name', 'made_at', 'changed_at'])
    .where((it) => it.and(authorKey(person)))
    .orderBy('made_at')
    .execute();
  const digests = await db
    .selectFrom('digest')
    .select(['workspace as at_workspace', 'channel', 'by_name', 'set_at'])
    .where((it) => it.and(authorKey(person)))
    .orderBy('set_at')
    .execute();
  const chosen = await db
    .selectFrom('workspace_setting')
    .select(['workspace as at_workspace', 'name', 'value', 'by_name', 'set_at'])
    .where((it) => it.and(authorKey(person)))
    .orderBy('name')
    .execute();
  return { following, shares, roadmaps, digests, chosen };
}

/** Has a person follow nothing, and takes their name off what they did for teams, which stays. */
export async function deleteFromTeams(transaction: Transaction<Schema>, person: PersonKey): Promise<void> {
  await transaction
    .deleteFrom('follower')
    .where((it) => it.and(followerKey(person)))
    .execute();
  // Who took a share back is known by name alone: it is theirs where it is the name that they shared it by.
  await transaction
    .updateTable('channel_roadmap')
    .set({ withdrawn_by: null })
    .where((it) => it.and(authorKey(person)))
    .whereRef('withdrawn_by', '=', 'by_name')
    .execute();
  for (const table of SIGNED) {
    await transaction
      .updateTable(table)
      .set({ by_workspace: null, by_person: null, by_name: null })
      .where((it) => it.and(authorKey(person)))
      .execute();
  }
}
