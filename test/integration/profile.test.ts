import { afterEach, describe, expect, it } from 'vitest';
import type { Profile } from '../../src/core/declare/command.ts';
import type { Invocation } from '../../src/core/declare/invocation.ts';
import { ACTOR, labels, openWorld, VENUE } from '../harness/core.ts';
import { openHome } from '../harness/platforms/discord.ts';
import { openHouse, type House, type Options } from '../harness/platforms/slack.ts';

let close: (() => Promise<void>) | undefined;
afterEach(async () => {
  await close?.();
  close = undefined;
});

describe('given a profile with a time zone on Slack', () => {
  const open = async (options: Options = {}): Promise<House> => {
    const house = await openHouse(options);
    close = () => house.close();
    return house;
  };
  const asked = (house: House): Promise<void> =>
    house.until(() => house.read().includes('Which time zone are you in?'));
  const calls = (house: House): number =>
    house.workspace.calls.filter((one) => one.method === 'users.info').length;
  const BUTTON = 'Your profile’s time: America/Los_Angeles';
  const buttons = (house: House): string => JSON.stringify(house.newest().blocks);

  it('when a plan is started without one, then it is offered first, and begun with once confirmed', async () => {
    const house = await open();
    await house.type('/plan start 30 days');
    await asked(house);
    const person = { platform: 'slack', workspace: house.workspace.teamId, person: house.ada.id };
    expect(await house.store.schedules.get(person, 'weekly-plan')).toBeUndefined();
    await house.press(BUTTON);
    await house.until(() => house.read().includes('Your plan has begun'));
    expect((await house.store.schedules.get(person, 'weekly-plan'))?.zone).toBe('America/Los_Angeles');
    expect(calls(house)).toBe(1);
    expect(house.bugs).toEqual([]);
  });

  it('when a zone is said, then the profile is not read', async () => {
    const house = await open();
    await house.type('/plan start 30 days london');
    await house.until(() => house.read().includes('Your plan has begun'));
    expect(calls(house)).toBe(0);
  });

  it.each([
    ['the scope is missing', (house: House) => house.workspace.faults.removeScopes('users:read')],
    ['Slack is slow', (house: House) => house.workspace.faults.set({ method: 'users.info', kind: 'hang' })],
    ['Slack fails', (house: House) => house.workspace.faults.set({ method: 'users.info', kind: '5xx' })],
  ])('when %s, then the zone is asked as without a profile', async (_, spoil) => {
    const house = await open({ pace: 0.1 });
    spoil(house);
    await house.type('/plan start 30 days');
    await asked(house);
    expect(buttons(house)).not.toContain('Your profile’s time');
    expect(calls(house)).toBe(1);
    expect(house.bugs).toEqual([]);
  });
});

describe('given a platform without time zones in profiles', () => {
  it('when a plan is started, then the zone is asked with a menu', async () => {
    const home = await openHome();
    close = () => home.close();
    await home.type('/plan start 30 days');
    await home.until(() => home.read().includes('Which time zone are you in?'));
    await home.choose('A city in my zone', 'London (Europe/London)');
    await home.until(() => home.read().includes('Your plan has begun'));
  });
});

describe('given the core', async () => {
  const world = await openWorld({ now: Date.UTC(2026, 10, 25, 10) });
  const start = async (id: string, profile: () => Promise<Profile>): Promise<readonly string[]> => {
    const invocation: Invocation = {
      id,
      path: [],
      input: { kind: 'text', text: '/plan start 30 days' },
      actor: { ...ACTOR, id },
      venue: VENUE,
      at: 0,
    };
    const answer = await world.core.handleOnce(invocation, { profile });
    return answer ? labels(answer) : [];
  };

  it.each([
    ['a zone that is none', () => Promise.resolve({ zone: 'Mars/Phobos' })],
    ['an offset', () => Promise.resolve({ zone: '+05:30' })],
    ['nothing', () => Promise.resolve({})],
    ['an error', () => Promise.reject(new Error('away'))],
  ])('when a profile gives %s, then nothing is offered from it', async (what, profile) => {
    expect((await start(what, profile))[0]).not.toContain('profile');
    expect(world.bugs).toEqual([]);
  });

  it('when the remembered place has another time than the profile, then both are offered, the profile first', async () => {
    await world.say('/rung settings berlin', { actor: { ...ACTOR, id: 'both' } });
    const offered = await start('both', () => Promise.resolve({ zone: 'europe/london' }));
    expect(offered.slice(0, 2)).toEqual(['Your profile’s time: Europe/London', 'My time: Europe/Berlin']);
    await world.say('/rung settings berlin', { actor: { ...ACTOR, id: 'same' } });
    const same = await start('same', () => Promise.resolve({ zone: 'Europe/Berlin' }));
    expect(same[0]).toBe('Your profile’s time: Europe/Berlin');
    expect(same[1]).not.toContain('My time');
  });
});
