import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/engines/open.ts';
import type { Store } from '../../src/store/store.ts';
import type { Cards } from '../../src/features/teams/cards.ts';
import { emptyDatabase, SHARED_ENGINES, type EmptyDatabase } from '../harness/engines.ts';
import { NOON } from '../harness/scheduling/schedules.ts';
import { ada, aShare, by, channel } from '../harness/teams/shares.ts';
import { cardsOn, ROADMAPS, LEASE, type Channel, type Process } from '../harness/fixtures/faults/one-card.ts';

describe.each(SHARED_ENGINES)('given a channel and two processes on %s', (engine) => {
  let database: EmptyDatabase;
  let stores: readonly [Store, Store];
  let there: Channel;
  beforeEach(async () => {
    there = { now: NOON, posts: [], edits: [], bugs: [] };
    database = await emptyDatabase(engine);
    stores = [await openStore(database.location), await openStore(database.location)];
  });
  afterEach(async () => {
    expect(there.bugs).toEqual([]);
    for (const store of stores) await store.close();
    await database.remove();
  });

  const processOn = (store: Store, how: Process = {}): Cards => cardsOn(store, there, how);
  async function shared(roadmap: string): Promise<string> {
    const share = aShare({ id: `share of ${roadmap}`, roadmap, sharer: by(ada) });
    return (await stores[0].channelRoadmaps.share(share, there.now)).id;
  }
  /** All that is due within a day, brought by both. */
  async function bringAll(how: Process = {}): Promise<void> {
    for (let hours = 0; hours < 24; hours++) {
      there.now += 3_600_000;
      await Promise.all(stores.map((store) => processOn(store, how).sendDue()));
    }
  }

  it('when both bring what is due at the same moment, then each card is posted once', async () => {
    const ids = await Promise.all(ROADMAPS.map(shared));
    await Promise.all([...stores, ...stores].map((store) => processOn(store).sendDue()));
    expect(there.posts.toSorted()).toEqual(ids.toSorted());
    await bringAll();
    expect(there.posts).toHaveLength(ids.length);
    expect(there.edits).toEqual([]);
  });

  it('when one is asked for while the other brings all, then it is posted once', async () => {
    const ids = await Promise.all(ROADMAPS.map(shared));
    await Promise.all([
      processOn(stores[0]).sendDue(),
      ...ids.map((id) => processOn(stores[1]).post(id)),
      processOn(stores[1]).sendDue(),
    ]);
    expect(there.posts.toSorted()).toEqual(ids.toSorted());
  });

  it('when one dies after it posted and before that is written, then it is posted once more, after its lease', async () => {
    const id = await shared('30-days');
    const dies = Promise.withResolvers<undefined>();
    const recordShown = (): Promise<void> => {
      dies.resolve(undefined);
      return new Promise(() => undefined);
    };
    void processOn(stores[0], { cards: { recordShown } }).sendDue();
    await dies.promise;
    there.now += LEASE - 1;
    await Promise.all(stores.map((store) => processOn(store).sendDue()));
    expect(there.posts).toEqual([id]);
    there.now += 1;
    await Promise.all(stores.map((store) => processOn(store).sendDue()));
    // By the same key: a platform that knows it again makes no second message of it.
    expect(there.posts).toEqual([id, id]);
    await bringAll();
    expect(there.posts).toHaveLength(2);
  });

  it('when no post is ever answered, then it is posted once more and not again, until it shows something else', async () => {
    const id = await shared('30-days');
    await bringAll({ isMute: true });
    expect(there.posts).toEqual([id, id]);
    expect(await stores[0].channelRoadmaps.withdraw(channel, '30-days', 'Ada', there.now)).toBe(true);
    await bringAll();
    expect(there.posts).toHaveLength(2);
  });

  it('when it is taken back while one posts it, then the other posts nothing, and the one message says so', async () => {
    await shared('30-days');
    const held = Promise.withResolvers<undefined>();
    const posting = processOn(stores[0], { held: held.promise }).sendDue();
    await expect.poll(() => there.posts).toHaveLength(1);
    there.now += 1_000;
    expect(await stores[1].channelRoadmaps.withdraw(channel, '30-days', 'Ada', there.now)).toBe(true);
    await processOn(stores[1]).sendDue();
    expect([there.posts.length, there.edits.length]).toEqual([1, 0]);
    held.resolve(undefined);
    await posting;
    await bringAll();
    expect(there.posts).toHaveLength(1);
    expect(there.edits).toEqual([expect.stringContaining('No longer shared')]);
  });
});
