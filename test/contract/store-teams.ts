import { beforeEach, describe, expect, it } from 'vitest';
import {
  recipientOf,
  type ChannelKey,
  type OwnRoadmap,
  type PersonKey,
  type Share,
  type Store,
} from '../../src/store/store.ts';
import { aPlan, aSchedule, NOON, personOf } from '../support/schedules.ts';

const ada = personOf('U1');
const bob = personOf('U2');
const channel: ChannelKey = { platform: 'chat', workspace: 'W1', channel: 'C1' };
const by = (person: PersonKey, name = person.person) => ({ person, name });

const aShare = (changes: Partial<Share> = {}): Share => ({
  ...channel,
  ...{ id: 'share-1', roadmap: 'agents', sharer: by(ada, 'Ada'), sharedAt: NOON, starts: undefined },
  ...changes,
});
const anOwn = (changes: Partial<OwnRoadmap> = {}): OwnRoadmap => ({
  ...{ platform: 'chat', workspace: 'W1', id: 'own-1', version: 1, editors: 'maker' },
  ...{ record: { id: 'own-1', name: 'Onboarding' }, maker: by(ada), changes: [], madeAt: NOON },
  ...changes,
});
const aFollower = (person: PersonKey, name?: string) => ({ person, name, joinedAt: NOON + 1 });
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
      const own = anOwn({ changes: [{ at: NOON, says: ['Step added'] }], editors: 'everyone' });
      expect(await store.saveOwn(own, undefined, NOON)).toBe(true);
      expect(await store.ownRoadmap(channel, 'own-1')).toEqual(own);
      expect(await store.ownHeads(channel)).toEqual([
        { platform: 'chat', workspace: 'W1', id: 'own-1', version: 1 },
      ]);
      for (const other of elsewhere.slice(0, 2)) {
        expect(await store.ownRoadmap(other, 'own-1')).toBeUndefined();
        expect(await store.ownHeads(other)).toEqual([]);
        expect(await store.dropOwn(other, 'own-1', 'x', NOON)).toBe(false);
        const theirs = { ...own, ...there(other), maker: by({ ...ada, ...there(other) }) };
        expect(await store.saveOwn({ ...theirs, version: 2 }, 1, NOON)).toBe(false);
        expect(await store.saveOwn(theirs, undefined, NOON)).toBe(false);
      }
      expect(await store.ownRoadmap(channel, 'own-1')).toEqual(own);
    });

    it('when two edit the same version, then the first is kept and the second is told', async () => {
      await store.saveOwn(anOwn(), undefined, NOON);
      const edits = ['one', 'two'].map((name) =>
        store.saveOwn(anOwn({ version: 2, record: { name } }), 1, NOON + 1),
      );
      expect((await Promise.all(edits)).toSorted()).toEqual([false, true]);
      expect((await store.ownRoadmap(channel, 'own-1'))?.version).toBe(2);
    });

    it('when a person has a plan of one, then it is theirs to read wherever they are', async () => {
      await store.saveOwn(anOwn(), undefined, NOON);
      const wanderer = { ...ada, workspace: '' };
      await store.savePlan(wanderer, aPlan('p1', { roadmap: 'own-1' }), NOON);
      expect((await store.ownHeadsOf(wanderer)).map(({ id }) => id)).toEqual(['own-1']);
      expect(await store.ownHeadsOf(bob)).toEqual([]);
    });

    it('when one is deleted, then no channel follows it, and its cards are to say so', async () => {
      await store.saveOwn(anOwn(), undefined, NOON);
      await store.share(aShare({ roadmap: 'own-1' }), NOON);
      await store.follow(channel, 'own-1', aFollower(bob));
      expect(await store.reach(channel, 'own-1')).toEqual({ channels: 1, people: 1 });
      expect(await store.dropOwn(channel, 'own-1', 'Ada', NOON)).toBe(true);
      expect(await store.shares(channel)).toEqual([]);
      expect(await store.following(bob)).toEqual([]);
      const [card] = await store.cardsDue(NOON, 9, 1_000);
      expect(card).toMatchObject({ isWithdrawn: true, withdrawnBy: 'Ada' });
    });
  });

  describe('shares', () => {
    it('when one is made twice, then the first stands; taken back, it can be made again', async () => {
      const [one, other] = await Promise.all([
        store.share(aShare(), NOON),
        store.share(aShare({ id: 'share-2', sharer: by(bob) }), NOON),
      ]);
      expect(one).toEqual(other);
      expect(await store.shares(channel)).toEqual([one]);
      expect(await store.withdraw(channel, 'agents', 'Bob', NOON)).toBe(true);
      expect(await store.withdraw(channel, 'agents', 'Bob', NOON)).toBe(false);
      expect(await store.shares(channel)).toEqual([]);
      const again = aShare({ id: 'share-3', starts: '2026-01-12', sharedAt: NOON + 5 });
      expect(await store.share(again, NOON)).toEqual(again);
    });

    it('when asked elsewhere, then nothing of it is found or changed', async () => {
      await store.share(aShare(), NOON);
      await store.follow(channel, 'agents', aFollower(ada, 'Ada'));
      for (const other of elsewhere) {
        expect(await store.shares(other)).toEqual([]);
        expect(await store.tallies(other, 0)).toEqual([]);
        expect(await store.follow(other, 'agents', aFollower({ ...bob, ...there(other) }))).toBe(false);
        expect(await store.unfollow(other, 'agents', ada)).toBe(false);
        expect(await store.withdraw(other, 'agents', 'x', NOON)).toBe(false);
        expect(await store.digestBy(other)).toBeUndefined();
      }
      expect(await store.following(ada)).toHaveLength(1);
    });

    it('when somebody follows twice, then once, by the name they gave last', async () => {
      await store.share(aShare(), NOON);
      expect(await store.follow(channel, 'agents', aFollower(ada))).toBe(true);
      expect(await store.follow(channel, 'agents', { ...aFollower(ada, 'Ada'), joinedAt: NOON + 9 })).toBe(
        true,
      );
      expect(await store.following(ada)).toEqual([{ share: aShare(), name: 'Ada', joinedAt: NOON + 1 }]);
      expect(await store.unfollow(channel, 'agents', ada)).toBe(true);
      expect(await store.unfollow(channel, 'agents', ada)).toBe(false);
      expect(await store.following(ada)).toEqual([]);
    });

    it('when it is taken back, then nobody follows it, and nobody can', async () => {
      await store.share(aShare(), NOON);
      await store.follow(channel, 'agents', aFollower(ada));
      await store.withdraw(channel, 'agents', undefined, NOON);
      expect(await store.following(ada)).toEqual([]);
      expect(await store.follow(channel, 'agents', aFollower(ada))).toBe(false);
    });
  });

  describe('tallies', () => {
    it('when some tick, then each stands as in their latest plan, and tasks are counted', async () => {
      await store.share(aShare(), NOON);
      await store.follow(channel, 'agents', aFollower(ada, 'Ada'));
      await store.follow(channel, 'agents', { ...aFollower(bob), joinedAt: NOON + 2 });
      await store.follow(channel, 'agents', { ...aFollower(personOf('U3')), joinedAt: NOON + 3 });
      await store.savePlan(ada, aPlan('old', { startedAt: NOON - 9, state: 'stopped' }), NOON);
      await store.savePlan(ada, aPlan('new', { state: 'done', endedAt: NOON + 4 }), NOON);
      await store.savePlan(bob, aPlan('bobs', { done: [{ step: 'first', task: 'read', at: NOON }] }), NOON);
      await store.savePlan(bob, aPlan('other', { roadmap: 'other' }), NOON);
      await store.savePlan(personOf('U9'), aPlan('stranger'), NOON);
      expect(await store.tallies(channel, NOON + 1)).toEqual([
        {
          share: aShare(),
          followers: [
            {
              name: 'Ada',
              joinedAt: NOON + 1,
              plan: { state: 'done', week: 2, endedAt: NOON + 4 },
              recent: 1,
            },
            {
              name: undefined,
              joinedAt: NOON + 2,
              plan: { state: 'active', week: 2, endedAt: undefined },
              recent: 0,
            },
            { name: undefined, joinedAt: NOON + 3, plan: undefined, recent: 0 },
          ],
          tasks: [
            { step: 'first', task: 'build', all: 1, recent: 1 },
            { step: 'first', task: 'read', all: 2, recent: 0 },
          ],
        },
      ]);
    });
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

  describe('digests', () => {
    it('when one is due, then it is claimed as a person’s send is, and told to nobody', async () => {
      const recipient = recipientOf(channel);
      await store.setSchedule(recipient, aSchedule(), NOON);
      await store.setDigestBy(channel, by(ada, 'Ada'), NOON);
      expect(await store.digestBy(channel)).toEqual(by(ada, 'Ada'));
      const [due] = await store.claimDue(NOON, 9, 1_000);
      expect(due?.person).toEqual(recipient);
      if (!due) throw new Error('nothing due');
      expect(await store.resend(due)).toBe(true);
      expect(await store.resend(due)).toBe(false);
      await store.recordNudge(
        due,
        { state: 'dropped' },
        { next: undefined, state: 'suspended', reason: 'closed' },
        NOON,
      );
      expect(await store.untold(9)).toEqual([]);
      await store.setDigestBy(channel, undefined, NOON);
      expect(await store.digestBy(channel)).toBeUndefined();
    });
  });

  describe('what is held about somebody', () => {
    const everything = async (): Promise<void> => {
      await store.saveOwn(anOwn(), undefined, NOON);
      await store.share(aShare({ roadmap: 'own-1' }), NOON);
      await store.follow(channel, 'own-1', aFollower(ada, 'Ada'));
      await store.follow(channel, 'own-1', aFollower(bob, 'Bob'));
      await store.setDigestBy(channel, by(ada, 'Ada'), NOON);
      await store.setSchedule(recipientOf(channel), aSchedule(), NOON);
    };

    it('when they ask, then all that names them is in it, and nothing of anybody else', async () => {
      await everything();
      const held = await store.exportPerson(ada);
      expect([held.following, held.shares, held.roadmaps, held.digests].map((one) => one.length)).toEqual([
        1, 1, 1, 1,
      ]);
      expect(JSON.stringify(held)).not.toContain('Bob');
      expect(JSON.stringify(await store.exportPerson(bob))).not.toContain('Ada');
    });

    it('when they have it deleted, then they follow nothing and are named nowhere; the team’s stays', async () => {
      await everything();
      await store.forgetPerson(ada);
      expect(Object.values(await store.exportPerson(ada)).flat()).toEqual([]);
      expect((await store.ownRoadmap(channel, 'own-1'))?.maker).toBeUndefined();
      expect((await store.shares(channel))[0]?.sharer).toBeUndefined();
      expect(await store.digestBy(channel)).toBeUndefined();
      expect((await store.tallies(channel, 0))[0]?.followers.map(({ name }) => name)).toEqual(['Bob']);
    });

    it('when their workspace is deleted, then nothing of it is left, and another’s is', async () => {
      await everything();
      const other = { ...channel, workspace: 'W2' };
      const carl = by(personOf('U1', 'W2'));
      await store.share(aShare({ ...other, id: 'theirs', sharer: carl }), NOON);
      await store.saveOwn(anOwn({ ...other, id: 'own-2', maker: carl }), undefined, NOON);
      expect(await store.workspacesOf('chat')).toEqual(['W1', 'W2']);
      await store.forgetWorkspace({ platform: 'chat', workspace: 'W1' });
      expect(await store.workspacesOf('chat')).toEqual(['W2']);
      expect(await store.ownHeads(channel)).toEqual([]);
      expect(await store.following(bob)).toEqual([]);
      expect(await store.schedule(recipientOf(channel))).toBeUndefined();
      expect(await store.shares(other)).toHaveLength(1);
    });
  });
}
