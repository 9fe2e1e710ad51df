import type { Client } from 'discord.js';
import { afterAll, describe, expect, it, test } from 'vitest';
import { WebSocket } from 'ws';
import type { Guild } from '../../../../src/playground/discord/guild.ts';
import { ask, closeAll, newBot, newGuild } from './bot.ts';
import { untilOn } from '../../../harness/until.ts';
import { hears, raw, identify } from '../../../harness/fixtures/integration/playground/discord/gateway.ts';

afterAll(closeAll);

describe.concurrent('given the gateway', () => {
  test.each<[string, number, (guild: Guild) => object[]]>([
    ['a wrong token', 4004, (guild) => [identify(guild, { token: 'no' })]],
    ['message content', 4014, (guild) => [identify(guild, { intents: 1 << 15 })]],
    ['intents that do not exist', 4013, (guild) => [identify(guild, { intents: 2 ** 30 })]],
    ['a shard beyond the count', 4010, (guild) => [identify(guild, { shard: [2, 2] })]],
    ['two identifies', 4005, (guild) => [identify(guild), identify(guild)]],
    ['an unknown opcode', 4001, () => [{ op: 77, d: null }]],
    ['no opcode at all', 4002, () => [{}]],
    ['a presence before identify', 4003, () => [{ op: 3, d: {} }]],
    ['a payload too long', 4002, () => [{ op: 1, d: 'x'.repeat(5000) }]],
    ['121 heartbeats', 4008, () => Array.from({ length: 121 }, () => ({ op: 1, d: null }))],
  ])('when a client sends %s, then it is closed with %i', async (_, code, packets) => {
    const guild = await newGuild();
    expect((await raw(guild, ...packets(guild))).code).toBe(code);
  });

  it('when identifies run out, then the token is reset', async () => {
    const guild = await newGuild({ remainingIdentifies: 1 });
    expect((await raw(guild, identify(guild))).code).not.toBe(4004);
    expect((await raw(guild, identify(guild))).code).toBe(4004);
    expect(guild.identifies).toBe(2);
    await expect(newBot(guild)).rejects.toThrow();
  });

  it('when an unknown session is resumed, then it is invalid and cannot be', async () => {
    const guild = await newGuild();
    const { ops } = await raw(guild, { op: 6, d: { token: guild.token, session_id: 'no', seq: 1 } });
    expect(ops).toEqual([10, 9]);
  });

  it('when people speak, then content comes only in DMs and where the bot is named', async () => {
    const guild = await newGuild();
    const bot = await newBot(guild);
    const seen: unknown[] = [];
    bot.on(
      'messageCreate',
      ({ content, mentions }) => void seen.push([content, mentions.users.size, mentions.roles.size]),
    );
    const ana = guild.addPerson('Ana');
    const general = guild.addChannel('general');
    await ana.say(general, 'hello all');
    await ana.say(general, '@rung salary');
    await ana.say(general, '@&rung salary');
    await ana.say(ana.dm(), 'salary');
    await untilOn(guild, () => seen.length === 4);
    expect(seen).toEqual([
      ['', 0, 0],
      [`<@${guild.botUserId}> salary`, 1, 0],
      [`<@&${guild.botRoleId}> salary`, 0, 1],
      ['salary', 0, 0],
    ]);
  });

  test.each<[string, (guild: Guild) => void]>([
    ['is closed with 4000', (guild) => guild.gateway.close(4000)],
    ['asks for a reconnect', (guild) => guild.gateway.reconnect()],
    ['is invalid but resumable', (guild) => guild.gateway.invalidate(true)],
    ['is cut', (guild) => guild.gateway.cut()],
  ])('when the connection %s, then what was missed is replayed', async (_, harm) => {
    const guild = await newGuild();
    const bot = await newBot(guild);
    const heard = hears(bot);
    const ana = guild.addPerson('Ana');
    await ana.say(ana.dm(), 'before');
    await untilOn(guild, () => heard.length === 1);
    guild.gateway.silence();
    harm(guild);
    await ana.say(ana.dm(), 'during');
    await untilOn(guild, () => guild.resumes === 1);
    await ana.say(ana.dm(), 'after');
    await untilOn(guild, () => heard.length === 3);
    expect(heard).toEqual(['before', 'during', 'after']);
    expect(guild.identifies).toBe(1);
  });

  it('when a socket is half open, then discord.js notices the missing acks and resumes', async () => {
    const guild = await newGuild({ heartbeatMs: 60 });
    const bot = await newBot(guild);
    const heard = hears(bot);
    const ana = guild.addPerson('Ana');
    guild.gateway.freeze();
    await ana.say(ana.dm(), 'kept');
    await untilOn(guild, () => heard.length === 1);
    expect(guild.resumes).toBe(1);
  });

  it('when two clients have one token, then each hears everything; repeated, twice', async () => {
    const guild = await newGuild();
    // Below discord.js's cache, which swallows a message that it knows.
    const rawly = (bot: Client): string[] => {
      const heard: string[] = [];
      bot.on('raw', ({ t }: { t: string }) => {
        if (t === 'MESSAGE_CREATE') heard.push('hi');
      });
      return heard;
    };
    const heard = rawly(await newBot(guild));
    const too = rawly(await newBot(guild));
    const ana = guild.addPerson('Ana');
    guild.gateway.repeat(2);
    await ana.say(ana.dm(), 'hi');
    await untilOn(guild, () => heard.length + too.length === 4);
    expect([heard, too, guild.connections()]).toEqual([['hi', 'hi'], ['hi', 'hi'], 2]);
  });

  it('when the guild goes, then it is known whether for a while or for good', async () => {
    const guild = await newGuild();
    const bot = await newBot(guild);
    const seen: string[] = [];
    for (const name of ['guildUnavailable', 'guildAvailable', 'guildDelete', 'guildCreate'] as const) {
      bot.on(name, () => void seen.push(name));
    }
    guild.gateway.guildDelete(true);
    guild.gateway.guildCreate();
    guild.gateway.guildDelete(false);
    guild.gateway.guildCreate();
    await untilOn(guild, () => seen.length === 4);
    expect(seen).toEqual(['guildUnavailable', 'guildAvailable', 'guildDelete', 'guildCreate']);
  });

  it('when it is asked about itself, then it tells how many identifies are left', async () => {
    const guild = await newGuild({ shards: 2, remainingIdentifies: 7 });
    await raw(guild, identify(guild, { shard: [0, 2] }));
    expect((await ask(guild, 'GET', '/gateway/bot')).body).toEqual({
      url: `${guild.origin.replace('http', 'ws')}/gateway`,
      shards: 2,
      session_start_limit: { total: 1000, remaining: 6, reset_after: 86_400_000, max_concurrency: 1 },
    });
  });

  it('when identifies come too close, then the session is invalid', async () => {
    const guild = await newGuild({ identifyEveryMs: 5000 });
    expect((await raw(guild, identify(guild))).ops).toEqual([10, 0, 0]);
    expect((await raw(guild, identify(guild))).ops).toEqual([10, 9]);
  });

  it('when connections are refused, then none is made until they are accepted', async () => {
    const guild = await newGuild();
    guild.gateway.refuse();
    await expect(
      new Promise((resolve, reject) => {
        new WebSocket(`${guild.origin.replace('http', 'ws')}/gateway`)
          .on('open', resolve)
          .on('error', reject);
      }),
    ).rejects.toThrow('503');
    guild.gateway.accept();
    expect((await raw(guild, { op: 1, d: null })).ops).toEqual([10, 11]);
  });

  it('when there are two shards, then the guild is on its own and DMs on the first', async () => {
    const guild = await newGuild();
    const shard = Number((BigInt(guild.guildId) >> 22n) % 2n);
    const home = await raw(guild, identify(guild, { shard: [shard, 2] }));
    const other = await raw(guild, identify(guild, { shard: [1 - shard, 2] }));
    expect([home.ops, other.ops]).toEqual([
      [10, 0, 0],
      [10, 0],
    ]);
  });
});
