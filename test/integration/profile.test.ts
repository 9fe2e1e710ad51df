import { afterEach, describe, expect, it } from 'vitest';
import type { Profile } from '../../src/core/declare/command.ts';
import type { Invocation } from '../../src/core/declare/invocation.ts';
import { labels } from '../harness/answers.ts';
import { ACTOR, openApp, VENUE } from '../harness/app.ts';
import { openDiscord } from '../harness/platforms/discord.ts';
import { openSlack, type SlackChat, type SlackOptions } from '../harness/platforms/slack.ts';

let close: (() => Promise<void>) | undefined;
afterEach(async () => {
  await close?.();
  close = undefined;
});

describe('given a profile with a time zone on Slack', () => {
  const open = async (options: SlackOptions = {}): Promise<SlackChat> => {
    const slack = await openSlack(options);
    close = () => slack.close();
    return slack;
  };
  const asked = (slack: SlackChat): Promise<unknown> =>
    slack.until(() => slack.read().includes('Which time zone are you in?'));
  const calls = (slack: SlackChat): number =>
    slack.workspace.calls.filter((one) => one.method === 'users.info').length;
  const BUTTON = 'Your profile’s time: America/Los_Angeles';
  const buttons = (slack: SlackChat): string => JSON.stringify(slack.newest().blocks);

  it('when a plan is started without one, then it is offered first, and begun with once confirmed', async () => {
    const slack = await open();
    await slack.type('/plan start 30 days');
    await asked(slack);
    const person = { platform: 'slack', workspace: slack.workspace.teamId, person: slack.ada.id };
    expect(await slack.store.schedules.get(person, 'weekly-plan')).toBeUndefined();
    await slack.press(BUTTON);
    await slack.until(() => slack.read().includes('You’re in!'));
    expect((await slack.store.schedules.get(person, 'weekly-plan'))?.zone).toBe('America/Los_Angeles');
    expect(calls(slack)).toBe(1);
    expect(slack.bugs).toEqual([]);
  });

  it('when a zone is said, then the profile is not read', async () => {
    const slack = await open();
    await slack.type('/plan start 30 days london');
    await slack.until(() => slack.read().includes('You’re in!'));
    expect(calls(slack)).toBe(0);
  });

  it.each([
    ['the scope is missing', (slack: SlackChat) => slack.workspace.faults.removeScopes('users:read')],
    [
      'Slack is slow',
      (slack: SlackChat) => slack.workspace.faults.set({ method: 'users.info', kind: 'hang' }),
    ],
    ['Slack fails', (slack: SlackChat) => slack.workspace.faults.set({ method: 'users.info', kind: '5xx' })],
  ])('when %s, then the zone is asked as without a profile', async (_, spoil) => {
    const slack = await open({ pace: 0.1 });
    spoil(slack);
    await slack.type('/plan start 30 days');
    await asked(slack);
    expect(buttons(slack)).not.toContain('Your profile’s time');
    expect(calls(slack)).toBe(1);
    expect(slack.bugs).toEqual([]);
  });

  it('when the first request is lost on the way, then it is made once more, and the zone is offered', async () => {
    const slack = await open({ pace: 0.1 });
    slack.workspace.faults.set({ method: 'users.info', kind: 'reset', times: 1 });
    await slack.type('/plan start 30 days');
    await asked(slack);
    expect(buttons(slack)).toContain('Your profile’s time');
    expect(calls(slack)).toBe(2);
    expect(slack.bugs).toEqual([]);
  });
});

describe('given a platform without time zones in profiles', () => {
  it('when a plan is started, then the zone is asked with a menu', async () => {
    const discord = await openDiscord();
    close = () => discord.close();
    await discord.type('/plan start 30 days');
    await discord.until(() => discord.read().includes('Which time zone are you in?'));
    await discord.choose('A city in my zone', 'London (Europe/London)');
    await discord.until(() => discord.read().includes('You’re in!'));
  });
});

describe('given the core', async () => {
  const app = await openApp({ now: Date.UTC(2026, 10, 25, 10) });
  const start = async (id: string, profile: () => Promise<Profile>): Promise<readonly string[]> => {
    const invocation: Invocation = {
      id,
      path: [],
      input: { kind: 'text', text: '/plan start 30 days' },
      actor: { ...ACTOR, id },
      venue: VENUE,
      at: 0,
    };
    const answer = await app.core.handleOnce(invocation, { profile });
    return answer ? labels(answer) : [];
  };

  it.each([
    ['a zone that is none', () => Promise.resolve({ zone: 'Mars/Phobos' })],
    ['an offset', () => Promise.resolve({ zone: '+05:30' })],
    ['nothing', () => Promise.resolve({})],
    ['an error', () => Promise.reject(new Error('away'))],
  ])('when a profile gives %s, then nothing is offered from it', async (what, profile) => {
    expect((await start(what, profile))[0]).not.toContain('profile');
    expect(app.bugs).toEqual([]);
  });

  it('when the remembered place has another time than the profile, then both are offered, the profile first', async () => {
    await app.say('/rung settings berlin', { actor: { ...ACTOR, id: 'both' } });
    const offered = await start('both', () => Promise.resolve({ zone: 'europe/london' }));
    expect(offered.slice(0, 2)).toEqual(['Your profile’s time: Europe/London', 'My time: Europe/Berlin']);
    await app.say('/rung settings berlin', { actor: { ...ACTOR, id: 'same' } });
    const same = await start('same', () => Promise.resolve({ zone: 'Europe/Berlin' }));
    expect(same[0]).toBe('Your profile’s time: Europe/Berlin');
    expect(same[1]).not.toContain('My time');
  });
});
