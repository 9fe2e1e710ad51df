import { hash } from 'node:crypto';
import type { Selectable, Transaction } from 'kysely';
import type { Database } from '../../engines/engine.ts';
import type { Author, PersonKey } from '../../schema/keys.ts';
import { keyOf } from '../../schema/rows.ts';
import type { Schema } from '../../schema/schema.ts';
import { isSame, selectLink } from '../../schema/link-rows.ts';
import type { EpochMs } from '../../../time.ts';
import type { PendingLink, TypedCode } from '../../types/link.ts';
import { deleteCodes, typedBy } from './personal-links.ts';
import { countTry, isOutOfTries } from './tries.ts';

/** How long a code may be typed after it was shown, and agreed to after it was typed, in milliseconds. */
export const CODE_LIFETIME = 10 * 60_000;

type Row = Selectable<Schema['link_code']>;

/** A code as it is kept. */
const hashOf = (code: string): string => hash('sha256', code, 'base64url');

const ownerOf = (row: Row): Author => ({ person: keyOf(row), name: row.name });

/** Who typed a code; undefined where nobody has. */
export function typerOf(row: Row): Author | undefined {
  const { typed_platform: platform, typed_workspace: workspace, typed_person: person } = row;
  if (platform === null || workspace === null || person === null) return undefined;
  return { person: { platform, workspace, person }, name: row.typed_name ?? '' };
}

/** Whether a code, or what was typed, may still be gone on with. */
export const isAlive = ({ shown_at, typed_at }: Row, at: EpochMs): boolean =>
  (typed_at ?? shown_at) > at - CODE_LIFETIME;

/** Keeps a code that is shown to somebody, in place of any other of theirs. */
export async function writeCode(
  transaction: Transaction<Schema>,
  { person, name }: Author,
  code: string,
  at: EpochMs,
): Promise<void> {
  await deleteCodes(transaction, person);
  await transaction
    .insertInto('link_code')
    .values({ code: hashOf(code), ...keyOf(person), name, shown_at: at })
    .execute();
}

/** Takes a code for who typed it, so that nobody else can. */
export async function takeCode(
  transaction: Transaction<Schema>,
  { person, name }: Author,
  typed: string,
  at: EpochMs,
): Promise<TypedCode> {
  if (await isOutOfTries(transaction, person, at)) return { kind: 'too many' };
  const link = await selectLink(transaction, person);
  if (link) return { kind: 'linked', link };
  const code = hashOf(typed);
  const row = await transaction
    .selectFrom('link_code')
    .selectAll()
    .where('code', '=', code)
    .executeTakeFirst();
  const wrong = async (kind: 'unknown' | 'same platform'): Promise<TypedCode> => {
    await countTry(transaction, person, at);
    return { kind };
  };
  if (!row || !isAlive(row, at) || typerOf(row)) return wrong('unknown');
  if (row.platform === person.platform) return isSame(row, person) ? { kind: 'own' } : wrong('same platform');
  if (row.workspace !== '' && person.workspace !== '') return { kind: 'two workspaces' };
  // Of two who type it at once the second waits here, and then finds that it is taken.
  const taken = await transaction
    .updateTable('link_code')
    .set({ ...typedBy(person), typed_name: name, typed_at: at })
    .where('code', '=', code)
    .where('typed_at', 'is', null)
    .returning('code')
    .executeTakeFirst();
  if (!taken) return wrong('unknown');
  await transaction
    .deleteFrom('link_code')
    .where((it) => it.or([it.and(typedBy(person)), it.and(keyOf(person))]))
    .where('code', '!=', code)
    .execute();
  return { kind: 'taken', owner: ownerOf(row), typedAt: at };
}

/** The code that an account showed, or typed, and that may still be gone on with. */
export async function selectCode(
  db: Database,
  account: PersonKey,
  at: EpochMs,
  { locks }: { readonly locks: boolean } = { locks: false },
): Promise<Row | undefined> {
  const rows = await db
    .selectFrom('link_code')
    .selectAll()
    .where((it) => it.or([it.and(keyOf(account)), it.and(typedBy(account))]))
    .orderBy('shown_at', 'desc')
    .$if(locks, (query) => query.forUpdate())
    .execute();
  return rows.find((row) => isAlive(row, at));
}

/** A code as one of the two accounts sees it. */
export function toPending(row: Row, account: PersonKey): PendingLink {
  const typer = typerOf(row);
  const [agreed, typedAt] = [row.agreed === 1, row.typed_at];
  if (!typer || typedAt === null) return { kind: 'shown', at: row.shown_at };
  return isSame(typer.person, account)
    ? { kind: 'typed', owner: ownerOf(row), agreed, typedAt }
    : { kind: 'typed by', typer, agreed, typedAt };
}

/** Notes that who typed a code, at `typedAt`, agrees to be linked; false where there is nothing to agree to any more. */
export async function agreeTo(
  transaction: Transaction<Schema>,
  account: PersonKey,
  typedAt: EpochMs,
  at: EpochMs,
): Promise<boolean> {
  const agreed = await transaction
    .updateTable('link_code')
    .set({ agreed: 1 })
    .where((it) => it.and(typedBy(account)))
    .where('typed_at', '=', typedAt)
    .where('typed_at', '>', at - CODE_LIFETIME)
    .returning('code')
    .executeTakeFirst();
  return agreed !== undefined;
}
