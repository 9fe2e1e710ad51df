import type { Transaction } from 'kysely';
import type { Database } from '../../engines/engine.ts';
import type { PersonKey } from '../../schema/keys.ts';
import { linkOf } from '../../schema/link-rows.ts';
import { keyOf } from '../../schema/rows.ts';
import type { Schema } from '../../schema/schema.ts';

/** The tables that hold accounts of people which are, or are about to be, linked with others. */
export const LINKED = ['linked_person', 'link_code'] as const;

/** The columns by which the row of a code is found from whoever typed it. */
export const typedBy = ({ platform, workspace, person }: PersonKey) => ({
  ...{ typed_platform: platform, typed_workspace: workspace, typed_person: person },
});

/** The rows of an account's link, and of the codes that it showed or typed. A code itself is not known: only its hash is. */
export async function exportLinks(
  db: Database,
  account: PersonKey,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const links = await db
    .selectFrom('linked_person')
    .select(['platform as guest_platform', 'name as guest_name', 'home_platform', 'home_name', 'linked_at'])
    .where(linkOf(account))
    .execute();
  const codes = await db
    .selectFrom('link_code')
    .select(['platform as shown_platform', 'name as shown_name', 'shown_at'])
    .select(['typed_platform', 'typed_name', 'typed_at'])
    .where((it) => it.or([it.and(keyOf(account)), it.and(typedBy(account))]))
    .orderBy('shown_at')
    .execute();
  return [...links, ...codes];
}

/** Unlinks an account whose data is deleted, with the codes that it showed or typed. */
export async function deleteLinks(transaction: Transaction<Schema>, account: PersonKey): Promise<void> {
  await transaction.deleteFrom('linked_person').where(linkOf(account)).execute();
  await deleteCodes(transaction, account);
}

/** Deletes the codes that an account showed or typed. */
export async function deleteCodes(transaction: Transaction<Schema>, account: PersonKey): Promise<void> {
  await transaction
    .deleteFrom('link_code')
    .where((it) => it.or([it.and(keyOf(account)), it.and(typedBy(account))]))
    .execute();
}
