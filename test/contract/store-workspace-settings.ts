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
}
