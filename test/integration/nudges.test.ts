import { beforeEach, describe, expect, it } from 'vitest';
import { closingAfterEach } from '../harness/closing.ts';
import { openDirect, type DirectChat } from '../harness/platforms/direct.ts';
import { BEGIN, DAY, MONDAY, beginPlan } from '../harness/platforms/plan.ts';
import { tick } from '../harness/scheduling/tick.ts';

const closing = closingAfterEach();
let now = BEGIN;
beforeEach(() => {
  now = BEGIN;
});

describe.each(['slack', 'discord'] as const)('given a plan on %s', (platform) => {
  const ticking = ({ adapter, store }: DirectChat) => tick({ adapter, store, now: () => now });
  const says = ({ chat }: DirectChat, words: string): Promise<unknown> =>
    chat.until(() => chat.read().includes(words));
  const begin = async (): Promise<DirectChat> => {
    const place = await openDirect(platform, { now: () => now });
    closing(place.chat);
    await beginPlan(place.chat);
    return place;
  };

  it('when it is due, then it comes in private with its boxes and buttons, and Done brings the next week', async () => {
    const place = await begin();
    expect(await ticking(place)).toEqual({});
    now = MONDAY;
    expect(await ticking(place)).toEqual({ sent: 1 });
    expect(await ticking(place)).toEqual({});
    expect(place.chat.overheard()).not.toContain('This week');
    place.direct();
    await says(place, 'week 1 of 4');
    expect(place.chat.read()).toContain('Set up a Python');
    await place.chat.press('Done');
    await says(place, 'week 2 of 4');
    now += 7 * DAY;
    expect(await ticking(place)).toEqual({ sent: 1 });
    expect(place.chat.bugs).toEqual([]);
  });

  it('when somebody stops from a nudge, then nothing comes any more', async () => {
    const place = await begin();
    now = MONDAY;
    await ticking(place);
    place.direct();
    await says(place, 'week 1 of 4');
    await place.chat.choose('Manage', 'End plan');
    await says(place, 'End “30-day plan”?');
    await place.chat.press('End it');
    await says(place, 'Plan ended');
    now += 7 * DAY;
    expect(await ticking(place)).toEqual({});
  });
});
