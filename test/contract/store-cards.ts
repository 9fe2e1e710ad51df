import { beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { NOON } from '../harness/scheduling/schedules.ts';
import { ada, anOwn, aShare, channel } from '../harness/teams/shares.ts';

/** The messages by which shares are seen, part of what every store does. */
export function cardsContract(given: () => Store): void {
  let store: Store;
  beforeEach(() => {
    store = given();
  });

  describe('cards', () => {
    it('when one is made, then one caller has it, and it is due again once their lease ends', async () => {
      await store.share(aShare(), NOON);
      expect(await store.cardsDue(NOON - 1, 9, 1_000)).toEqual([]);
      const [card] = await store.cardsDue(NOON, 9, 1_000, ['share-1']);
      expect(card).toEqual({
        ...{ share: aShare(), isWithdrawn: false, withdrawnBy: undefined },
        ...{ message: undefined, wanted: 1, tries: 0 },
      });
      expect(await store.cardsDue(NOON, 9, 1_000)).toEqual([]);
      expect(await store.cardsDue(NOON + 1_000, 9, 1_000, ['another'])).toEqual([]);
      expect(await store.cardsDue(NOON + 1_000, 9, 1_000)).toEqual([card]);
    });

    it('when it is shown, then it rests until what it shows is changed, and then knows its message', async () => {
      await store.saveOwn(anOwn(), undefined, NOON);
      await store.share(aShare({ roadmap: 'own-1' }), NOON);
      const [card] = await store.cardsDue(NOON, 9, 1_000);
      if (!card) throw new Error('no card');
      await store.cardShown(card, { id: 'm1' }, NOON);
      expect(await store.cardsDue(NOON + 9_999, 9, 1_000)).toEqual([]);
      await store.saveOwn(anOwn({ version: 2 }), 1, NOON + 1);
      const [changed] = await store.cardsDue(NOON + 1, 9, 1_000);
      expect(changed).toMatchObject({ message: { id: 'm1' }, wanted: 2 });
    });

    it('when it is changed while it is posted, then it is due again at once', async () => {
      await store.share(aShare(), NOON);
      const [card] = await store.cardsDue(NOON, 9, 60_000);
      if (!card) throw new Error('no card');
      await store.withdraw(channel, 'agents', 'Ada', NOON + 1);
      expect(await store.cardsDue(NOON + 1, 9, 1_000)).toEqual([]);
      await store.cardShown(card, { id: 'm1' }, NOON + 2);
      const [taken] = await store.cardsDue(NOON + 2, 9, 1_000);
      expect(taken).toMatchObject({ isWithdrawn: true, message: { id: 'm1' }, wanted: 2 });
      if (!taken) throw new Error('no card');
      await store.cardShown(taken, { id: 'm1' }, NOON + 3);
      expect(await store.cardsDue(NOON + 999_999, 9, 1_000)).toEqual([]);
    });

    it('when it is taken back before it was posted, then it is handed out once more, and is gone', async () => {
      await store.share(aShare(), NOON);
      await store.withdraw(channel, 'agents', 'Ada', NOON + 1);
      const [card] = await store.cardsDue(NOON + 1, 9, 1_000);
      expect(card).toMatchObject({ isWithdrawn: true, message: undefined });
      if (!card) throw new Error('no card');
      await store.cardFailed(card, undefined);
      expect(await store.cardsDue(NOON + 999_999, 9, 1_000)).toEqual([]);
      expect(await store.share(aShare(), NOON)).toEqual(aShare());
    });

    it('when it is given up while it is taken back, then it is still to say so, once its lease ends', async () => {
      await store.share(aShare(), NOON);
      const [posted] = await store.cardsDue(NOON, 9, 1_000);
      if (!posted) throw new Error('no card');
      await store.cardShown(posted, { id: 'm1' }, NOON);
      await store.saveOwn(anOwn({ id: 'agents' }), undefined, NOON);
      await store.saveOwn(anOwn({ id: 'agents', version: 2 }), 1, NOON);
      const [edited] = await store.cardsDue(NOON, 9, 1_000);
      if (!edited) throw new Error('no card');
      await store.withdraw(channel, 'agents', 'Ada', NOON + 1);
      await store.cardFailed(edited, undefined);
      const [last] = await store.cardsDue(NOON + 1_000, 9, 1_000);
      expect(last).toMatchObject({ isWithdrawn: true, message: { id: 'm1' }, wanted: 3, tries: 1 });
    });

    it('when many are due, then those that waited longest are handed out, as many as asked for', async () => {
      for (const at of [3, 1, 2, 0])
        await store.share(aShare({ id: `s${at}`, roadmap: `r${at}` }), NOON + at);
      const had = await store.cardsDue(NOON + 9, 2, 1_000);
      expect(had.map(({ share }) => share.id).sort()).toEqual(['s0', 's1']);
      expect(await store.cardsDue(NOON + 9, 0, 1_000)).toEqual([]);
      expect(await store.cardsDue(NOON + 9, 9, 1_000, [])).toEqual([]);
      await expect(store.cardsDue(NOON, -1, 1_000)).rejects.toThrow(RangeError);
    });

    it('when another workspace edits a roadmap of that id, then no card of this one changes', async () => {
      await store.share(aShare(), NOON);
      const [card] = await store.cardsDue(NOON, 9, 1_000);
      if (!card) throw new Error('no card');
      await store.cardShown(card, { id: 'm1' }, NOON);
      const theirs = anOwn({ id: 'agents', workspace: 'W2', maker: undefined });
      await store.saveOwn(theirs, undefined, NOON);
      await store.saveOwn({ ...theirs, version: 2 }, 1, NOON);
      await store.dropOwn(theirs, 'agents', 'x', NOON);
      expect(await store.cardsDue(NOON + 9_999, 9, 1_000)).toEqual([]);
      expect(await store.shares(channel)).toHaveLength(1);
    });

    it.each([
      ['Ada', undefined],
      ['Bob', 'Bob'],
    ])('when %s took it back and Ada is deleted, then it says %s', async (name, said) => {
      await store.share(aShare(), NOON);
      await store.withdraw(channel, 'agents', name, NOON);
      await store.forgetPerson(ada);
      const [card] = await store.cardsDue(NOON, 9, 1_000);
      expect(card).toMatchObject({ withdrawnBy: said, share: { sharer: undefined } });
    });

    it('when it fails, then it is tried when it is said, or never', async () => {
      await store.share(aShare(), NOON);
      const [card] = await store.cardsDue(NOON, 9, 1_000);
      if (!card) throw new Error('no card');
      await store.cardFailed(card, NOON + 30_000);
      expect(await store.cardsDue(NOON + 29_999, 9, 1_000)).toEqual([]);
      const [again] = await store.cardsDue(NOON + 30_000, 9, 1_000);
      expect(again?.tries).toBe(1);
      await store.cardFailed(card, undefined);
      expect(await store.cardsDue(NOON + 999_999, 9, 1_000)).toEqual([]);
      expect(await store.shares(channel)).toHaveLength(1);
    });
  });
}
