import { hash, randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import type { StoreLocation } from '../../src/store/engines/open.ts';
import { temporaryFolder } from '../harness/folder.ts';
import type { DiscordChat } from '../harness/platforms/discord.ts';
import { answers, ask, ready, testInTrouble as it } from '../harness/platforms/discord-in-trouble.ts';
import { databasesOfFile } from '../harness/postgres-databases.ts';

/** The lease that the gateway's listener holds. */
const leaseOf = ({ guild }: DiscordChat): string =>
  `discord gateway ${hash('sha256', guild.token, 'hex').slice(0, 16)} 0`;
const folder = temporaryFolder();

describe.concurrent('given two processes on one database with one token', () => {
  const { freshUrl } = databasesOfFile();
  const shared = async (kind: string): Promise<StoreLocation> =>
    kind === 'sqlite' ? sqlite() : { kind: 'postgres', url: await freshUrl() };
  const sqlite = () => ({ kind: 'sqlite' as const, file: folder.file(`${randomUUID()}.sqlite`) });

  it.for(['sqlite', 'postgres'])(
    'when both run, then one listens, and each command is answered once, on %s',
    async (kind, { open }) => {
      const store = await shared(kind);
      const one = await open({ store, leases: true, pace: 0.2 });
      const two = await open({ store, leases: true, pace: 0.2, beside: one });
      expect(one.guild.connections()).toBe(1);
      for (let years = 1; years <= 5; years++) await ask(one, years);
      await one.until(() => answers(one).length === 5);
      expect(two.telemetry.counts.get('heard')).toBeUndefined();
      await one.stop();
      await ready(two, 30_000);
      await ask(two, 6);
      await two.until(() => answers(two).length === 6);
      await one.until(() => two.guild.identifies === 2);
    },
  );

  it.for(['sqlite', 'postgres'])(
    'when both hear everything, then each command is answered once all the same, on %s',
    async (kind, { open }) => {
      const store = await shared(kind);
      const one = await open({ store, pace: 0.2 });
      await open({ store, pace: 0.2, beside: one });
      expect(one.guild.connections()).toBe(2);
      for (let years = 1; years <= 5; years++) await ask(one, years);
      await one.ada.say(one.general, '@rung salary senior berlin');
      await one.until(() => answers(one).length === 6);
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(answers(one)).toHaveLength(6);
      expect(one.ada.sees(one.general).filter((message) => message.loading)).toEqual([]);
    },
  );

  it('when the one that listens dies without a word, then another takes over within half a minute', async ({
    open,
  }) => {
    const store = sqlite();
    const idle = await open({ store, token: 'not.the.token', pace: 0.1 });
    // A holder that renewed it ten seconds ago, and then no more.
    const renewed = Date.now() - 10_000;
    await idle.store.leases.take(leaseOf(idle), 'dead', renewed, renewed + 15_000);
    const one = await open({ store, leases: true, beside: idle });
    expect(one.guild.connections()).toBe(0);
    await ready(one, 20_000);
    expect(Date.now() - renewed).toBeLessThan(30_000);
    await ask(one, 3);
    await one.until(() => answers(one).length === 1);
  }, 40_000);

  it('when it dies and the clock is set back an hour, then another takes over within half a minute all the same', async ({
    open,
  }) => {
    const store = sqlite();
    const pace = 0.02;
    const idle = await open({ store, token: 'not.the.token', pace });
    const before = Date.now() + 3_600_000;
    await idle.store.leases.take(leaseOf(idle), 'dead', before, before + 15_000);
    const began = performance.now();
    const one = await open({ store, leases: true, beside: idle, pace });
    expect(one.guild.connections()).toBe(0);
    await ready(one);
    expect(performance.now() - began).toBeLessThan(30_000 * pace + 1_000);
  });

  it('when the one that listens stops, then another listens before that, and what is asked meanwhile is answered once', async ({
    open,
  }) => {
    const store = sqlite();
    const one = await open({ store, leases: true });
    const two = await open({ store, leases: true, beside: one });
    const state = { isOver: false };
    const stopping = one.stop().then(() => (state.isOver = true));
    const asked: Promise<void>[] = [];
    while (!state.isOver) {
      asked.push(ask(one, (asked.length % 10) + 1));
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await Promise.all([...asked, stopping]);
    await two.until(() => answers(two).length >= asked.length);
    expect(answers(two)).toHaveLength(asked.length);
    expect(two.ada.notices(two.general)).toEqual([]);
  });

  it('when the one that listens loses its lease, then it is silent at once', async ({ open }) => {
    const store = sqlite();
    const one = await open({ store, leases: true, pace: 0.02 });
    const at = Date.now();
    await one.store.leases.take(leaseOf(one), 'another', at + 60_000, at + 120_000);
    await one.until(() => one.guild.connections() === 0);
  });
});
