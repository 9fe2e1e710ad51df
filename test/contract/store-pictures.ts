import { describe, expect, it } from 'vitest';
import type { Owner, PersonKey, Store } from '../../src/store/store.ts';

const NOON = Date.UTC(2026, 0, 5, 12);
const W1: Owner = { platform: 'chat', workspace: 'W1' };
const ELSEWHERE: readonly Owner[] = [
  { platform: 'chat', workspace: 'W2' },
  { platform: 'chat', workspace: '' },
  { platform: 'mail', workspace: 'W1' },
];
const ada: PersonKey = { ...W1, person: 'U1' };
const bob: PersonKey = { ...W1, person: 'U2' };

/** Which pictures were uploaded, and whose they are; part of what every store does. */
export function picturesContract(given: () => Store): void {
  const files = () => given().pictureFiles;

  describe('uploaded pictures', () => {
    it('when one shows a content to everybody, then it is found by that in its workspace alone', async () => {
      await files().addShared(W1, 'F1', 'hash', NOON);
      expect(await files().find(W1, 'hash')).toBe('F1');
      expect(await files().find(W1, 'other')).toBeUndefined();
      for (const owner of ELSEWHERE) expect(await files().find(owner, 'hash')).toBeUndefined();
    });

    it('when two processes uploaded the same, then the later is found, and the other once that is forgotten', async () => {
      await Promise.all([
        files().addShared(W1, 'F1', 'hash', NOON),
        files().addShared(W1, 'F2', 'hash', NOON + 1),
        files().addShared(W1, 'F2', 'hash', NOON + 1),
      ]);
      expect(await files().find(W1, 'hash')).toBe('F2');
      await files().forget(W1, 'F2');
      expect(await files().find(W1, 'hash')).toBe('F1');
      await files().forget(W1, 'F1');
      expect(await files().find(W1, 'hash')).toBeUndefined();
    });

    it('when one is of a person, then it is found by no content and is theirs to see', async () => {
      await files().addPersonal(ada, 'F1', NOON);
      await files().addShared(W1, 'F2', ada.person, NOON);
      expect(await files().find(W1, ada.person)).toBe('F2');
      expect((await given().people.export(ada)).pictures).toEqual([
        { file: 'F1', uploaded_at: '2026-01-05T12:00:00.000Z' },
      ]);
      for (const other of [bob, ...ELSEWHERE.map((owner) => ({ ...owner, person: 'U1' }))])
        expect((await given().people.export(other)).pictures).toEqual([]);
    });

    it('when a person is forgotten, then their files are to be deleted and name nobody, until they are forgotten', async () => {
      for (const [at, file] of ['F1', 'F2', 'F3'].entries()) await files().addPersonal(ada, file, NOON + at);
      await files().addPersonal(bob, 'F4', NOON);
      await files().addShared(W1, 'F5', 'hash', NOON);
      await given().people.delete(ada);
      expect((await given().people.export(ada)).pictures).toEqual([]);
      expect((await given().people.export(bob)).pictures).toHaveLength(1);
      expect(await files().toDelete(W1, 2)).toEqual(['F1', 'F2']);
      for (const owner of ELSEWHERE) expect(await files().toDelete(owner, 9)).toEqual([]);
      await files().forget(W1, 'F1');
      await files().forget({ ...W1, workspace: 'W2' }, 'F2');
      expect(await files().toDelete(W1, 9)).toEqual(['F2', 'F3']);
      expect(await files().find(W1, 'hash')).toBe('F5');
    });

    it('when that is undone, then the files are theirs as before', async () => {
      await files().addPersonal(ada, 'F1', NOON);
      const failing = given().transaction(async (memory) => {
        await memory.people.delete(ada);
        expect(await memory.pictureFiles.toDelete(W1, 9)).toEqual(['F1']);
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      expect(await files().toDelete(W1, 9)).toEqual([]);
      expect((await given().people.export(ada)).pictures).toHaveLength(1);
    });

    it('when they are old, then those of everybody are forgotten, and no person’s', async () => {
      for (let at = 0; at < 150; at += 1) await files().addShared(W1, `F${at}`, `hash${at}`, NOON - 1);
      await files().addShared(W1, 'now', 'now', NOON);
      await files().addPersonal(ada, 'hers', NOON - 1);
      await files().addPersonal(bob, 'his', NOON - 1);
      await given().people.delete(bob);
      expect(await files().deleteSharedBefore(NOON)).toBe(150);
      expect(await files().deleteSharedBefore(NOON)).toBe(0);
      expect(await files().find(W1, 'now')).toBe('now');
      expect(await files().toDelete(W1, 9)).toEqual(['his']);
      expect((await given().people.export(ada)).pictures).toHaveLength(1);
    });

    it('when all that is held of a workspace is deleted, then none is left, and Rung was in it until then', async () => {
      await files().addShared(W1, 'F1', 'hash', NOON);
      await files().addPersonal(ada, 'F2', NOON);
      expect(await given().workspaces.list('chat')).toEqual(['W1']);
      expect(await given().workspaces.delete(W1)).toBe(2);
      expect(await files().find(W1, 'hash')).toBeUndefined();
      expect(await given().workspaces.list('chat')).toEqual([]);
    });

    it.each(['x'.repeat(200), 'a\0b'])(
      'when a key is not keepable, then it rejects, or is not there',
      async (bad) => {
        await expect(files().addShared(W1, bad, 'hash', NOON)).rejects.toThrow(RangeError);
        await expect(files().addShared(W1, 'F1', bad, NOON)).rejects.toThrow(RangeError);
        await expect(files().addPersonal({ ...ada, person: bad }, 'F1', NOON)).rejects.toThrow(RangeError);
        await expect(files().addShared(W1, 'F1', 'hash', 0.5)).rejects.toThrow(RangeError);
        expect(await files().find(W1, bad)).toBeUndefined();
        expect(await files().toDelete({ ...W1, workspace: bad }, 9)).toEqual([]);
        await files().forget(W1, bad);
      },
    );
  });
}
