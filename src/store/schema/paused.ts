import { sql, type RawBuilder } from 'kysely';

/** The name of the setting of a workspace in which the operator paused Rung. */
export const PAUSED = 'paused';

/** Whether the operator paused Rung in the workspace of a row; `table` has the columns `platform` and `workspace`. */
export const isPaused = (table: string): RawBuilder<boolean> => sql<boolean>`exists (
  select 1 from workspace_setting as pause where pause.platform = ${sql.ref(`${table}.platform`)}
    and pause.workspace = ${sql.ref(`${table}.workspace`)} and pause.name = ${sql.lit(PAUSED)})`;
