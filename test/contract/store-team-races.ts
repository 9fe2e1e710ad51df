import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Memory, OwnRoadmap, Share, Store } from '../../src/store/store.ts';
import { NOON } from '../harness/scheduling/schedules.ts';
import { ada, aFollower, anOwn, aShare, bob, by, channel } from '../harness/teams/shares.ts';

const ofRoadmap = (id: string, roadmap = 'agents'): Share => aShare({ id, roadmap });
const ofVersion = (version = 1): OwnRoadmap => anOwn({ id: 'own', version, record: { version } });
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
      await Promise.all([one.shares(channel), other.shares(channel)]);
    });
    afterEach(async () => {
      await Promise.all([one.close(), other.close()]);
    });

    /** Does `first` in one store, and `second` in the other while the first is done but not yet committed. */
    async function amid<T, U>(
      first: (memory: Memory) => Promise<T>,
      second: () => Promise<U>,
    ): Promise<readonly [T | undefined, U]> {
      let begun: Promise<U> | undefined;
      deliveries += 1;
      const delivery = { platform: 'chat', workspace: 'W1', id: `d${deliveries}` };
      const done = await one.once(delivery, NOON, async (memory) => {
        const result = await first(memory);
        begun ??= second();
        for (let asked = 0; asked < QUESTIONS; asked += 1) await memory.shares(channel);
        return result;
      });
      if (!begun) throw new Error('the first never came to its end');
      return [done?.done, await begun];
    }

    it('when one follows while the other takes it back, then nobody follows what is not shared', async () => {
      await one.share(ofRoadmap('s1'), NOON);
      const both = await amid(
        (memory) => memory.follow(channel, 'agents', aFollower(ada)),
        () => other.withdraw(channel, 'agents', 'Bob', NOON),
      );
      expect(both).toEqual([true, true]);
      expect(await one.following(ada)).toEqual([]);
    });

    it('when one takes it back while the other follows, then the other is told that it is not shared', async () => {
      await one.share(ofRoadmap('s1'), NOON);
      const both = await amid(
        (memory) => memory.withdraw(channel, 'agents', 'Bob', NOON),
        () => other.follow(channel, 'agents', aFollower(ada)),
      );
      expect(both).toEqual([true, false]);
      expect(await one.following(ada)).toEqual([]);
    });

    it('when both share it, then one share stands, and both are told which', async () => {
      const [first, second] = await amid(
        (memory) => memory.share(ofRoadmap('s1'), NOON),
        () => other.share(ofRoadmap('s2'), NOON),
      );
      expect([first, second]).toEqual([ofRoadmap('s1'), ofRoadmap('s1')]);
      expect(await one.shares(channel)).toEqual([ofRoadmap('s1')]);
    });

    it('when one takes it back while the other shares it, then the other’s share stands', async () => {
      await one.share(ofRoadmap('s1'), NOON);
      const [, second] = await amid(
        (memory) => memory.withdraw(channel, 'agents', 'Bob', NOON),
        () => other.share(ofRoadmap('s2'), NOON),
      );
      expect(second).toEqual(ofRoadmap('s2'));
      expect(await one.shares(channel)).toEqual([second]);
    });

    it('when both edit one version, then the second changes nothing', async () => {
      await one.saveOwn(ofVersion(), undefined, NOON);
      const both = await amid(
        (memory) => memory.saveOwn({ ...ofVersion(2), record: 'first' }, 1, NOON),
        () => other.saveOwn({ ...ofVersion(2), record: 'second' }, 1, NOON),
      );
      expect(both).toEqual([true, false]);
      expect((await one.ownRoadmap(channel, 'own'))?.record).toBe('first');
    });

    it('when one shares what the other edits, then its card is to show the edit', async () => {
      await one.saveOwn(ofVersion(), undefined, NOON);
      await amid(
        (memory) => memory.share(ofRoadmap('s1', 'own'), NOON),
        () => other.saveOwn(ofVersion(2), 1, NOON),
      );
      expect(await one.cardsDue(NOON, 9, 1_000)).toMatchObject([{ wanted: 2 }]);
    });

    it('when one shares what the other deletes, then it is not shared', async () => {
      await one.saveOwn(ofVersion(), undefined, NOON);
      await amid(
        (memory) => memory.share(ofRoadmap('s1', 'own'), NOON),
        () => other.dropOwn(channel, 'own', 'Bob', NOON),
      );
      expect(await one.shares(channel)).toEqual([]);
    });

    it.each<[string, (memory: Memory) => Promise<unknown>]>([
      ['follows', (memory) => memory.follow(channel, 'agents', aFollower(ada, 'Ada'))],
      ['shares', (memory) => memory.share(ofRoadmap('s2', 'other'), NOON)],
      ['makes one', (memory) => memory.saveOwn(ofVersion(), undefined, NOON)],
      ['sets a digest', (memory) => memory.setDigestBy(channel, by(ada), NOON)],
    ])('when somebody %s while all of them is deleted, then nothing is left of them', async (_, act) => {
      await one.share(ofRoadmap('s1'), NOON);
      await amid(act, () => other.forgetPerson(ada));
      expect(Object.values(await one.exportPerson(ada)).flat()).toEqual([]);
      for (const { sharer } of await one.shares(channel)) expect(sharer).toBeUndefined();
    });

    it('when both ask for cards, then none is had twice, and none is left', async () => {
      for (let at = 0; at < 60; at += 1) await one.share(ofRoadmap(`s${at}`, `r${at}`), NOON);
      const had = await Promise.all(
        [one, other, one, other].map((store) => store.cardsDue(NOON, 20, 60_000)),
      );
      const rest = await one.cardsDue(NOON, 99, 60_000);
      const ids = [...had.flat(), ...rest].map(({ share }) => share.id);
      expect(ids).toHaveLength(60);
      expect(new Set(ids).size).toBe(60);
    });

    it('when all of it is done at once, again and again, then what is left agrees with itself', async () => {
      await one.saveOwn(ofVersion(), undefined, NOON);
      for (let turn = 0; turn < 12; turn += 1) {
        const version = (await one.ownHeads(channel))[0]?.version ?? 0;
        await Promise.all([
          one.share(ofRoadmap(`a${turn}`, 'own'), NOON),
          other.follow(channel, 'own', aFollower(ada)),
          other.withdraw(channel, 'own', undefined, NOON),
          one.follow(channel, 'own', aFollower(bob)),
          other.share(ofRoadmap(`b${turn}`, 'own'), NOON),
          one.saveOwn(ofVersion(version + 1), version, NOON),
          other.saveOwn(ofVersion(version + 1), version, NOON),
          one.unfollow(channel, 'own', ada),
          other.follow(channel, 'own', aFollower(bob)),
          one.cardsDue(NOON, 5, 0),
        ]);
        const standing = (await one.shares(channel)).map(({ id }) => id);
        expect(standing.length).toBeLessThanOrEqual(1);
        const followed = await Promise.all([ada, bob].map((person) => other.following(person)));
        for (const { share } of followed.flat()) expect(standing).toContain(share.id);
        expect((await one.ownHeads(channel))[0]?.version).toBe(version + 1);
      }
    });
  });
}
