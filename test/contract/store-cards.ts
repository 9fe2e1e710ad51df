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
      await store.channelRoadmaps.share(aShare(), NOON);
      expect(await store.cards.claimDue({ now: NOON - 1, limit: 9, leaseMs: 1_000 })).toEqual([]);
      const [card] = await store.cards.claimDue({ now: NOON, limit: 9, leaseMs: 1_000, ids: ['share-1'] });
      expect(card).toEqual({
        ...{ channelRoadmap: aShare(), isWithdrawn: false, withdrawnBy: undefined },
        ...{ message: undefined, wanted: 1, tries: 0, unsure: 0 },
      });
      expect(await store.cards.claimDue({ now: NOON, limit: 9, leaseMs: 1_000 })).toEqual([]);
      expect(
        await store.cards.claimDue({ now: NOON + 1_000, limit: 9, leaseMs: 1_000, ids: ['another'] }),
      ).toEqual([]);
      expect(await store.cards.claimDue({ now: NOON + 1_000, limit: 9, leaseMs: 1_000 })).toEqual([card]);
    });

    it('when it is shown, then it rests until what it shows is changed, and then knows its message', async () => {
      await store.teamRoadmaps.save(anOwn(), undefined, NOON);
      await store.channelRoadmaps.share(aShare({ roadmap: 'own-1' }), NOON);
      const [card] = await store.cards.claimDue({ now: NOON, limit: 9, leaseMs: 1_000 });
      if (!card) throw new Error('no card');
      await store.cards.recordShown(card, { id: 'm1' }, NOON);
      expect(await store.cards.claimDue({ now: NOON + 9_999, limit: 9, leaseMs: 1_000 })).toEqual([]);
      await store.teamRoadmaps.save(anOwn({ version: 2 }), 1, NOON + 1);
      const [changed] = await store.cards.claimDue({ now: NOON + 1, limit: 9, leaseMs: 1_000 });
      expect(changed).toMatchObject({ message: { id: 'm1' }, wanted: 2 });
    });

    it('when it is changed while it is posted, then it is due again at once', async () => {
      await store.channelRoadmaps.share(aShare(), NOON);
      const [card] = await store.cards.claimDue({ now: NOON, limit: 9, leaseMs: 60_000 });
      if (!card) throw new Error('no card');
      await store.channelRoadmaps.withdraw(channel, 'agents', 'Ada', NOON + 1);
      expect(await store.cards.claimDue({ now: NOON + 1, limit: 9, leaseMs: 1_000 })).toEqual([]);
      await store.cards.recordShown(card, { id: 'm1' }, NOON + 2);
      const [taken] = await store.cards.claimDue({ now: NOON + 2, limit: 9, leaseMs: 1_000 });
      expect(taken).toMatchObject({ isWithdrawn: true, message: { id: 'm1' }, wanted: 2 });
      if (!taken) throw new Error('no card');
      await store.cards.recordShown(taken, { id: 'm1' }, NOON + 3);
      expect(await store.cards.claimDue({ now: NOON + 999_999, limit: 9, leaseMs: 1_000 })).toEqual([]);
    });

    it('when it is taken back before it was posted, then it is handed out once more, and is gone', async () => {
      await store.channelRoadmaps.share(aShare(), NOON);
      await store.channelRoadmaps.withdraw(channel, 'agents', 'Ada', NOON + 1);
      const [card] = await store.cards.claimDue({ now: NOON + 1, limit: 9, leaseMs: 1_000 });
      expect(card).toMatchObject({ isWithdrawn: true, message: undefined });
      if (!card) throw new Error('no card');
      await store.cards.recordFailed(card, undefined);
      expect(await store.cards.claimDue({ now: NOON + 999_999, limit: 9, leaseMs: 1_000 })).toEqual([]);
      expect(await store.channelRoadmaps.share(aShare(), NOON)).toEqual(aShare());
    });

    it('when it is given up while it is taken back, then it is still to say so, once its lease ends', async () => {
      await store.channelRoadmaps.share(aShare(), NOON);
      const [posted] = await store.cards.claimDue({ now: NOON, limit: 9, leaseMs: 1_000 });
      if (!posted) throw new Error('no card');
      await store.cards.recordShown(posted, { id: 'm1' }, NOON);
      await store.teamRoadmaps.save(anOwn({ id: 'agents' }), undefined, NOON);
      await store.teamRoadmaps.save(anOwn({ id: 'agents', version: 2 }), 1, NOON);
      const [edited] = await store.cards.claimDue({ now: NOON, limit: 9, leaseMs: 1_000 });
      if (!edited) throw new Error('no card');
      await store.channelRoadmaps.withdraw(channel, 'agents', 'Ada', NOON + 1);
      await store.cards.recordFailed(edited, undefined);
      const [last] = await store.cards.claimDue({ now: NOON + 1_000, limit: 9, leaseMs: 1_000 });
      expect(last).toMatchObject({ isWithdrawn: true, message: { id: 'm1' }, wanted: 3, tries: 1 });
    });

    it('when many are due, then those that waited longest are handed out, as many as asked for', async () => {
      for (const at of [3, 1, 2, 0])
        await store.channelRoadmaps.share(aShare({ id: `s${at}`, roadmap: `r${at}` }), NOON + at);
      const had = await store.cards.claimDue({ now: NOON + 9, limit: 2, leaseMs: 1_000 });
      expect(had.map(({ channelRoadmap: share }) => share.id).sort()).toEqual(['s0', 's1']);
      expect(await store.cards.claimDue({ now: NOON + 9, limit: 0, leaseMs: 1_000 })).toEqual([]);
      expect(await store.cards.claimDue({ now: NOON + 9, limit: 9, leaseMs: 1_000, ids: [] })).toEqual([]);
      await expect(store.cards.claimDue({ now: NOON, limit: -1, leaseMs: 1_000 })).rejects.toThrow(
        RangeError,
      );
    });

    it('when another workspace edits a roadmap of that id, then no card of this one changes', async () => {
      await store.channelRoadmaps.share(aShare(), NOON);
      const [card] = await store.cards.claimDue({ now: NOON, limit: 9, leaseMs: 1_000 });
      if (!card) throw new Error('no card');
      await store.cards.recordShown(card, { id: 'm1' }, NOON);
      const theirs = anOwn({ id: 'agents', workspace: 'W2', maker: undefined });
      await store.teamRoadmaps.save(theirs, undefined, NOON);
      await store.teamRoadmaps.save({ ...theirs, version: 2 }, 1, NOON);
      await store.teamRoadmaps.delete(theirs, 'agents', 'x', NOON);
      expect(await store.cards.claimDue({ now: NOON + 9_999, limit: 9, leaseMs: 1_000 })).toEqual([]);
      expect(await store.channelRoadmaps.list(channel)).toHaveLength(1);
    });

    it.each([
      ['Ada', undefined],
      ['Bob', 'Bob'],
    ])('when %s took it back and Ada is deleted, then it says %s', async (name, said) => {
      await store.channelRoadmaps.share(aShare(), NOON);
      await store.channelRoadmaps.withdraw(channel, 'agents', name, NOON);
      await store.people.delete(ada);
      const [card] = await store.cards.claimDue({ now: NOON, limit: 9, leaseMs: 1_000 });
      expect(card).toMatchObject({ withdrawnBy: said, channelRoadmap: { sharer: undefined } });
    });

    it('when it fails, then it is tried when it is said, or never', async () => {
      await store.channelRoadmaps.share(aShare(), NOON);
      const [card] = await store.cards.claimDue({ now: NOON, limit: 9, leaseMs: 1_000 });
      if (!card) throw new Error('no card');
      await store.cards.recordFailed(card, NOON + 30_000);
      expect(await store.cards.claimDue({ now: NOON + 29_999, limit: 9, leaseMs: 1_000 })).toEqual([]);
      const [again] = await store.cards.claimDue({ now: NOON + 30_000, limit: 9, leaseMs: 1_000 });
      expect(again?.tries).toBe(1);
      await store.cards.recordFailed(card, undefined);
      expect(await store.cards.claimDue({ now: NOON + 999_999, limit: 9, leaseMs: 1_000 })).toEqual([]);
      expect(await store.channelRoadmaps.list(channel)).toHaveLength(1);
    });
  });
}
