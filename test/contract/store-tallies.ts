import { beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { aPlan, NOON, personOf } from '../harness/scheduling/schedules.ts';
import { ada, aFollower, aShare, bob, by, channel } from '../harness/teams/shares.ts';

/** How the people of a channel get on, part of what every store does. */
export function talliesContract(given: () => Store): void {
  let store: Store;
  beforeEach(() => {
    store = given();
  });

  describe('tallies', () => {
    it('when some tick, then each stands as in their latest plan, and tasks are counted', async () => {
      await store.channelRoadmaps.share(aShare(), NOON);
      await store.channelRoadmaps.follow(channel, 'agents', aFollower(ada, 'Ada'));
      await store.channelRoadmaps.follow(channel, 'agents', { ...aFollower(bob), joinedAt: NOON + 2 });
      await store.channelRoadmaps.follow(channel, 'agents', {
        ...aFollower(personOf('U3')),
        joinedAt: NOON + 3,
      });
      await store.plans.save(ada, aPlan('old', { startedAt: NOON - 9, state: 'stopped' }), NOON);
      await store.plans.save(ada, aPlan('new', { state: 'done', endedAt: NOON + 4 }), NOON);
      await store.plans.save(bob, aPlan('bobs', { done: [{ step: 'first', task: 'read', at: NOON }] }), NOON);
      await store.plans.save(bob, aPlan('other', { roadmap: 'other' }), NOON);
      await store.plans.save(personOf('U9'), aPlan('stranger'), NOON);
      expect(await store.channelRoadmaps.progress(channel, NOON + 1)).toEqual([
        {
          channelRoadmap: aShare(),
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

    it('when a channel follows several, then each is counted by itself, and no other channel’s', async () => {
      const theirs = personOf('U1', 'W2');
      const shares = [aShare(), aShare({ id: 'share-2', roadmap: 'other', sharedAt: NOON + 1 })];
      const elsewhere = aShare({ id: 'share-3', workspace: 'W2', sharer: by(theirs) });
      for (const share of [...shares, elsewhere]) await store.channelRoadmaps.share(share, NOON);
      await store.channelRoadmaps.share(
        aShare({ id: 'share-4', roadmap: 'empty', sharedAt: NOON + 2 }),
        NOON,
      );
      for (const { roadmap, id } of shares) {
        await store.channelRoadmaps.follow(channel, roadmap, aFollower(ada));
        await store.plans.save(
          ada,
          aPlan(`mine-${id}`, { roadmap, week: roadmap === 'agents' ? 1 : 5 }),
          NOON,
        );
      }
      await store.channelRoadmaps.follow(elsewhere, 'agents', aFollower(theirs));
      await store.plans.save(theirs, aPlan('theirs', { week: 9 }), NOON);
      const [agents, other, empty, ...none] = await store.channelRoadmaps.progress(channel, NOON);
      expect(none).toEqual([]);
      expect([agents, other].map((one) => one?.followers)).toMatchObject([
        [{ plan: { week: 1 }, recent: 2 }],
        [{ plan: { week: 5 }, recent: 2 }],
      ]);
      expect(other?.tasks).toEqual([
        { step: 'first', task: 'build', all: 1, recent: 1 },
        { step: 'first', task: 'read', all: 1, recent: 1 },
      ]);
      expect(empty).toMatchObject({ followers: [], tasks: [] });
      expect(await store.channelRoadmaps.progress(elsewhere, NOON)).toMatchObject([
        { followers: [{ plan: { week: 9 } }] },
      ]);
    });

    it('when all of it is read within a delivery, then it is as it stands there', async () => {
      await store.inbox.handleOnce({ ...channel, id: 'd1' }, NOON, async (memory) => {
        await memory.channelRoadmaps.share(aShare(), NOON);
        await memory.channelRoadmaps.follow(channel, 'agents', aFollower(ada));
        await memory.plans.save(ada, aPlan('p1'), NOON);
        expect(await memory.channelRoadmaps.progress(channel, NOON)).toMatchObject([
          { followers: [{ recent: 2 }] },
        ]);
        expect(await memory.channelRoadmaps.audience(channel, 'agents')).toEqual({ channels: 1, people: 1 });
        expect(await memory.channelRoadmaps.following(ada)).toHaveLength(1);
      });
      expect(await store.channelRoadmaps.list(channel)).toHaveLength(1);
    });
  });
}
