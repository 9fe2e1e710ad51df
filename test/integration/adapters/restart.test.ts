import { beforeEach, describe, expect, it } from 'vitest';
import type { PersonKey, Store } from '../../../src/store/store.ts';
import { closingAfterEach } from '../../harness/closing.ts';
import { temporaryFolder } from '../../harness/folder.ts';
import { openPlace, type Place } from '../../harness/fixtures/integration/adapters/restart.ts';
import { BEGIN, MONDAY, beginPlan } from '../../harness/platforms/plan.ts';
import { tick } from '../../harness/scheduling/tick.ts';

const folder = temporaryFolder();
const closing = closingAfterEach();
let files = 0;
let now = BEGIN;
beforeEach(() => {
  now = BEGIN;
});

const ticking = ({ adapter, store }: Pick<Place, 'adapter' | 'store'>) =>
  tick({ adapter, store, now: () => now });

describe.each(['slack', 'discord'] as const)('given somebody on %s who has started a plan', (platform) => {
  const known = (store: Store, person: PersonKey) => expect.poll(() => store.conversations.get(person));
  async function begin(): Promise<Place> {
    const store = { kind: 'sqlite', file: folder.file(`${++files}.db`) } as const;
    const place = await openPlace(platform, { now: () => now, store }, closing);
    await beginPlan(place.chat);
    await known(place.store, place.person).toBe(place.channel);
    expect(place.opened()).toBe(1);
    return place;
  }

  it('when Rung was restarted, then their message comes without the conversation being opened again', async () => {
    const place = await begin();
    const next = await place.restart();
    now = MONDAY;
    expect(await ticking(next)).toEqual({ sent: 1 });
    expect(place.opened()).toBe(1);
    expect([...place.chat.bugs, ...next.bugs]).toEqual([]);
  });

  it('when the one that is known is not there any more, then another is opened, and the message comes', async () => {
    const place = await begin();
    await place.store.conversations.save(place.person, 'D123456789', BEGIN);
    const next = await place.restart();
    now = MONDAY;
    expect(await ticking(next)).toEqual({ sent: 1 });
    expect(place.opened()).toBe(2);
    expect(await next.store.conversations.get(place.person)).toBe(place.channel);
    expect([...place.chat.bugs, ...next.bugs]).toEqual([]);
  });

  it('when they look at what is held, then it is shown; when they delete that, then it is gone', async () => {
    const { chat, store, person, channel, opened } = await begin();
    await chat.type('/rung privacy');
    await chat.until(() => chat.read().includes('Where it is sent'));
    expect(chat.read()).toContain(channel);
    await chat.press('Delete it all');
    await chat.until(() => chat.read().includes('This can’t be undone'));
    await chat.press('Yes, delete it all');
    await chat.until(() => chat.read().includes('stores nothing about you'));
    expect(await store.conversations.get(person)).toBeUndefined();
    await beginPlan(chat);
    await known(store, person).toBe(channel);
    expect(opened()).toBe(2);
  });

  it('when their inbox was closed, then it is forgotten, and opened anew once they resume', async () => {
    const { chat, adapter, store, person, channel, opened, shut } = await begin();
    shut();
    now = MONDAY;
    expect(await ticking({ adapter, store })).toEqual({ suspended: 1 });
    expect(await store.conversations.get(person)).toBeUndefined();
    expect(opened()).toBe(1);
    await chat.type('/plan resume');
    await known(store, person).toBe(channel);
    expect(opened()).toBe(2);
    expect(chat.bugs).toEqual([]);
  });
});
