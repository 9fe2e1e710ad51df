import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDiscord } from '../harness/platforms/discord.ts';
import { openSlack } from '../harness/platforms/slack.ts';
import { tick } from '../harness/scheduling/tick.ts';
import { DAY, BEGIN, MONDAY, FIRST, SECOND, type Place } from '../harness/fixtures/integration/boxes.ts';

let now = BEGIN;
let close: (() => Promise<void>) | undefined;
beforeEach(() => {
  now = BEGIN;
});
afterEach(async () => {
  await close?.();
  close = undefined;
});

async function open(platform: 'slack' | 'discord'): Promise<Place> {
  if (platform === 'slack') {
    const slack = await openSlack({ now: () => now, setup: { rates: false } });
    close = () => slack.close();
    const { ada } = slack;
    const ours = () => ada.sees(ada.dm()).filter((one) => one.from === 'rung');
    const at = (index: number) => ours()[index] ?? slack.newest();
    return {
      chat: slack,
      adapter: slack.adapter,
      store: slack.store,
      person: { platform, workspace: slack.workspace.teamId, person: ada.id },
      said: () => ours().map((one) => one.words()),
      tick: (message, words) => ada.tick(at(message), words),
      press: (message, label) => ada.press(at(message), label),
      direct: () => (slack.at = ada.dm()),
    };
  }
  const discord = await openDiscord({ now: () => now, setup: { rates: false } });
  close = () => discord.close();
  const { ada } = discord;
  const ours = () => ada.sees(ada.dm()).filter((one) => one.from === 'rung');
  const at = (index: number) => ours()[index] ?? discord.newest();
  return {
    chat: discord,
    adapter: discord.adapter,
    store: discord.store,
    person: { platform, workspace: '', person: ada.id },
    said: () => ours().map((one) => one.words()),
    tick: (message, words) => ada.choose(at(message), 'Tick or untick: This week', `☐ ${words}`),
    press: (message, label) => ada.press(at(message), label),
    direct: () => (discord.at = ada.dm()),
  };
}

describe.each(['slack', 'discord'] as const)('given weekly messages on %s', (platform) => {
  const ticking = ({ adapter, store }: Place) => tick({ adapter, store, now: () => now });
  const begin = async (): Promise<Place> => {
    const place = await open(platform);
    await place.chat.type('/plan start 30 days monday 9:00 london');
    await place.chat.until(() => place.chat.read().includes('Your plan has begun'));
    now = MONDAY;
    expect(await ticking(place)).toEqual({ sent: 1 });
    await place.chat.until(() => place.said().length === 1);
    place.direct();
    return place;
  };
  const done = async ({ store, person }: Place): Promise<number> =>
    (await store.plans.list(person)).flatMap((one) => one.done).length;

  it('when a box is ticked, then the message is changed in place', async () => {
    const place = await begin();
    await place.tick(0, FIRST);
    await place.chat.until(() => place.said()[0]?.includes(`☑ ${FIRST}`) === true);
    await expect.poll(() => done(place)).toBe(1);
    expect(place.said()).toHaveLength(1);
    expect(place.chat.bugs).toEqual([]);
  });

  it('when two boxes are ticked before the message is shown again, then both are', async () => {
    const place = await begin();
    await Promise.all([place.tick(0, FIRST), place.tick(0, SECOND)]);
    await expect.poll(() => done(place)).toBe(2);
    await place.chat.until(() => {
      const words = place.said()[0] ?? '';
      return words.includes(`☑ ${FIRST}`) && words.includes(`☑ ${SECOND}`);
    });
  });

  it('when Done of an old message is pressed, then it advances nothing and shows in place where one is', async () => {
    const place = await begin();
    await place.chat.type('/plan done');
    await place.chat.until(() => place.said().some((one) => one.includes('week 2 of 4')));
    now += 7 * DAY;
    expect(await ticking(place)).toEqual({ sent: 1 });
    const count = place.said().length;
    expect(place.said()[0]).toContain('week 1 of 4');
    await place.press(0, 'Done');
    await place.chat.until(() => place.said()[0]?.includes('That week is behind you already') === true);
    expect(place.said()[0]).toContain('week 2 of 4');
    expect(place.said()).toHaveLength(count);
    expect((await place.store.plans.list(place.person)).map((one) => one.week)).toEqual([1]);
  });

  it('when a box of an old message is ticked, then it is ticked, and the message shows where one is', async () => {
    const place = await begin();
    await place.chat.type('/plan skip');
    await place.chat.until(() => place.said().some((one) => one.includes('week 2 of 4')));
    await place.tick(0, FIRST);
    await place.chat.until(() => place.said()[0]?.includes('week 2 of 4') === true);
    expect(await done(place)).toBe(1);
    expect(place.chat.bugs).toEqual([]);
  });
});
