import { sql, type RawBuilder } from 'kysely';
import type { Database } from '../../engines/engine.ts';
import type { Owner } from '../../schema/keys.ts';
import { PAUSED } from '../../schema/paused.ts';
import type { WorkspaceFigures } from '../../types/operator.ts';
import { LASTING } from '../workspaces.ts';

/** Everybody that anything is held of, with the workspace that it is held under. */
const PEOPLE = sql`
  select platform, workspace, person from plan
  union select platform, workspace, person from person_default
  union select platform, workspace, person from quiz_question
  union select platform, workspace, person from linked_person
  union select platform, workspace, ref from recipient where type = 'person'
  union select followed.platform, followed.workspace, person
    from follower join channel_roadmap as followed on followed.id = channel_roadmap`;

/** A figure of each workspace that has one: `value` by platform and workspace. */
const FIGURES = {
  people: sql`select platform, workspace, count(*) as value from (${PEOPLE}) as people group by platform, workspace`,
  channels: sql`select platform, workspace, count(distinct channel) as value from channel_roadmap
    where state = 'active' group by platform, workspace`,
  plans: sql`select platform, workspace, count(*) as value from plan where state = 'active'
    group by platform, workspace`,
  schedules: sql`select platform, workspace, count(*) as value from schedule where state = 'active'
    group by platform, workspace`,
  letters: sql`select platform, workspace, count(*) as value from ledger join recipient on recipient.id = recipient
    where state = 'dropped' group by platform, workspace`,
  pausedAt: sql`select platform, workspace, set_at as value from workspace_setting where name = ${PAUSED}`,
  removedAt: sql`select platform, workspace, removed_at as value from removed_workspace`,
  // A workspace that was greeted as a whole was so when Rung came to it.
  installedAt: sql`select platform, workspace, max(at) as value from (
    select platform, workspace, installed_at as at from installation
    union all select platform, workspace, greeted_at from greeting where channel = '' and not exists (
      select 1 from installation where installation.platform = greeting.platform
        and installation.workspace = greeting.workspace)) as came group by platform, workspace`,
} satisfies Record<string, RawBuilder<unknown>>;

const nameOf = ({ platform, workspace }: Owner): string => `${platform}\0${workspace}`;

/** All workspaces that anything lasting is held of, in figures. It reads whole tables: for the operator alone. */
export async function selectFigures(db: Database): Promise<readonly WorkspaceFigures[]> {
  const tables = [...LASTING, 'removed_workspace'].map(
    (table) => sql`select platform, workspace from ${sql.table(table)}`,
  );
  const { rows: owners } = await sql<Owner>`${sql.join(tables, sql` union `)}
    order by platform, workspace`.execute(db);
  const figures = new Map<string, ReadonlyMap<string, number>>();
  for (const [name, query] of Object.entries(FIGURES)) {
    const { rows } = await sql<Owner & { value: number | string }>`${query}`.execute(db);
    figures.set(name, new Map(rows.map((row) => [nameOf(row), Number(row.value)])));
  }
  const installed = await db
    .selectFrom('installation')
    .select(['platform', 'workspace', 'details'])
    .execute();
  const names = new Map(installed.map((row) => [nameOf(row), namedIn(row.details)]));
  return owners.map((owner) => {
    const of = (figure: keyof typeof FIGURES) => figures.get(figure)?.get(nameOf(owner));
    return {
      ...{ platform: owner.platform, workspace: owner.workspace, name: names.get(nameOf(owner)) },
      ...{ people: of('people') ?? 0, channels: of('channels') ?? 0, plans: of('plans') ?? 0 },
      ...{ schedules: of('schedules') ?? 0, letters: of('letters') ?? 0, pausedAt: of('pausedAt') },
      ...{ removedAt: of('removedAt'), installedAt: of('installedAt') },
    };
  });
}

/** What a workspace that added Rung by itself is called. */
function namedIn(details: string): string | undefined {
  const { name } = JSON.parse(details) as { readonly name?: unknown };
  return typeof name === 'string' ? name : undefined;
}
