import { edits, nearestOf } from '../../dataset/nearest-word.ts';
import { StoreError } from '../../store/error.ts';
import type { Owner, PersonKey, Store, WorkspaceFigures } from '../../store/store.ts';

/** A workspace as the operator writes it: `slack:T0123`, and `discord` for the people there who belong to no server. */
export const writeOwner = ({ platform, workspace }: Owner): string =>
  workspace === '' ? platform : `${platform}:${workspace}`;

/** The most wrong letters in a misspelt id. */
const TYPO = 3;
const LIST = '"npm run -s admin -- workspaces" lists them all.';

/**
 * The workspace that a word means: its id, with its platform before it where two platforms have the same. Without one, the
 * nearest, if any is near.
 * @throws StoreError where there are several
 */
async function lookUp({ operator }: Pick<Store, 'operator'>, word: string) {
  const all = await operator.figures();
  const found = all.filter((one) => [writeOwner(one), one.workspace].includes(word));
  if (found.length > 1)
    throw new StoreError(
      `${word} is the id of several workspaces.`,
      `Say which: ${found.map(writeOwner).join(' or ')}.`,
    );
  const [nearest] = nearestOf(
    all.flatMap((item) =>
      [item.workspace, writeOwner(item), item.name ?? ''].map((name) => ({
        ...{ item, edits: edits(name.toLowerCase(), word.toLowerCase()) },
        most: Math.min(TYPO, Math.floor(name.length / 2)),
      })),
    ),
  );
  return { found: found[0], nearest: nearest?.item };
}

/** @throws StoreError there is no such workspace, or there are several */
export async function findWorkspace(store: Pick<Store, 'operator'>, word: string): Promise<WorkspaceFigures> {
  const { found, nearest } = await lookUp(store, word);
  if (found) return found;
  throw new StoreError(
    `Nothing is held of a workspace ${word}.`,
    nearest ? `Did you mean ${writeOwner(nearest)}? ${LIST}` : LIST,
  );
}

/**
 * The workspace that is to be paused: nothing has to be held of it where it is written with its platform, unless it is
 * nearly the id of another.
 * @throws StoreError
 */
export async function findToPause(
  store: Pick<Store, 'operator'>,
  word: string,
  platforms: readonly string[],
): Promise<Owner> {
  const { found, nearest } = await lookUp(store, word);
  const [, platform = '', workspace = ''] = /^(\w+):(\S+)$/.exec(word) ?? [];
  if (found || nearest || !platforms.includes(platform)) return findOneWorkspace(store, word);
  return { platform, workspace };
}

/**
 * The same, where it has to be a workspace and not the people of a platform.
 * @throws StoreError
 */
export async function findOneWorkspace(
  store: Pick<Store, 'operator'>,
  word: string,
): Promise<WorkspaceFigures> {
  const found = await findWorkspace(store, word);
  if (found.workspace !== '') return found;
  throw new StoreError(
    `${found.platform} stands for people there who belong to no workspace.`,
    `Name one of them too, by their id, or a workspace. ${LIST}`,
  );
}

/**
 * A person of a workspace by their id; where ids are the same in every workspace of a platform, all of theirs is meant.
 * @throws StoreError where nothing is held of them
 */
export async function findPerson(
  { people }: Pick<Store, 'people'>,
  { platform, workspace }: Owner,
  person: string,
): Promise<PersonKey> {
  for (const under of new Set([workspace, ''])) {
    const key = { platform, workspace: under, person };
    if (Object.values(await people.export(key)).some((rows) => rows.length > 0)) return key;
  }
  throw new StoreError(
    `Nothing is held of a person ${person} in ${writeOwner({ platform, workspace })}.`,
    'A person goes by the id that the platform gives them, not by their name.',
  );
}
