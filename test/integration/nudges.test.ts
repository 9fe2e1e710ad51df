import { afterEach, describe, expect, it } from 'vitest';
import type { Chat } from '../harness/platforms/chat.ts';
import { openDiscord, type DiscordChat } from '../harness/platforms/discord.ts';
import { openSlack, type SlackChat } from '../harness/platforms/slack.ts';
import { tick as tickOf } from '../harness/scheduling/tick.ts';
import { data, DAY, BEGIN, type Place } from '../harness/fixtures/integration/nudges.ts';

let now = BEGIN;
let close: (() => Promise<void>) | undefined;
afterEach(() => close?.());

async function open(platform: 'slack' | 'discord'): Promise<Place> {
  now = BEGIN;
  if (platform === 'slack') {
    const slack: SlackChat = await openSlack({ now: () => now });
    close = () => slack.close();
    return {
      chat: slack,
      adapter: slack.adapter,
      store: slack.store,
      direct: () => (slack.at = slack.ada.dm()),
    };
  }
  const discord: DiscordChat = await openDiscord({ now: () => now });
  close = () => discord.close();
  return {
    chat: discord,
    adapter: discord.adapter,
    store: discord.store,
    direct: () => (discord.at = discord.ada.dm()),
  };
}

const tick = (place: Place) => tickOf({ ...place, data, now: () => now });

describe.each(['slack', 'discord'] as const)('given a plan on %s', (platform) => {
  const says = (chat: Chat, words: string): Promise<unknown> => chat.until(() => chat.read().includes(words));
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
