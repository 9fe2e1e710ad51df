import { sql, type RawBuilder } from 'kysely';
import type { Database } from '../../engines/engine.ts';
import type { Owner } from '../../schema/keys.ts';
import { plainRow } from '../../schema/plain-row.ts';
import type { Schema } from '../../schema/schema.ts';
import type { HeldRow } from '../../types/operator.ts';
import { OWNED } from '../workspaces.ts';

/** The tables whose rows are a workspace's by what they refer to, each with the way there. */
const BY_REFERENCE = {
  conversation: sql`join recipient as whose on whose.id = held.recipient`,
  ledger: sql`join recipient as whose on whose.id = held.recipient`,
  plan_task: sql`join plan as whose on whose.id = held.plan`,
  follower: sql`join channel_roadmap as whose on whose.id = held.channel_roadmap`,
} as const satisfies Partial<Record<keyof Schema, RawBuilder<unknown>>>;

type Table = (typeof OWNED)[number] | keyof typeof BY_REFERENCE | 'removed_workspace';

/** Every table that holds anything of a workspace. */
export const HOLDING: readonly Table[] = [
  ...OWNED,
  ...(Object.keys(BY_REFERENCE) as (keyof typeof BY_REFERENCE)[]),
  'removed_workspace',
];

/** Columns that are in no export: secrets, hashes of codes, and what processes tell each other. */
const LEFT_OUT = new Set([
  ...['sealed', 'key_id', 'code', 'token', 'lease_token', 'lease_until'],
  ...['renewing_by', 'renewing_until'],
]);
/** The rows of a table that are a workspace's, as a query that goes on after `select …`. */
function heldBy(table: Table, { platform, workspace }: Owner): RawBuilder<unknown> {
  const isOf = (name: string) =>
    sql`${sql.ref(`${name}.platform`)} = ${platform} and ${sql.ref(`${name}.workspace`)} = ${workspace}`;
  if (table in BY_REFERENCE)
    return sql`from ${sql.table(table)} as held ${BY_REFERENCE[table as keyof typeof BY_REFERENCE]} where ${isOf('whose')}`;
  // A code that somebody of the workspace typed is theirs as well.
  const typed =
    table === 'link_code'
      ? sql` or (typed_platform = ${platform} and typed_workspace = ${workspace})`
      : sql``;
  return sql`from ${sql.table(table)} as held where (${isOf('held')})${typed}`;
}

/** How many rows each table has of a workspace; those that have none are left out. */
export async function countHeld(db: Database, owner: Owner): Promise<ReadonlyMap<keyof Schema, number>> {
  const counts = new Map<keyof Schema, number>();
  for (const table of HOLDING) {
    const { rows } = await sql<{
      count: number | string;
    }>`select count(*) as count ${heldBy(table, owner)}`.execute(db);
    const count = Number(rows[0]?.count);
    if (count > 0) counts.set(table, count);
  }
  return counts;
}

/** All rows that are held of a workspace, table by table: JSON read, instants as ISO 8601, nothing secret. */
export async function selectHeld(
  db: Database,
  owner: Owner,
): Promise<Readonly<Record<string, readonly HeldRow[]>>> {
  const tables: Record<string, readonly HeldRow[]> = {};
  for (const table of HOLDING) {
    const { rows } = await sql<HeldRow>`select held.* ${heldBy(table, owner)}`.execute(db);
    if (rows.length > 0) tables[table] = rows.map((row) => plainRow(row, LEFT_OUT));
  }
  return tables;
}
