import { beforeEach, describe, expect, it } from 'vitest';
import { type Store } from '../../src/store/store.ts';
import { aSchedule, NOON, personOf } from '../harness/scheduling/schedules.ts';
import { ada, aFollower, anOwn, aShare, bob, by, channel } from '../harness/teams/shares.ts';

/** What is held about those who share and follow, and how it goes, part of what every store does. */
export function teamPeopleContract(given: () => Store): void {
  let store: Store;
  beforeEach(() => {
    store = given();
  });

  describe('what is held about somebody', () => {
    const everything = async (): Promise<void> => {
      await store.teamRoadmaps.save(anOwn(), undefined, NOON);
      await store.channelRoadmaps.share(aShare({ roadmap: 'own-1' }), NOON);
      await store.channelRoadmaps.follow(channel, 'own-1', aFollower(ada, 'Ada'));
      await store.channelRoadmaps.follow(channel, 'own-1', aFollower(bob, 'Bob'));
      await store.digests.setAuthor(channel, by(ada, 'Ada'), NOON);
      await store.schedules.set(channel, 'channel-digest', aSchedule(), NOON);
    };

    it('when they ask, then all that names them is in it, and nothing of anybody else', async () => {
      await everything();
      const held = await store.people.export(ada);
      expect([held.following, held.shares, held.roadmaps, held.digests].map((one) => one.length)).toEqual([
        1, 1, 1, 1,
      ]);
      expect(JSON.stringify(held)).not.toContain('Bob');
      expect(JSON.stringify(await store.people.export(bob))).not.toContain('Ada');
    });

    it('when they have it deleted, then they follow nothing and are named nowhere; the team’s stays', async () => {
      await everything();
      await store.people.delete(ada);
      expect(Object.values(await store.people.export(ada)).flat()).toEqual([]);
      expect((await store.teamRoadmaps.get(channel, 'own-1'))?.maker).toBeUndefined();
      expect((await store.channelRoadmaps.list(channel))[0]?.sharer).toBeUndefined();
      expect(await store.digests.author(channel)).toBeUndefined();
      expect(
        (await store.channelRoadmaps.progress(channel, 0))[0]?.followers.map(({ name }) => name),
      ).toEqual(['Bob']);
    });

    it('when their workspace is deleted, then nothing of it is left, and another’s is', async () => {
      await everything();
      const other = { ...channel, workspace: 'W2' };
      const carl = by(personOf('U1', 'W2'));
      await store.channelRoadmaps.share(aShare({ ...other, id: 'theirs', sharer: carl }), NOON);
      await store.teamRoadmaps.save(anOwn({ ...other, id: 'own-2', maker: carl }), undefined, NOON);
      expect(await store.workspaces.list('chat')).toEqual(['W1', 'W2']);
      await store.workspaces.delete({ platform: 'chat', workspace: 'W1' });
      expect(await store.workspaces.list('chat')).toEqual(['W2']);
      expect(await store.teamRoadmaps.list(channel)).toEqual([]);
      expect(await store.channelRoadmaps.following(bob)).toEqual([]);
      expect(await store.schedules.get(channel, 'channel-digest')).toBeUndefined();
      expect(await store.channelRoadmaps.list(other)).toHaveLength(1);
    });
  });
}
