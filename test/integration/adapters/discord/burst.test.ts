import { describe, expect } from 'vitest';
import { PROACTIVE } from '../../../../src/adapters/discord/render/limits.ts';
import { createRest } from '../../../../src/adapters/discord/connection/rest.ts';
import { call, button, paragraph } from '../../../../src/reply/build.ts';
import type { Reply } from '../../../../src/reply/reply.ts';
import { testClosing } from '../../../harness/closing.ts';
import { rateOf } from '../../../harness/rate.ts';
import { openDiscord, type DiscordChat } from '../../../harness/platforms/discord.ts';

const NUDGE: Reply = {
  summary: 'Week 3 of 12',
  blocks: [paragraph('Read about evals')],
  actions: [button('Done', call(['rung']))],
};
const PEOPLE = 120;

/** A test with many people whose conversations are open, as after their own commands. */
const it = testClosing.extend('crowd', async ({ closing }) => {
  const one = closing(await openDiscord());
  // Discord counts by the second: the requests of the start are in one of their own.
  const started = one.guild.calls.at(-1)?.at ?? 0;
  await one.until(() => Date.now() - started > 1_000);
  const rooms = Array.from({ length: PEOPLE }, (_, at) => one.guild.addPerson(`p${at}`).dm());
  const nudge = (channel: string) =>
    one.adapter.send({ platform: 'discord', channel, thread: channel, direct: true }, NUDGE, `k${channel}`);
  return { one, rooms, nudge };
});
const postsOf = ({ guild }: DiscordChat) => guild.calls.filter(({ path }) => path.endsWith('/messages'));
const refused = ({ guild }: DiscordChat): number => guild.calls.filter(({ status }) => status === 429).length;

describe('given many who are to be written to at once', () => {
  it('when they are, then all arrive, no faster than the limiter, and nothing is refused', async ({
    crowd,
  }) => {
    const { one, rooms, nudge } = crowd;
    const sent = await Promise.all(rooms.map(({ id }) => nudge(id)));
    expect(sent.filter(({ kind }) => kind === 'sent')).toHaveLength(PEOPLE);
    expect(refused(one)).toBe(0);
    const { most } = PROACTIVE.requests;
    const times = postsOf(one).map(({ at }) => at);
    expect(rateOf(times, most)).toBeLessThan(1.02 * most);
    expect(one.bugs).toEqual([]);
  });

  it('when somebody asks meanwhile, then they are answered at once', async ({ crowd }) => {
    const { one, rooms, nudge } = crowd;
    const sending = Promise.all(rooms.map(({ id }) => nudge(id)));
    await one.until(() => postsOf(one).length > PROACTIVE.requests.most);
    for (let ask = 0; ask < 8; ask += 1) {
      const began = performance.now();
      await one.type('/salary senior london');
      await one.until(() => one.read().includes('£90K'));
      expect(performance.now() - began).toBeLessThan(500);
    }
    expect((await sending).filter(({ kind }) => kind === 'sent')).toHaveLength(PEOPLE);
    expect(refused(one)).toBe(0);
  });
});

describe.concurrent('given many who are to be written to at once, and trouble', () => {
  it('when Discord says that it was too much of everything, then it rests, and all arrive', async ({
    crowd,
  }) => {
    const { one, rooms, nudge } = crowd;
    one.guild.faults.set({ route: /\/messages$/, kind: 'throttle', global: true, retryAfter: 1, times: 1 });
    const sent = await Promise.all(rooms.slice(0, 30).map(({ id }) => nudge(id)));
    expect(sent.filter(({ kind }) => kind === 'sent')).toHaveLength(30);
    expect(refused(one)).toBe(1);
  });

  it('when Rung stops, then what waits for its turn is given back at once', async ({ crowd }) => {
    const { one, rooms, nudge } = crowd;
    const sending = Promise.all(rooms.map(({ id }) => nudge(id)));
    await one.until(() => one.guild.calls.length > PROACTIVE.requests.most);
    const began = performance.now();
    await one.adapter.stop();
    const sent = await sending;
    expect(performance.now() - began).toBeLessThan(900);
    const kinds = new Map(sent.map((outcome) => [outcome.kind, outcome]));
    expect([...kinds.keys()].toSorted()).toEqual(['retryable', 'sent']);
    expect(kinds.get('retryable')).toEqual({ kind: 'retryable', after: 0, what: 'stopping' });
  });

  it('when one channel is full, then the others are written to all the same', async ({ crowd }) => {
    const { one, rooms, nudge } = crowd;
    const [full = '', ...others] = rooms.slice(0, 10).map(({ id }) => id);
    const rest = createRest(one.guild.apiUrl, one.guild.token);
    const route = `/channels/${full}/messages` as const;
    for (let at = 0; at < 5; at += 1) await rest.call('POST', route, { body: { content: `${at}` } });
    const sent = await Promise.all([full, ...others].map(nudge));
    expect(sent[0]).toMatchObject({ kind: 'retryable', what: 'rate limited' });
    expect(sent.slice(1).every(({ kind }) => kind === 'sent')).toBe(true);
  });
});
