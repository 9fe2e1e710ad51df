import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Repositories, TeamRoadmap, ChannelRoadmap, Store } from '../../src/store/store.ts';
import { NOON } from '../harness/scheduling/schedules.ts';
import { ada, aFollower, anOwn, aShare, bob, by, channel } from '../harness/teams/shares.ts';

const ofRoadmap = (id: string, roadmap = 'agents'): ChannelRoadmap => aShare({ id, roadmap });
const ofVersion = (version = 1): TeamRoadmap => anOwn({ id: 'own', version, record: { version } });
/** Questions that a transaction asks before it ends, so that what waits for it, or should, has had its time. */
const QUESTIONS = 80;

/** What two processes do to one database at the same moment. `open` gives two stores on an empty one; they are closed here. */
export function teamRaces(name: string, open: () => Promise<readonly [Store, Store]>): void {
  describe(`given two stores on ${name}`, () => {
    let one: Store;
    let other: Store;
    let deliveries = 0;
    beforeEach(async () => {
      [one, other] = await open();
      // Connecting takes longer than what is to be seen here.
      await Promise.all([one.channelRoadmaps.list(channel), other.channelRoadmaps.list(channel)]);
    });
    afterEach(async () => {
      await Promise.all([one.close(), other.close()]);
    });

    /** Does `first` in one store, and `second` in the other while the first is done but not yet committed. */
    async function amid<T, U>(
      first: (memory: Repositories) => Promise<T>,
      second: () => Promise<U>,
    ): Promise<readonly [T | undefined, U]> {
      let begun: Promise<U> | undefined;
      deliveries += 1;
      const delivery = { platform: 'chat', workspace: 'W1', id: `d${deliveries}` };
      const done = await one.inbox.handleOnce(delivery, NOON, async (memory) => {
        const result = await first(memory);
        begun ??= second();
        for (let asked = 0; asked < QUESTIONS; asked += 1) await memory.channelRoadmaps.list(channel);
        return result;
      });
      if (!begun) throw new Error('the first never came to its end');
      return [done?.done, await begun];
    }

    it('when one follows while the other takes it back, then nobody follows what is not shared', async () => {
      await one.channelRoadmaps.share(ofRoadmap('s1'), NOON);
      const both = await amid(
        (memory) => memory.channelRoadmaps.follow(channel, 'agents', aFollower(ada)),
        () => other.channelRoadmaps.withdraw(channel, 'agents', 'Bob', NOON),
      );
      expect(both).toEqual([true, true]);
      expect(await one.channelRoadmaps.following(ada)).toEqual([]);
    });

    it('when one takes it back while the other follows, then the other is told that it is not shared', async () => {
      await one.channelRoadmaps.share(ofRoadmap('s1'), NOON);
      const both = await amid(
        (memory) => memory.channelRoadmaps.withdraw(channel, 'agents', 'Bob', NOON),
        () => other.channelRoadmaps.follow(channel, 'agents', aFollower(ada)),
      );
      expect(both).toEqual([true, false]);
      expect(await one.channelRoadmaps.following(ada)).toEqual([]);
    });

    it('when both share it, then one share stands, and both are told which', async () => {
      const [first, second] = await amid(
        (memory) => memory.channelRoadmaps.share(ofRoadmap('s1'), NOON),
        () => other.channelRoadmaps.share(ofRoadmap('s2'), NOON),
      );
      expect([first, second]).toEqual([ofRoadmap('s1'), ofRoadmap('s1')]);
      expect(await one.channelRoadmaps.list(channel)).toEqual([ofRoadmap('s1')]);
    });

    it('when one takes it back while the other shares it, then the other’s share stands', async () => {
      await one.channelRoadmaps.share(ofRoadmap('s1'), NOON);
      const [, second] = await amid(
        (memory) => memory.channelRoadmaps.withdraw(channel, 'agents', 'Bob', NOON),
        () => other.channelRoadmaps.share(ofRoadmap('s2'), NOON),
      );
      expect(second).toEqual(ofRoadmap('s2'));
      expect(await one.channelRoadmaps.list(channel)).toEqual([second]);
    });

    it('when both edit one version, then the second changes nothing', async () => {
      await one.teamRoadmaps.save(ofVersion(), undefined, NOON);
      const both = await amid(
        (memory) => memory.teamRoadmaps.save({ ...ofVersion(2), record: 'first' }, 1, NOON),
        () => other.teamRoadmaps.save({ ...ofVersion(2), record: 'second' }, 1, NOON),
      );
      expect(both).toEqual([true, false]);
      expect((await one.teamRoadmaps.get(channel, 'own'))?.record).toBe('first');
    });

    it('when one shares what the other edits, then its card is to show the edit', async () => {
      await one.teamRoadmaps.save(ofVersion(), undefined, NOON);
      await amid(
        (memory) => memory.channelRoadmaps.share(ofRoadmap('s1', 'own'), NOON),
        () => other.teamRoadmaps.save(ofVersion(2), 1, NOON),
      );
      expect(await one.cards.claimDue({ now: NOON, limit: 9, leaseMs: 1_000 })).toMatchObject([
        { wanted: 2 },
      ]);
    });

    it('when one shares what the other deletes, then it is not shared', async () => {
      await one.teamRoadmaps.save(ofVersion(), undefined, NOON);
      await amid(
        (memory) => memory.channelRoadmaps.share(ofRoadmap('s1', 'own'), NOON),
        () => other.teamRoadmaps.delete(channel, 'own', 'Bob', NOON),
      );
      expect(await one.channelRoadmaps.list(channel)).toEqual([]);
    });

    it.each<[string, (memory: Repositories) => Promise<unknown>]>([
      ['follows', (memory) => memory.channelRoadmaps.follow(channel, 'agents', aFollower(ada, 'Ada'))],
      ['shares', (memory) => memory.channelRoadmaps.share(ofRoadmap('s2', 'other'), NOON)],
      ['makes one', (memory) => memory.teamRoadmaps.save(ofVersion(), undefined, NOON)],
      ['sets a digest', (memory) => memory.digests.setAuthor(channel, by(ada), NOON)],
    ])('when somebody %s while all of them is deleted, then nothing is left of them', async (_, act) => {
      await one.channelRoadmaps.share(ofRoadmap('s1'), NOON);
      await amid(act, () => other.people.delete(ada));
      expect(Object.values(await one.people.export(ada)).flat()).toEqual([]);
      for (const { sharer } of await one.channelRoadmaps.list(channel)) expect(sharer).toBeUndefined();
    });

    it('when both ask for cards, then none is had twice, and none is left', async () => {
      for (let at = 0; at < 60; at += 1) await one.channelRoadmaps.share(ofRoadmap(`s${at}`, `r${at}`), NOON);
      const had = await Promise.all(
        [one, other, one, other].map((store) =>
          store.cards.claimDue({ now: NOON, limit: 20, leaseMs: 60_000 }),
        ),
      );
      const rest = await one.cards.claimDue({ now: NOON, limit: 99, leaseMs: 60_000 });
      const ids = [...had.flat(), ...rest].map(({ channelRoadmap: share }) => share.id);
      expect(ids).toHaveLength(60);
      expect(new Set(ids).size).toBe(60);
    });

    it('when all of it is done at once, again and again, then what is left agrees with itself', async () => {
      await one.teamRoadmaps.save(ofVersion(), undefined, NOON);
      for (let turn = 0; turn < 12; turn += 1) {
        const version = (await one.teamRoadmaps.list(channel))[0]?.version ?? 0;
        await Promise.all([
          one.channelRoadmaps.share(ofRoadmap(`a${turn}`, 'own'), NOON),
          other.channelRoadmaps.follow(channel, 'own', aFollower(ada)),
          other.channelRoadmaps.withdraw(channel, 'own', undefined, NOON),
          one.channelRoadmaps.follow(channel, 'own', aFollower(bob)),
          other.channelRoadmaps.share(ofRoadmap(`b${turn}`, 'own'), NOON),
          one.teamRoadmaps.save(ofVersion(version + 1), version, NOON),
          other.teamRoadmaps.save(ofVersion(version + 1), version, NOON),
          one.channelRoadmaps.unfollow(channel, 'own', ada),
          other.channelRoadmaps.follow(channel, 'own', aFollower(bob)),
          one.cards.claimDue({ now: NOON, limit: 5, leaseMs: 0 }),
        ]);
        const standing = (await one.channelRoadmaps.list(channel)).map(({ id }) => id);
        expect(standing.length).toBeLessThanOrEqual(1);
        const followed = await Promise.all(
          [ada, bob].map((person) => other.channelRoadmaps.following(person)),
        );
        for (const { channelRoadmap: share } of followed.flat()) expect(standing).toContain(share.id);
        expect((await one.teamRoadmaps.list(channel))[0]?.version).toBe(version + 1);
      }
    });
  });
}
