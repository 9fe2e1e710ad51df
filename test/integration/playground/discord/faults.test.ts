import { afterEach, describe, expect, it } from 'vitest';
import { ask, closeAll, newBot, newGuild } from './bot.ts';
import { untilOn } from '../../../harness/until.ts';

afterEach(closeAll);

describe('given faults', () => {
  it('when a route has one, then only it and only so often', async () => {
    const guild = await newGuild();
    guild.faults.set({ route: /users/, kind: '5xx', times: 1, status: 503 });
    expect((await ask(guild, 'GET', '/users/@me')).status).toBe(503);
    expect((await ask(guild, 'GET', '/users/@me')).status).toBe(200);
    guild.faults.set({ kind: 'reset' });
    await expect(ask(guild, 'GET', '/users/@me')).rejects.toThrow();
    guild.faults.clear();
    guild.faults.set({ kind: 'delay', ms: 30, times: 1 });
    expect((await ask(guild, 'GET', '/users/@me')).status).toBe(200);
    guild.faults.set({ kind: 'hang', times: 1 });
    await expect(
      fetch(`${guild.apiUrl}/v10/users/@me`, { signal: AbortSignal.timeout(300) }),
    ).rejects.toThrow();
    await untilOn(guild, () => guild.calls.at(-1)?.status === 0);
  });

  it('when one is taken away, then the others stay', async () => {
    const guild = await newGuild();
    const end = guild.faults.set({ kind: '5xx', status: 503 });
    guild.faults.set({ kind: '5xx', times: 1, status: 502 });
    end();
    end();
    expect((await ask(guild, 'GET', '/users/@me')).status).toBe(502);
    expect((await ask(guild, 'GET', '/users/@me')).status).toBe(200);
  });

  it('when the reply is lost, then the message stands all the same', async () => {
    const guild = await newGuild();
    const channel = guild.addChannel('general');
    guild.faults.set({ route: /POST .*messages/, kind: 'lost-reply', times: 1 });
    const path = `/channels/${channel.id}/messages`;
    const body = { content: 'x', nonce: 'a', enforce_nonce: true };
    await expect(ask(guild, 'POST', path, body)).rejects.toThrow();
    expect((await ask(guild, 'POST', path, body)).status).toBe(200);
    expect(guild.addPerson('Ana').sees(channel)).toHaveLength(1);
  });

  it('when a route is throttled, then discord.js waits as it is told', async () => {
    const guild = await newGuild();
    const bot = await newBot(guild);
    guild.faults.set({ route: /GET \/users\/\d/, kind: 'throttle', times: 1, retryAfter: 0.05 });
    const ana = guild.addPerson('Ana');
    expect((await bot.users.fetch(ana.id)).username).toBe('ana');
    expect(guild.calls.slice(-2).map((one) => one.status)).toEqual([429, 200]);
  });

  it('when a bucket or the whole is used up, then 429 with its headers', async () => {
    const guild = await newGuild({ globalRequests: 8 });
    const channel = guild.addChannel('general');
    const post = () => ask(guild, 'POST', `/channels/${channel.id}/messages`, { content: 'x' });
    for (let n = 0; n < 5; n++)
      expect((await post()).headers.get('x-ratelimit-remaining')).toBe(String(4 - n));
    const sixth = await post();
    expect(sixth).toMatchObject({ status: 429, body: { global: false } });
    expect(sixth.headers.get('x-ratelimit-scope')).toBe('user');
    expect(sixth.body['retry_after']).toBeGreaterThan(4);
    for (let n = 0; n < 2; n++) await ask(guild, 'GET', '/users/@me');
    const over = await ask(guild, 'GET', '/users/@me');
    expect(over).toMatchObject({ status: 429, body: { global: true } });
    expect(over.headers.get('x-ratelimit-global')).toBe('true');
    expect(guild.invalidRequests).toBe(2);
  });
});
