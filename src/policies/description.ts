import type { Schema } from '../store/schema/schema.ts';

/** What one table holds, in words for whoever reads the privacy policy. */
export interface TableDescription<Row> {
  /** Whose it is: a person's, a workspace's, or nobody's. */
  readonly of: 'person' | 'workspace' | 'nobody';
  /** What it is, as a heading: "Plans". */
  readonly title: string;
  /** What it is for. */
  readonly purpose: string;
  /** How long it is kept. */
  readonly kept: string;
  /** What each column holds; the type asks for every one. */
  readonly columns: { readonly [column in keyof Row]: string };
}

/** A description of some tables, each with every column of it. */
export type Descriptions<Table extends keyof Schema> = {
  readonly [table in Table]: TableDescription<Schema[table]>;
};

/** What the columns say that many tables have. */
export const WHOSE = {
  platform: 'which chat platform it is of',
  workspace: 'the platform’s id of the workspace; empty where it is a person’s own in every server',
  person: 'the platform’s id of the person',
} as const;

/** Until a person or their workspace goes. */
export const UNTIL_DELETED =
  'Until you delete it with /rung privacy delete, or 30 days after Rung was removed from the workspace.';
/** Until a workspace goes. */
export const UNTIL_REMOVED =
  'Until somebody there deletes it, or 30 days after Rung was removed from the workspace.';
