import { describe, expect, it } from 'vitest';
import type { Owner, Store } from '../../src/store/store.ts';

const NOON = Date.UTC(2026, 0, 5, 12);
const HOUR = 3_600_000;
const acme: Owner = { platform: 'chat', workspace: 'W1' };
const added = { ...acme, details: { name: 'Acme' }, sealed: 'one', keyId: 'k1', expiresAt: NOON + HOUR };

/** The workspaces that added Rung by themselves; part of what every store does. */
export function installationsContract(given: () => Store): void {
  describe('installations', () => {
    it('when one is kept, then it is found by its workspace alone', async () => {
      await given().installations.save(added, NOON);
      expect(await given().installations.find(acme)).toEqual({ ...added, version: 1, installedAt: NOON });
      expect(await given().installations.find({ ...acme, workspace: 'W2' })).toBeUndefined();
      expect(await given().installations.find({ ...acme, platform: 'mail' })).toBeUndefined();
      expect(await given().installations.list('chat')).toEqual(['W1']);
      expect(await given().workspaces.list('chat')).toEqual(['W1']);
    });

    it('when one is kept again, then it takes the place of the first, under a newer version', async () => {
      await given().installations.save(added, NOON);
      await given().installations.save({ ...added, sealed: 'two', expiresAt: undefined }, NOON + 1);
      const found = await given().installations.find(acme);
      expect(found).toMatchObject({ sealed: 'two', version: 2, installedAt: NOON + 1, expiresAt: undefined });
    });

    it('when many begin to renew, then one does, until it ends or its time is over', async () => {
      const { installations } = given();
      await installations.save(added, NOON);
      const begin = (holder: string, at = NOON) => installations.beginRenewal(acme, holder, at, at + HOUR);
      const begun = await Promise.all(Array.from({ length: 12 }, (_, at) => begin(`p${at}`)));
      const holders = begun.flatMap((one, at) => (one ? [`p${at}`] : []));
      expect(holders).toHaveLength(1);
      await installations.endRenewal(acme, 'another');
      expect(await begin('late')).toBeUndefined();
      await installations.endRenewal(acme, holders[0] ?? '');
      expect(await begin('next')).toMatchObject({ sealed: 'one', version: 1 });
      expect(await begin('after a crash', NOON + HOUR)).toMatchObject({ sealed: 'one' });
      expect(await installations.beginRenewal({ ...acme, workspace: 'W2' }, 'p', NOON, NOON)).toBeUndefined();
    });

    it('when secrets are renewed, then only in place of those that were read', async () => {
      const { installations } = given();
      await installations.save(added, NOON);
      await installations.beginRenewal(acme, 'p1', NOON, NOON + HOUR);
      const renewed = { sealed: 'two', keyId: 'k2', expiresAt: NOON + 2 * HOUR };
      expect(await installations.renewed(acme, 1, renewed)).toBe(true);
      expect(await installations.renewed(acme, 1, { ...renewed, sealed: 'three' })).toBe(false);
      expect(await installations.find(acme)).toMatchObject({ ...renewed, version: 2, installedAt: NOON });
      expect(await installations.beginRenewal(acme, 'p2', NOON, NOON + HOUR)).toBeDefined();
    });

    it('when it is added anew while it is renewed, then the new secrets stay', async () => {
      const { installations } = given();
      await installations.save(added, NOON);
      await installations.beginRenewal(acme, 'p1', NOON, NOON + HOUR);
      await installations.save({ ...added, sealed: 'anew' }, NOON + 1);
      expect(await installations.renewed(acme, 1, { ...added, sealed: 'late' })).toBe(false);
      expect(await installations.find(acme)).toMatchObject({ sealed: 'anew' });
    });

    it('when some run out soon, then they are listed, the first to do so first', async () => {
      const { installations } = given();
      const inHours = { W1: 3, W2: 1, W3: 9 };
      for (const [workspace, hours] of Object.entries(inHours))
        await installations.save({ ...added, workspace, expiresAt: NOON + hours * HOUR }, NOON);
      await installations.save({ ...added, workspace: 'W4', expiresAt: undefined }, NOON);
      expect(await installations.expiring('chat', NOON + 5 * HOUR, 10)).toEqual(['W2', 'W1']);
      expect(await installations.expiring('chat', NOON + 5 * HOUR, 1)).toEqual(['W2']);
      expect(await installations.expiring('mail', NOON + 5 * HOUR, 10)).toEqual([]);
    });

    it('when it is deleted as of a time, then one from after that stays', async () => {
      const { installations } = given();
      await installations.save(added, NOON);
      expect(await installations.delete(acme, NOON)).toBe(false);
      expect(await installations.delete(acme, NOON + 1)).toBe(true);
      expect(await installations.delete(acme)).toBe(false);
      expect(await installations.find(acme)).toBeUndefined();
    });

    it('when all that is held of a workspace is deleted, then its installation is as well', async () => {
      await given().installations.save(added, NOON);
      await given().installations.save({ ...added, workspace: 'W2' }, NOON);
      await given().workspaces.delete(acme);
      expect(await given().installations.list('chat')).toEqual(['W2']);
      expect([await given().installations.count('chat'), await given().installations.count('none')]).toEqual([
        1, 0,
      ]);
    });

    it('when secrets are encrypted anew, then page by page, and only where they are still the same', async () => {
      const { installations } = given();
      const names = Array.from({ length: 130 }, (_, at) => `W${String(at).padStart(3, '0')}`);
      for (const workspace of names) await installations.save({ ...added, workspace }, NOON);
      const first = await installations.page(undefined);
      expect(first).toHaveLength(100);
      const second = await installations.page(first.at(-1));
      expect([...first, ...second].map(({ workspace }) => workspace)).toEqual(names);
      const one = { platform: 'chat', workspace: 'W000' };
      expect(await installations.reseal(one, 'other', { sealed: 'new', keyId: 'k2' })).toBe(false);
      expect(await installations.reseal(one, 'one', { sealed: 'new', keyId: 'k2' })).toBe(true);
      expect(await installations.find(one)).toMatchObject({ sealed: 'new', version: 1 });
      expect(await installations.keys()).toEqual([
        { keyId: 'k1', count: 129 },
        { keyId: 'k2', count: 1 },
      ]);
    });

    it.each([{ workspace: '' }, { workspace: 'x'.repeat(200) }, { sealed: 'a\0b' }, { keyId: 'a\0b' }])(
      'when %o cannot be kept, then it rejects',
      async (bad) => {
        await expect(given().installations.save({ ...added, ...bad }, NOON)).rejects.toThrow(RangeError);
      },
    );
  });
}
