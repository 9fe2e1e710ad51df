import { MessageFlags } from 'discord.js';
import { afterEach, describe, expect, it } from 'vitest';
import type { Guild } from '../../../../src/playground/discord/guild.ts';
import { ask, closeAll, newBot, newGuild, unspecified } from './bot.ts';

afterEach(closeAll);

const V2 = 1 << 15;
const text = (content: string) => ({ type: 10, content });
const v2 = (...components: object[]) => ({ flags: V2, components });

const send = (guild: Guild, body: object, channel = guild.addChannel('general')) =>
  ask(guild, 'POST', `/channels/${channel.id}/messages`, body);

describe('given a channel', () => {
  it('when the channel or the person may not be written to, then the code says why', async () => {
    const guild = await newGuild();
    const shut = guild.addPerson('Shut', { dmsClosed: true });
    const codes = [];
    for (const channel of [
      guild.addChannel('mute', { writes: false }),
      guild.addChannel('hidden', { bot: false }),
      guild.addChannel('foreign', { foreign: true }),
      { id: '123', name: '' },
      shut.dm(),
    ]) {
      const { status, body } = await send(guild, { content: 'a' }, channel);
      codes.push([status, body['code']]);
    }
    expect(codes).toEqual([
      [403, 50013],
      [403, 50001],
      [403, 50001],
      [404, 10003],
      [403, 50007],
    ]);
    expect(guild.invalidRequests).toBe(4);
  });

  it('when the token is wrong, then 401 with code 0', async () => {
    const guild = await newGuild();
    const answer = await ask(guild, 'GET', '/users/@me', undefined, { authorization: 'Bot no' });
    expect(answer).toMatchObject({ status: 401, body: { message: '401: Unauthorized', code: 0 } });
  });

  it('when it was made of components, then it stays so for good', async () => {
    const guild = await newGuild();
    const channel = guild.addChannel('general');
    const { body } = await send(guild, v2(text('a')), channel);
    const path = `/channels/${channel.id}/messages/${String(body['id'])}`;
    expect(await ask(guild, 'PATCH', path, { content: 'b' })).toMatchObject({
      status: 400,
      body: { code: 50035 },
    });
    expect(await ask(guild, 'PATCH', path, { components: [text('b')] })).toMatchObject({
      status: 200,
      body: { flags: V2, components: [{ content: 'b' }] },
    });
    expect(await ask(guild, 'DELETE', path)).toMatchObject({ status: 204 });
    expect(await ask(guild, 'GET', path)).toMatchObject({ status: 404, body: { code: 10008 } });
  });

  it('when a nonce is sent again with enforce_nonce, then the first message is returned for some minutes', async () => {
    let now = 1_800_000_000_000;
    const guild = await newGuild({ now: () => now });
    const channel = guild.addChannel('general');
    const body = { content: 'once', nonce: 'n1', enforce_nonce: true };
    const first = await send(guild, body, channel);
    const second = await send(guild, body, channel);
    expect(second.body['id']).toBe(first.body['id']);
    now += 10 * 60_000;
    expect((await send(guild, body, channel)).body['id']).not.toBe(first.body['id']);
    expect(guild.addPerson('Ana').sees(channel)).toHaveLength(2);
  });

  it('when mentions are not allowed, then nobody is pinged, and by default everybody is', async () => {
    const guild = await newGuild();
    const ana = guild.addPerson('Ana');
    const channel = guild.addChannel('general');
    const content = `@everyone <@${ana.id}> <@&${guild.botRoleId}>`;
    await send(guild, { content, allowed_mentions: { parse: [] } }, channel);
    await send(guild, { content }, channel);
    await send(guild, { ...v2(text(content)), allowed_mentions: { users: [ana.id] } }, channel);
    expect(ana.sees(channel).map((one) => one.pinged)).toEqual([
      [],
      [ana.id, guild.botRoleId, 'everyone'],
      [ana.id],
    ]);
  });

  it('when discord.js sends a picture, then it is stored, shown and fetched', async () => {
    const guild = await newGuild();
    const bot = await newBot(guild);
    const ana = guild.addPerson('Ana');
    const dm = await bot.users.createDM(ana.id);
    const bytes = Buffer.from([1, 13, 10, 45, 45, 255]);
    const media = { type: 12, items: [{ media: { url: 'attachment://a.png' }, description: 'A' }] } as const;
    unspecified.length = 0;
    await dm.send({
      flags: MessageFlags.IsComponentsV2,
      components: [media],
      files: [{ attachment: bytes, name: 'a.png' }],
    });
    const [message] = ana.sees(ana.dm());
    expect(message?.attachments).toMatchObject([{ filename: 'a.png', size: 6 }]);
    const fetched = await fetch(String(message?.attachments[0]?.['url']));
    expect(Buffer.from(await fetched.arrayBuffer())).toEqual(bytes);
    expect(unspecified).toEqual([]);
  });

  it('when DMs are opened too fast, then 40003', async () => {
    const guild = await newGuild({ dmOpens: 1 });
    const body = { recipient_id: guild.addPerson('Ana').id };
    expect(await ask(guild, 'POST', '/users/@me/channels', body)).toMatchObject({ status: 200 });
    expect(await ask(guild, 'POST', '/users/@me/channels', body)).toMatchObject({ body: { code: 40003 } });
  });
});
