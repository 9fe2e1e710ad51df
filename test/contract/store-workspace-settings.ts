import { beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { NOON, personOf } from '../harness/scheduling/schedules.ts';
import { ada, by, channel } from '../harness/teams/shares.ts';

/** What admins choose for their workspace, part of what every store does. */
export function workspaceSettingsContract(given: () => Store): void {
  let store: Store;
  beforeEach(() => {
    store = given();
  });
  const elsewhere = { platform: 'chat', workspace: 'W2' };
  const chosen = { name: 'off.quiz', value: 'off' };

  describe('settings of workspaces', () => {
    it('when one is chosen, then it is found there and nowhere else, until it is taken back', async () => {
      await store.workspaceSettings.set(channel, chosen, by(ada, 'Ada'), NOON);
      await store.workspaceSettings.set(channel, { ...chosen, value: 'still' }, by(ada, 'Ada'), NOON + 1);
      expect(await store.workspaceSettings.list(channel)).toEqual([
        { ...chosen, value: 'still', by: by(ada, 'Ada'), at: NOON + 1 },
      ]);
      expect(await store.workspaceSettings.list(elsewhere)).toEqual([]);
      await store.workspaceSettings.set(channel, { ...chosen, value: undefined }, by(ada), NOON);
      expect(await store.workspaceSettings.list(channel)).toEqual([]);
    });

    it('when somebody of another workspace chooses, or too much, then that is refused', async () => {
      const stranger = by(personOf('U1', 'W2'));
      await expect(store.workspaceSettings.set(channel, chosen, stranger, NOON)).rejects.toThrow(RangeError);
      const long = { ...chosen, value: 'x'.repeat(2_001) };
      await expect(store.workspaceSettings.set(channel, long, by(ada), NOON)).rejects.toThrow(RangeError);
    });

    it('when who chose it is forgotten, then it stays without their name; with the workspace it goes', async () => {
      await store.workspaceSettings.set(channel, chosen, by(ada, 'Ada'), NOON);
      expect((await store.people.export(ada)).chosen).toMatchObject([{ name: 'off.quiz', by_name: 'Ada' }]);
      await store.people.delete(ada);
      expect(await store.workspaceSettings.list(channel)).toMatchObject([{ ...chosen, by: undefined }]);
      await store.workspaces.delete(channel);
      expect(await store.workspaceSettings.list(channel)).toEqual([]);
    });
  });

  describe('pay bands of companies', () => {
    const bands = (version: string, savedAt = NOON) => ({ version, record: { places: [version] }, savedAt });
    const wait =
      'when bands are kept, then they wait as a draft until they are activated, found there and nowhere else';

    it(wait, async () => {
      await store.ownBands.saveDraft(channel, bands('1'));
      await store.ownBands.saveDraft(channel, bands('2', NOON + 1));
      expect(await store.ownBands.draft(channel)).toEqual(bands('2', NOON + 1));
      expect(await store.ownBands.get(channel)).toBeUndefined();
      expect(await store.ownBands.activate(channel, '1')).toBe(false);
      expect(await store.ownBands.activate(elsewhere, '2')).toBe(false);
      expect(await store.ownBands.activate(channel, '2')).toBe(true);
      expect(await store.ownBands.activate(channel, '2')).toBe(false);
      expect(await store.ownBands.get(channel)).toEqual(bands('2', NOON + 1));
      expect(await store.ownBands.draft(channel)).toBeUndefined();
      expect(await store.ownBands.get(elsewhere)).toBeUndefined();
      expect(await store.ownBands.get({ ...channel, workspace: '' })).toBeUndefined();
    });

    it('when others are activated, then those answer; deleted, neither they nor a draft are there', async () => {
      for (const version of ['1', '2', '3']) {
        await store.ownBands.saveDraft(channel, bands(version));
        if (version !== '3') await store.ownBands.activate(channel, version);
      }
      expect(await store.ownBands.get(channel)).toEqual(bands('2'));
      expect(await store.ownBands.delete(elsewhere)).toBe(false);
      expect(await store.ownBands.delete(channel)).toBe(true);
      expect([await store.ownBands.get(channel), await store.ownBands.draft(channel)]).toEqual([
        undefined,
        undefined,
      ]);
    });

    it('when a draft is old, then it is deleted, and what is active stays; with the workspace all goes', async () => {
      await store.ownBands.saveDraft(channel, bands('1'));
      await store.ownBands.activate(channel, '1');
      await store.ownBands.saveDraft(channel, bands('2'));
      await store.ownBands.deleteDraftsBefore(NOON);
      expect(await store.ownBands.draft(channel)).toBeDefined();
      await store.ownBands.deleteDraftsBefore(NOON + 1);
      expect(await store.ownBands.draft(channel)).toBeUndefined();
      expect(await store.ownBands.get(channel)).toEqual(bands('1'));
      await store.workspaces.delete(channel);
      expect(await store.ownBands.get(channel)).toBeUndefined();
    });

    it('when they are too long or of no workspace, then that is refused', async () => {
      const long = { ...bands('1'), record: 'x'.repeat(200_001) };
      await expect(store.ownBands.saveDraft(channel, long)).rejects.toThrow(RangeError);
      const nowhere = { ...channel, workspace: '' };
      await expect(store.ownBands.saveDraft(nowhere, bands('1'))).rejects.toThrow(RangeError);
    });
  });
}
