import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPictureFiles } from '../../../src/app/picture-files.ts';
import { openStore } from '../../../src/store/engines/open.ts';
import { deleteExpired } from '../../../src/store/retention.ts';
import type { Store } from '../../../src/store/store.ts';

const NOON = Date.UTC(2026, 0, 5, 12);
const DAY = 86_400_000;
const W1 = { platform: 'chat', workspace: 'W1' };

let now = NOON;
let store: Store;
beforeEach(async () => {
  now = NOON;
  store = await openStore({ kind: 'sqlite', file: ':memory:' });
});
afterEach(() => store.close());

describe('given pictures that were uploaded', () => {
  it('when one process uploaded what everybody sees, then another finds it, for 90 days', async () => {
    const [one, other] = [0, 1].map(() => createPictureFiles(store.pictureFiles, () => now));
    await one?.add({ ...W1, file: 'F1' }, { content: 'hash' });
    now += 90 * DAY;
    await deleteExpired(store, now);
    expect(await other?.find(W1, 'hash')).toBe('F1');
    now += 1;
    await deleteExpired(store, now);
    expect(await other?.find(W1, 'hash')).toBeUndefined();
  });

  it('when one is a person’s, then it is to be deleted once they are, however much later, and then forgotten', async () => {
    const files = createPictureFiles(store.pictureFiles, () => now);
    await files.add({ ...W1, file: 'F1' }, { person: 'U1' });
    now += 400 * DAY;
    await deleteExpired(store, now);
    expect(await files.toDelete(W1, 5)).toEqual([]);
    await store.people.delete({ ...W1, person: 'U1' });
    expect(await files.toDelete(W1, 5)).toEqual(['F1']);
    await files.forget({ ...W1, file: 'F1' });
    expect(await files.toDelete(W1, 5)).toEqual([]);
  });
});
