import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createIdentifyTurns } from '../../../../src/adapters/discord/connection/identify-turns.ts';
import { discordSettings } from '../../../../src/adapters/discord/settings.ts';
import { openStore } from '../../../../src/store/engines/open.ts';
import { openDiscord } from '../../../harness/platforms/discord.ts';

/** Discord's own: sessions of one group of shards are started so far apart. */
const APART = { identifyEveryMs: 5000 };

describe.concurrent('given as many shards as Discord recommends, of which some may start at once', () => {
  it.each([
    { shards: 1, maxConcurrency: 1, least: 0, most: 4_000 },
    { shards: 2, maxConcurrency: 1, least: 5_000, most: 9_000 },
    { shards: 16, maxConcurrency: 16, least: 0, most: 4_000 },
    { shards: 16, maxConcurrency: 8, least: 5_000, most: 9_000 },
  ])(
    'when $shards start, $maxConcurrency at once, then each has its turn and no start is lost',
    async ({ least, most, ...setup }) => {
      const began = performance.now();
      const chat = await openDiscord({ setup: { ...APART, ...setup } });
      const took = performance.now() - began;
      expect(chat.guild.identifies).toBe(setup.shards);
      expect(took).toBeGreaterThan(least);
      expect(took).toBeLessThan(most);
      await chat.type('/salary level:senior place:london');
      await chat.until(() => chat.read().includes('£90K'));
      expect(chat.bugs).toEqual([]);
      await chat.close();
    },
  );

  it('when two processes start shards of one group, then they take turns, and one that is stopped gives way', async (context) => {
    const store = await openStore({ kind: 'sqlite', file: ':memory:' });
    context.onTestFinished(() => store.close());
    const bugs: unknown[] = [];
    const turns = () =>
      createIdentifyTurns({
        ...{ leases: store.leases, app: 'app', now: Date.now },
        telemetry: { error: (error) => bugs.push(error) },
        wait: (ms, signal) => setTimeout(ms, undefined, { signal }),
      });
    const [one, other] = [turns(), turns()];
    const { signal } = new AbortController();
    const stopping = new AbortController();
    const began = performance.now();
    const at: number[] = [];
    const noted = async (turn: Promise<void>): Promise<void> => {
      await turn;
      at.push(performance.now() - began);
    };
    await noted(one.take(0, 2, signal));
    const stopped = other.take(2, 2, stopping.signal);
    const waiting = [noted(other.take(4, 2, signal)), noted(other.take(1, 2, signal))];
    stopping.abort(new Error('stopping'));
    await expect(stopped).rejects.toThrow('stopping');
    await Promise.all(waiting);
    const [first = 0, ofOtherGroup = 0, second = 0] = at;
    expect(ofOtherGroup - first).toBeLessThan(1_000);
    expect(second - first).toBeGreaterThan(5_000);
    expect(bugs).toEqual([]);
  });
});

describe('given which shards a process may hold', () => {
  const read = (DISCORD_SHARDS: string) => discordSettings({ DISCORD_TOKEN: 'a.b.c', DISCORD_SHARDS });

  it.each([
    ['16', { count: 16 }],
    ['0-2/16', { count: 16, ids: [0, 1, 2] }],
    ['15/16', { count: 16, ids: [15] }],
    ['0/1', { count: 1, ids: [0] }],
  ])('when it is %s, then it is read', (text, shards) => {
    expect(read(text)).toMatchObject({ shards });
  });

  it.each(['0', '16/16', '3-1/16', '0-16/16', '-1/4', 'all', '1/', '/4', '1.5', '10000'])(
    'when it is %j, then it is refused with an example',
    (text) => {
      expect(JSON.stringify(read(text))).toContain('0-7/16');
    },
  );
});
