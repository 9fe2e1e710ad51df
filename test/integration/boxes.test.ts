import { beforeEach, describe, expect, it } from 'vitest';
import { closingAfterEach } from '../harness/closing.ts';
import { directOnDiscord, openDirect, type DirectChat } from '../harness/platforms/direct.ts';
import { openDiscord, type DiscordChat } from '../harness/platforms/discord.ts';
import { BEGIN, DAY, FIRST, MONDAY, SECOND, THIRD, beginOwnPlan } from '../harness/platforms/plan.ts';
import { tick } from '../harness/scheduling/tick.ts';

const closing = closingAfterEach();
let now = BEGIN;
beforeEach(() => {
  now = BEGIN;
});

describe.each(['slack', 'discord'] as const)('given weekly messages on %s', (platform) => {
  const ticking = ({ adapter, store }: DirectChat) => tick({ adapter, store, now: () => now });
  const begin = async (): Promise<DirectChat> => {
    const place = await openDirect(platform, { now: () => now, setup: { rates: false } });
    closing(place.chat);
    await beginOwnPlan(place.chat);
    now = MONDAY;
    expect(await ticking(place)).toEqual({ sent: 1 });
    await place.chat.until(() => place.said().length === 1);
    place.direct();
    return place;
  };
  const done = async ({ store, person }: DirectChat): Promise<number> =>
    (await store.plans.list(person)).flatMap((one) => one.done).length;

  it('when a box is ticked, then the message is changed in place', async () => {
    const place = await begin();
    await place.tick(0, FIRST);
    await place.chat.until(() => place.said()[0]?.includes(`☑ ${FIRST}`) === true);
    await expect.poll(() => done(place)).toBe(1);
    expect(place.said()).toHaveLength(1);
    expect(place.chat.bugs).toEqual([]);
  });

  it('when two boxes are ticked one after the other, then both are, and unticked likewise', async () => {
    const place = await begin();
    if (platform === 'slack') await Promise.all([place.tick(0, FIRST), place.tick(0, SECOND)]);
    else for (const words of [FIRST, SECOND]) await place.tick(0, words);
    await expect.poll(() => done(place)).toBe(2);
    await place.chat.until(() => {
      const words = place.said()[0] ?? '';
      return words.includes(`☑ ${FIRST}`) && words.includes(`☑ ${SECOND}`);
    });
    await place.tick(0, FIRST);
    await place.chat.until(() => place.said()[0]?.includes(`☐ ${FIRST}`) === true);
    await expect.poll(() => done(place)).toBe(1);
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
    await place.chat.until(() => place.said()[0]?.includes('not in week 1') === true);
    expect(place.said()[0]).toContain('week 2 of 4');
    expect(place.said()).toHaveLength(count);
    expect((await place.store.plans.list(place.person)).map((one) => one.week)).toEqual([1]);
  });

  it('when a box of an old message is ticked, then it is ticked, and the message shows where one is', async () => {
    const place = await begin();
    await place.chat.type('/plan skip');
    await place.chat.until(() => place.said().some((one) => one.includes('week 2 of')));
    await place.tick(0, FIRST);
    await place.chat.until(() => place.said()[0]?.includes('week 2 of') === true);
    for (const box of [`☑ ${FIRST}`, `☐ ⏳ ${SECOND}`, `☐ ⏳ ${THIRD}`])
      expect(place.said()[0]).toContain(box);
    expect(await done(place)).toBe(1);
    expect(place.chat.bugs).toEqual([]);
  });
});

describe('given the weekly message on Discord', () => {
  const begin = async (): Promise<DirectChat & { readonly discord: DiscordChat }> => {
    const discord = closing(await openDiscord({ now: () => now, setup: { rates: false } }));
    const place = directOnDiscord(discord);
    await beginOwnPlan(discord);
    now = MONDAY;
    expect(await tick({ adapter: place.adapter, store: place.store, now: () => now })).toEqual({ sent: 1 });
    await discord.until(() => place.said().length === 1);
    place.direct();
    return { ...place, discord };
  };
  const done = async ({ store, person }: DirectChat): Promise<readonly string[]> =>
    (await store.plans.list(person)).flatMap((one) => one.done).map(({ task }) => task);
  const form = ({ discord }: { readonly discord: DiscordChat }) => discord.ada.modal();

  it('when the form is submitted, then exactly what is ticked is, and the message shows it in place', async () => {
    const place = await begin();
    expect(place.said()[0]).not.toContain('Tick or untick');
    await place.press(0, 'Tick tasks');
    expect(form(place)?.fields).toMatchObject([{ kind: 'choice', label: 'Basics', value: '' }]);
    await place.discord.submit({ Basics: [FIRST, SECOND] });
    await place.chat.until(() => place.said()[0]?.includes(`☑ ${SECOND}`) === true);
    expect(await done(place)).toHaveLength(2);
    await place.press(0, 'Tick tasks');
    expect(form(place)?.fields[0]?.value).toBe('0,1');
    await place.discord.submit({ Basics: [SECOND] });
    await place.chat.until(() => place.said()[0]?.includes(`☐ ${FIRST}`) === true);
    expect(await done(place)).toHaveLength(1);
    await place.press(0, 'Tick tasks');
    await place.discord.submit({ Basics: [] });
    await expect.poll(() => done(place)).toEqual([]);
    expect(place.said()).toHaveLength(1);
    expect(place.chat.bugs).toEqual([]);
  });

  it('when something was ticked elsewhere since it opened, then a late form takes nothing of that back', async () => {
    const place = await begin();
    await place.press(0, 'Tick tasks');
    await place.chat.type('/plan tick 1');
    await expect.poll(async () => (await done(place)).length).toBe(1);
    await place.discord.submit({ Basics: [SECOND] });
    await expect.poll(async () => (await done(place)).length).toBe(2);
    await place.chat.until(() => [FIRST, SECOND].every((one) => place.said()[0]?.includes(`☑ ${one}`)));
  });

  it('when the plan was stopped since, then the form says so and changes nothing', async () => {
    const place = await begin();
    await place.press(0, 'Tick tasks');
    await place.store.plans.list(place.person).then(async ([plan]) => {
      if (plan) await place.store.plans.save(place.person, { ...plan, state: 'stopped', endedAt: now }, now);
    });
    await place.discord.submit({ Basics: [SECOND] });
    await place.chat.until(() => place.said().some((one) => one.includes('no plan under way')));
  });
});
