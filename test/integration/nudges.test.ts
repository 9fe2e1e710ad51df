import { afterEach, describe, expect, it } from 'vitest';
import type { Adapter } from '../../src/adapters/shared/adapter.ts';
import type { Store } from '../../src/store/store.ts';
import type { Chat } from '../contract/adapter.ts';
import { openWorld } from '../harness/core.ts';
import { openHome, type Home } from '../harness/platforms/discord.ts';
import { openHouse, type House } from '../harness/platforms/slack.ts';
import { tick as tickOf } from '../harness/scheduling/tick.ts';

const { data } = await openWorld();
const DAY = 86_400_000;
/** A Wednesday. */
const BEGIN = Date.UTC(2026, 10, 25, 10);

let now = BEGIN;
let close: (() => Promise<void>) | undefined;
afterEach(() => close?.());

interface Place {
  readonly chat: Chat;
  readonly adapter: Adapter;
  readonly store: Store;
  /** Goes to the conversation with Rung alone. */
  direct(): void;
}

async function open(platform: 'slack' | 'discord'): Promise<Place> {
  now = BEGIN;
  if (platform === 'slack') {
    const house: House = await openHouse({ now: () => now });
    close = () => house.close();
    return {
      chat: house,
      adapter: house.slack,
      store: house.store,
      direct: () => (house.at = house.ada.dm()),
    };
  }
  const home: Home = await openHome({ now: () => now });
  close = () => home.close();
  return { chat: home, adapter: home.discord, store: home.store, direct: () => (home.at = home.ada.dm()) };
}

const tick = (place: Place) => tickOf({ ...place, data, now: () => now });

describe.each(['slack', 'discord'] as const)('given a plan on %s', (platform) => {
  const says = (chat: Chat, words: string): Promise<void> => chat.until(() => chat.read().includes(words));
  const begin = async (place: Place): Promise<void> => {
    await place.chat.type('/plan start 30 days monday 9:00 london');
    await says(place.chat, 'Your plan has begun');
  };

  it('when it is due, then it comes in private with its boxes and buttons, and Done brings the next week', async () => {
    const place = await open(platform);
    await begin(place);
    expect(await tick(place)).toEqual({});
    now = Date.UTC(2026, 10, 30, 9, 1);
    expect(await tick(place)).toEqual({ sent: 1 });
    expect(await tick(place)).toEqual({});
    expect(place.chat.overheard()).not.toContain('This week');
    place.direct();
    await says(place.chat, 'week 1 of 4');
    expect(place.chat.read()).toContain('Set up Python');
    await place.chat.press('Done');
    await says(place.chat, 'week 2 of 4');
    now += 7 * DAY;
    expect(await tick(place)).toEqual({ sent: 1 });
    expect(place.chat.bugs).toEqual([]);
  });

  it('when somebody stops from a nudge, then nothing comes any more', async () => {
    const place = await open(platform);
    await begin(place);
    now = Date.UTC(2026, 10, 30, 9, 1);
    await tick(place);
    place.direct();
    await says(place.chat, 'week 1 of 4');
    await place.chat.press('Stop');
    await says(place.chat, 'Stopped');
    now += 7 * DAY;
    expect(await tick(place)).toEqual({});
  });
});
