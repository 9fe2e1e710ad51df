import { afterEach, describe, expect, it } from 'vitest';
import { openDiscord } from '../../harness/platforms/discord.ts';
import { openSlack } from '../../harness/platforms/slack.ts';
import { openTerminal } from '../../harness/platforms/terminal.ts';
import type { Chat } from '../../harness/platforms/chat.ts';
import { until, untilOn } from '../../harness/until.ts';

let chat: Chat | undefined;
afterEach(async () => {
  await chat?.close();
  chat = undefined;
});

describe('given a wait', () => {
  it('when what it waits for comes, then it gives that', async () => {
    let looks = 0;
    const check = (): string | undefined => (++looks > 2 ? 'here' : undefined);
    expect(await until('it comes', check, { lastSeen: () => '' })).toBe('here');
  });

  it('when it is in vain, then it says what it waited for and what was seen last, not first', async () => {
    const seen: string[] = ['early'];
    const check = (): boolean => seen.push('late') < 0;
    await expect(until('the sun', check, { lastSeen: () => seen.at(-1), ms: 20 })).rejects.toThrow(
      'Not within 20 ms: the sun\nSeen last:\nlate',
    );
  });

  it('when a poll of Vitest is in vain, then it says what was given last', async () => {
    const poll = expect.poll(() => ['a message'], { timeout: 20, interval: 5 });
    await expect(poll.toHaveLength(2)).rejects.toThrow(/\[ 'a message' \] to have a length of 2 but got 1/);
  });

  it('when a local platform is waited for in vain, then its last calls are told', async () => {
    const calls = Array.from({ length: 9 }, (_, at) => ({ method: `chat.post${at}` }));
    const wait = untilOn({ calls }, () => calls.length > 9, 20);
    await expect(wait).rejects.toThrow(/calls\.length > 9[^]*9 calls[^]*chat\.post8/);
    await expect(untilOn({ calls }, () => calls.length > 9, 20)).rejects.not.toThrow(/chat\.post3/);
  });
});

describe.each([
  ['Slack', openSlack],
  ['Discord', openDiscord],
  ['the terminal', openTerminal],
] as const)('given a chat on %s', (name, open) => {
  it('when something is waited for in vain, then the failure tells what its people see', async () => {
    const one = (chat = await open());
    await one.type('/salary senior london');
    await one.until(() => one.read().includes('£90K–£130K'));
    const failure: unknown = await one
      .until(() => one.read().includes('unicorns'), 50)
      .catch((error: unknown) => error);
    expect(String(failure)).toContain('unicorns');
    expect(String(failure)).toContain('£90K–£130K');
    if (name !== 'the terminal')
      expect(String(failure)).toMatch(/ada sees [^]*bob sees [^]*counted: [^]*logged: /);
  });
});
