import type { ExpressionBuilder } from 'kysely';
import type { Database } from '../engines/engine.ts';
import type { PersonKey } from './keys.ts';
import { compiledOnce } from './compiled-once.ts';
import { isPerson } from './rows.ts';
import type { Schema } from './schema.ts';
import type { Link } from '../types/link.ts';

type Row = Schema['linked_person'];

/** A row as the two accounts it links. */
export const toLink = (row: Row): Link => ({
  guest: {
    person: { platform: row.platform, workspace: row.workspace, person: row.person },
    name: row.name,
  },
  home: {
    person: { platform: row.home_platform, workspace: '', person: row.home_person },
    name: row.home_name,
  },
  at: row.linked_at,
});

/** Finds the row of an account's link. One in a workspace can only be a guest: a home has none. */
export const linkOf =
  ({ platform, workspace, person }: PersonKey) =>
  (it: ExpressionBuilder<Schema, 'linked_person'>) =>
    it.or([
      it.and({ platform, workspace, person }),
      ...(workspace === '' ? [it.and({ home_platform: platform, home_person: person })] : []),
    ]);

const homeOf = compiledOnce((db, { platform, workspace, person }: PersonKey) =>
  db
    .selectFrom('linked_person')
    .select(['home_platform', 'home_person'])
    .where('platform', '=', platform)
    .where('workspace', '=', workspace)
    .where('person', '=', person),
);

/** The key that what is a person's own is kept under: another account's where theirs is linked as its guest. */
export async function selectHome(db: Database, account: PersonKey): Promise<PersonKey> {
  if (!isPerson(account)) return account;
  const [row] = await homeOf(db, account);
  return row ? { platform: row.home_platform, workspace: '', person: row.home_person } : account;
}

const linkOfHome = compiledOnce((db, { platform, person }: PersonKey) =>
  db
    .selectFrom('linked_person')
    .selectAll()
    .where(linkOf({ platform, workspace: '', person })),
);
const linkOfGuest = compiledOnce((db, account: PersonKey) =>
  db.selectFrom('linked_person').selectAll().where(linkOf(account)),
);

/** The link of an account, whichever of the two it is. */
export async function selectLink(db: Database, account: PersonKey): Promise<Link | undefined> {
  if (!isPerson(account)) return undefined;
  const [row] = await (account.workspace === '' ? linkOfHome : linkOfGuest)(db, account);
  return row && toLink(row);
}

/** The accounts of a person, in the order in which they are locked: the guest first. One that is not linked is alone. */
export const accountsOf = (account: PersonKey, link: Link | undefined): readonly PersonKey[] =>
  link ? [link.guest.person, link.home.person] : [account];

/** Whether two keys are of one account, whatever else they carry. */
export const isSame = (one: PersonKey, other: PersonKey): boolean =>
  one.platform === other.platform && one.workspace === other.workspace && one.person === other.person;
