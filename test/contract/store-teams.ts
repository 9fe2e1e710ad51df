import { beforeEach, describe, expect, it } from 'vitest';
import { type ChannelKey, type Store } from '../../src/store/store.ts';
import { aPlan, aSchedule, NOON, personOf } from '../harness/scheduling/schedules.ts';
import { ada, aFollower, anOwn, aShare, bob, by, channel } from '../harness/teams/shares.ts';

/** The same names in another workspace, and on another platform. */
const elsewhere: readonly ChannelKey[] = [
  { ...channel, workspace: 'W2' },
  { ...channel, platform: 'other' },
  { ...channel, channel: 'C2' },
];

const there = ({ platform, workspace }: ChannelKey) => ({ platform, workspace });

/** What teams share, part of what every store does. */
export function teamsContract(given: () => Store): void {
  let store: Store;
  beforeEach(() => {
    store = given();
  });

  describe('own roadmaps', () => {
    it('when one is made, then it is read as it was, and found by its workspace alone', async () => {
      const own = anOwn({ changes: [{ at: NOON, sentences: ['Step added'] }], editors: 'everyone' });
      expect(await store.teamRoadmaps.save(own, undefined, NOON)).toBe(true);
      expect(await store.teamRoadmaps.get(channel, 'own-1')).toEqual(own);
      expect(await store.teamRoadmaps.list(channel)).toEqual([
        { platform: 'chat', workspace: 'W1', id: 'own-1', version: 1 },
      ]);
      for (const other of elsewhere.slice(0, 2)) {
        expect(await store.teamRoadmaps.get(other, 'own-1')).toBeUndefined();
        expect(await store.teamRoadmaps.list(other)).toEqual([]);
        expect(await store.teamRoadmaps.delete(other, 'own-1', 'x', NOON)).toBe(false);
        const theirs = { ...own, ...there(other), maker: by({ ...ada, ...there(other) }) };
        expect(await store.teamRoadmaps.save({ ...theirs, version: 2 }, 1, NOON)).toBe(false);
        expect(await store.teamRoadmaps.save(theirs, undefined, NOON)).toBe(false);
      }
      expect(await store.teamRoadmaps.get(channel, 'own-1')).toEqual(own);
    });

    it('when two edit the same version, then the first is kept and the second is told', async () => {
      await store.teamRoadmaps.save(anOwn(), undefined, NOON);
      const edits = ['one', 'two'].map((name) =>
        store.teamRoadmaps.save(anOwn({ version: 2, record: { name } }), 1, NOON + 1),
      );
      expect((await Promise.all(edits)).toSorted()).toEqual([false, true]);
      expect((await store.teamRoadmaps.get(channel, 'own-1'))?.version).toBe(2);
    });

    it('when one is as long as it may be, then it is read as it was; longer, it is refused', async () => {
      const record = { steps: ['\u2028 “é” 👩🏽‍💻 \ud83d \0', '漢'.repeat(199_000)] };
      expect(await store.teamRoadmaps.save(anOwn({ record }), undefined, NOON)).toBe(true);
      expect((await store.teamRoadmaps.get(channel, 'own-1'))?.record).toEqual(record);
      for (const changes of [{ record: 'x'.repeat(200_000) }, { record: undefined }, { version: 1 }])
        await expect(store.teamRoadmaps.save(anOwn({ version: 2, ...changes }), 1, NOON)).rejects.toThrow(
          RangeError,
        );
      expect((await store.teamRoadmaps.list(channel))[0]?.version).toBe(1);
    });

    it('when its maker was deleted while it was edited, then nobody is named as its maker', async () => {
      await store.teamRoadmaps.save(anOwn(), undefined, NOON);
      const read = await store.teamRoadmaps.get(channel, 'own-1');
      await store.people.delete(ada);
      if (!read) throw new Error('not found');
      expect(await store.teamRoadmaps.save({ ...read, version: 2 }, 1, NOON)).toBe(true);
      expect((await store.teamRoadmaps.get(channel, 'own-1'))?.maker).toBeUndefined();
    });

    it('when a person has a plan of one, then it is theirs to read wherever they are', async () => {
      await store.teamRoadmaps.save(anOwn(), undefined, NOON);
      const wanderer = { ...ada, workspace: '' };
      await store.plans.save(wanderer, aPlan('p1', { roadmap: 'own-1' }), NOON);
      expect((await store.teamRoadmaps.listOfPlans(wanderer)).map(({ id }) => id)).toEqual(['own-1']);
      expect(await store.teamRoadmaps.listOfPlans(bob)).toEqual([]);
    });

    it('when one is deleted, then no channel follows it, and its cards are to say so', async () => {
      await store.teamRoadmaps.save(anOwn(), undefined, NOON);
      await store.channelRoadmaps.share(aShare({ roadmap: 'own-1' }), NOON);
      await store.channelRoadmaps.follow(channel, 'own-1', aFollower(bob));
      expect(await store.channelRoadmaps.audience(channel, 'own-1')).toEqual({ channels: 1, people: 1 });
      expect(await store.teamRoadmaps.delete(channel, 'own-1', 'Ada', NOON)).toBe(true);
      expect(await store.channelRoadmaps.list(channel)).toEqual([]);
      expect(await store.channelRoadmaps.following(bob)).toEqual([]);
      const [card] = await store.cards.claimDue({ now: NOON, limit: 9, leaseMs: 1_000 });
      expect(card).toMatchObject({ isWithdrawn: true, withdrawnBy: 'Ada' });
    });
  });

  describe('shares', () => {
    it('when one is made twice, then the first stands; taken back, it can be made again', async () => {
      const [one, other] = await Promise.all([
        store.channelRoadmaps.share(aShare(), NOON),
        store.channelRoadmaps.share(aShare({ id: 'share-2', sharer: by(bob) }), NOON),
      ]);
      expect(one).toEqual(other);
      expect(await store.channelRoadmaps.list(channel)).toEqual([one]);
      expect(await store.channelRoadmaps.withdraw(channel, 'agents', 'Bob', NOON)).toBe(true);
      expect(await store.channelRoadmaps.withdraw(channel, 'agents', 'Bob', NOON)).toBe(false);
      expect(await store.channelRoadmaps.list(channel)).toEqual([]);
      const again = aShare({ id: 'share-3', starts: '2026-01-12', sharedAt: NOON + 5 });
      expect(await store.channelRoadmaps.share(again, NOON)).toEqual(again);
    });

    it('when asked elsewhere, then nothing of it is found or changed', async () => {
      await store.channelRoadmaps.share(aShare(), NOON);
      await store.channelRoadmaps.follow(channel, 'agents', aFollower(ada, 'Ada'));
      for (const other of elsewhere) {
        expect(await store.channelRoadmaps.list(other)).toEqual([]);
        expect(await store.channelRoadmaps.progress(other, 0)).toEqual([]);
        expect(
          await store.channelRoadmaps.follow(other, 'agents', aFollower({ ...bob, ...there(other) })),
        ).toBe(false);
        expect(await store.channelRoadmaps.unfollow(other, 'agents', ada)).toBe(false);
        expect(await store.channelRoadmaps.withdraw(other, 'agents', 'x', NOON)).toBe(false);
        expect(await store.digests.author(other)).toBeUndefined();
      }
      expect(await store.channelRoadmaps.following(ada)).toHaveLength(1);
    });

    it('when somebody follows twice, then once, by the name they gave last', async () => {
      await store.channelRoadmaps.share(aShare(), NOON);
      expect(await store.channelRoadmaps.follow(channel, 'agents', aFollower(ada))).toBe(true);
      expect(
        await store.channelRoadmaps.follow(channel, 'agents', {
          ...aFollower(ada, 'Ada'),
          joinedAt: NOON + 9,
        }),
      ).toBe(true);
      expect(await store.channelRoadmaps.following(ada)).toEqual([
        { channelRoadmap: aShare(), name: 'Ada', joinedAt: NOON + 1 },
      ]);
      expect(await store.channelRoadmaps.unfollow(channel, 'agents', ada)).toBe(true);
      expect(await store.channelRoadmaps.unfollow(channel, 'agents', ada)).toBe(false);
      expect(await store.channelRoadmaps.following(ada)).toEqual([]);
    });

    it('when it is in the name of somebody of another workspace, or of none, then it is refused', async () => {
      const stranger = personOf('U1', 'W2');
      const nowhere = { ...channel, workspace: '' };
      await store.channelRoadmaps.share(aShare(), NOON);
      for (const refused of [
        () => store.channelRoadmaps.follow(channel, 'agents', aFollower(stranger)),
        () => store.channelRoadmaps.follow(channel, 'agents', aFollower({ ...ada, platform: 'other' })),
        () => store.channelRoadmaps.share(aShare({ id: 's2', roadmap: 'other', sharer: by(stranger) }), NOON),
        () => store.channelRoadmaps.share(aShare({ ...nowhere, id: 's2', sharer: undefined }), NOON),
        () => store.teamRoadmaps.save(anOwn({ maker: by(stranger) }), undefined, NOON),
        () => store.teamRoadmaps.save(anOwn({ ...nowhere, maker: undefined }), undefined, NOON),
        () => store.digests.setAuthor(channel, by(stranger), NOON),
        () => store.channelRoadmaps.share(aShare({ id: 's2', roadmap: 'a\0b' }), NOON),
        () => store.channelRoadmaps.follow(channel, 'agents', aFollower(bob, 'a\ud83d')),
      ])
        await expect(refused()).rejects.toThrow(RangeError);
      expect(await store.channelRoadmaps.list(channel)).toEqual([aShare()]);
      expect(await store.channelRoadmaps.following(stranger)).toEqual([]);
      expect(await store.channelRoadmaps.following(bob)).toEqual([]);
      expect(await store.digests.author(channel)).toBeUndefined();
    });

    it('when a person is the same in every workspace, then they follow in each', async () => {
      const wanderer = { ...ada, workspace: '' };
      for (const workspace of ['W1', 'W2']) {
        const share = aShare({ id: workspace, workspace, sharer: by(wanderer) });
        await store.channelRoadmaps.share(share, NOON);
        expect(await store.channelRoadmaps.follow(share, 'agents', aFollower(wanderer))).toBe(true);
      }
      expect(
        (await store.channelRoadmaps.following(wanderer)).map(({ channelRoadmap: share }) => share.workspace),
      ).toEqual(['W1', 'W2']);
    });

    it('when another share has its id, then it is refused, and that one stands', async () => {
      await store.channelRoadmaps.share(aShare(), NOON);
      const theirs = aShare({ workspace: 'W2', sharer: undefined });
      await expect(store.channelRoadmaps.share(theirs, NOON)).rejects.toThrow();
      expect(await store.channelRoadmaps.list(theirs)).toEqual([]);
      expect(await store.channelRoadmaps.list(channel)).toEqual([aShare()]);
    });

    it('when it is taken back, then nobody follows it, and nobody can', async () => {
      await store.channelRoadmaps.share(aShare(), NOON);
      await store.channelRoadmaps.follow(channel, 'agents', aFollower(ada));
      await store.channelRoadmaps.withdraw(channel, 'agents', undefined, NOON);
      expect(await store.channelRoadmaps.following(ada)).toEqual([]);
      expect(await store.channelRoadmaps.follow(channel, 'agents', aFollower(ada))).toBe(false);
    });
  });

  describe('digests', () => {
    it('when one is due, then it is claimed as a person’s send is, and told to nobody', async () => {
      await store.schedules.set(channel, 'channel-digest', aSchedule(), NOON);
      await store.digests.setAuthor(channel, by(ada, 'Ada'), NOON);
      expect(await store.digests.author(channel)).toEqual(by(ada, 'Ada'));
      await store.ledger.claimDue({ now: NOON, limit: 9, leaseMs: 1_000 });
      const [due] = await store.ledger.claimDue({ now: NOON + 1_000, limit: 9, leaseMs: 1_000 });
      expect(due).toMatchObject({ recipient: channel, kind: 'channel-digest', before: 'claimed' });
      if (!due) throw new Error('nothing due');
      expect(await store.ledger.markResent(due)).toBe(true);
      expect(await store.ledger.markResent(due)).toBe(false);
      await store.ledger.record(
        due,
        { state: 'dropped' },
        { next: undefined, state: 'suspended', reason: 'closed' },
        NOON,
      );
      expect(await store.schedules.unnotified(9)).toEqual([]);
      expect(await store.workspaces.list('chat')).toEqual(['W1']);
      await store.digests.delete(channel);
      expect(await store.digests.author(channel)).toBeUndefined();
    });
  });

  describe('sending once more', () => {
    it('when the claim does not hold any more, then it is not sent once more', async () => {
      await store.schedules.set(ada, 'weekly-plan', aSchedule(), NOON);
      const [due] = await store.ledger.claimDue({ now: NOON, limit: 9, leaseMs: 1_000 });
      if (!due) throw new Error('nothing due');
      expect(await store.ledger.markResent({ ...due, token: 'another' })).toBe(false);
      expect(await store.ledger.markResent({ ...due, recipientId: due.recipientId + 1 })).toBe(false);
      await store.schedules.set(ada, 'weekly-plan', aSchedule({ hours: 9 }), NOON);
      expect(await store.ledger.markResent(due)).toBe(false);
    });

    it('when it was once, then also not by who takes the claim over', async () => {
      await store.schedules.set(ada, 'weekly-plan', aSchedule(), NOON);
      const inTurn: boolean[] = [];
      for (const now of [NOON, NOON + 1_000, NOON + 2_000]) {
        const [due] = await store.ledger.claimDue({ now, limit: 9, leaseMs: 1_000 });
        if (!due) throw new Error('nothing due');
        inTurn.push(due.before === 'claimed' && (await store.ledger.markResent(due)));
      }
      expect(inTurn).toEqual([false, true, false]);
    });
  });
}
