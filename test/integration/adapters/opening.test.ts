import { afterEach, describe, expect, it } from 'vitest';
import { openDiscord } from '../../harness/platforms/discord.ts';
import { openSlack } from '../../harness/platforms/slack.ts';
import { type Place } from '../../harness/fixtures/integration/adapters/opening.ts';

let close: (() => Promise<void>) | undefined;
afterEach(() => close?.());

async function open(platform: 'slack' | 'discord'): Promise<Place> {
  if (platform === 'slack') {
    const slack = await openSlack();
    close = () => slack.close();
    const method = 'conversations.open';
    return {
      chat: slack,
      telemetry: slack.telemetry,
      opened: () => slack.workspace.calls.filter((one) => one.method === method).length,
      fail: () => slack.workspace.faults.set({ method, kind: '5xx', times: 1 }),
    };
  }
  const discord = await openDiscord();
  close = () => discord.close();
  const route = /^POST \/users\/@me\/channels$/;
  return {
    chat: discord,
    telemetry: discord.telemetry,
    opened: () => discord.guild.calls.filter(({ method, path }) => route.test(`${method} ${path}`)).length,
    fail: () => discord.guild.faults.set({ route, kind: '5xx', times: 1 }),
  };
}

describe.each(['slack', 'discord'] as const)('given a person on %s', (platform) => {
  const START = '/plan start 30 days monday 9:00 london';

  it('when they look something up, then no conversation is opened; when they start a plan, then one is', async () => {
    const { chat, opened } = await open(platform);
    await chat.type('/salary senior london');
    await chat.until(() => chat.read().includes('£90K'));
    expect(opened()).toBe(0);
    await chat.type(START);
    await chat.until(() => chat.read().includes('You’re in!'));
    await chat.until(() => opened() === 1);
    await chat.type('/plan when friday');
    await chat.until(() => chat.read().includes('riday'));
    expect(opened()).toBe(1);
  });

  it('when it cannot be opened yet, then the answer stands, and that is counted', async () => {
    const { chat, telemetry, fail } = await open(platform);
    fail();
    await chat.type(START);
    await chat.until(() => chat.read().includes('You’re in!'));
    await chat.until(() => telemetry.counts.get('unreached') === 1);
    expect(chat.bugs).toEqual([]);
  });
});
