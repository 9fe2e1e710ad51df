import type { Author, Store } from '../../../src/store/store.ts';
import { NOON } from '../scheduling/schedules.ts';
import { ada } from '../teams/shares.ts';

/** A code as it is typed. */
export const CODE = 'BCDFGHJKLMNP';

/** An account in a workspace, one in none, and somebody else’s. */
export const guest: Author = { person: ada, name: 'Ada' };
export const home: Author = { person: { platform: 'other', workspace: '', person: '1' }, name: 'ada.l' };
export const stranger: Author = { person: { platform: 'other', workspace: '', person: '9' }, name: 'Eve' };

/** Has a code shown, typed and agreed to, up to the yes of who showed it. */
export async function upToYes(store: Store, shower = guest, typer = home): Promise<void> {
  await store.links.show(shower, CODE, NOON);
  await store.links.type(typer, CODE, NOON);
  await store.links.agree(typer.person, NOON, NOON);
}

/** Links two accounts, the first of which shows the code. */
export async function link(store: Store, shower = guest, typer = home): Promise<void> {
  await upToYes(store, shower, typer);
  const joined = await store.links.join(shower.person, { typedAt: NOON }, NOON);
  if (joined.kind !== 'joined') throw new Error(`they were not joined: ${joined.kind}`);
}
