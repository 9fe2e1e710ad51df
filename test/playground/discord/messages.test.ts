import { MessageFlags } from 'discord.js';
import { afterEach, describe, expect, it, test } from 'vitest';
import type { Guild } from '../../../src/playground/discord/guild.ts';
import { ask, closeAll, newBot, newGuild, unspecified } from './bot.ts';

afterEach(closeAll);

const V2 = 1 << 15;
const text = (content: string) => ({ type: 10, content });
const button = (id: string, label = 'Go') => ({ type: 2, style: 1, label, custom_id: id });
const row = (...components: object[]) => ({ type: 1, components });
const select = (count: number, extra: object = {}) => ({
  type: 3,
  custom_id: 's',
  options: Array.from({ length: count }, (_, index) => ({ label: `o${index}`, value: `v${index}` })),
  ...extra,
});
const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const v2 = (...components: object[]) => ({ flags: V2, components });

const send = (guild: Guild, body: object, channel = guild.addChannel('general')) =>
  ask(guild, 'POST', `/channels/${channel.id}/messages`, body);

describe('given a message', () => {
  test.each<[string, object, string, string]>([
    [
      'content beside components',
      { ...v2(text('a')), content: 'b' },
      'content',
      'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
    ],
    [
      'an embed beside components',
      { ...v2(text('a')), embeds: [{ title: 'b' }] },
      'embeds',
      'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
    ],
    ['content of 2001', { content: 'x'.repeat(2001) }, 'content', 'BASE_TYPE_BAD_LENGTH'],
    [
      '41 components',
      v2(...many(41, () => text('a'))),
      'components',
      'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
    ],
    [
      '4001 characters in all',
      v2(text('x'.repeat(2000)), text('x'.repeat(2001))),
      'components',
      'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
    ],
    [
      'six buttons in a row',
      v2(row(...many(6, (n) => button(`b${n}`)))),
      'components.0.components',
      'BASE_TYPE_BAD_LENGTH',
    ],
    [
      'a list that shares its row',
      v2(row(select(1), button('b'))),
      'components.0.components.1',
      'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
    ],
    ['26 options', v2(row(select(26))), 'components.0.components.0.options', 'BASE_TYPE_BAD_LENGTH'],
    [
      'a custom_id twice',
      v2(row(button('b'), button('b'))),
      'components.0.components.1.custom_id',
      'COMPONENT_CUSTOM_ID_DUPLICATED',
    ],
    [
      'a custom_id of 101',
      v2(row(button('x'.repeat(101)))),
      'components.0.components.0.custom_id',
      'BASE_TYPE_BAD_LENGTH',
    ],
    [
      'a label of 81',
      v2(row(button('b', 'x'.repeat(81)))),
      'components.0.components.0.label',
      'BASE_TYPE_BAD_LENGTH',
    ],
    [
      'a placeholder of 151',
      v2(row(select(1, { placeholder: 'x'.repeat(151) }))),
      'components.0.components.0.placeholder',
      'BASE_TYPE_BAD_LENGTH',
    ],
    [
      'a button without custom_id',
      v2(row({ type: 2, style: 1, label: 'a' })),
      'components.0.components.0.custom_id',
      'BASE_TYPE_REQUIRED',
    ],
    ['an empty text', v2(text('')), 'components.0.content', 'BASE_TYPE_BAD_LENGTH'],
    ['an unknown component', v2({ type: 99 }), 'components.0.type', 'UNION_TYPE_CHOICES'],
    [
      'a new component without the flag',
      { components: [text('a')] },
      'components.0.type',
      'UNION_TYPE_CHOICES',
    ],
    [
      'a picture that is not there',
      v2({ type: 12, items: [{ media: { url: 'attachment://a.png' } }] }),
      'components.0.items.0.media.url',
      'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
    ],
    ['a nonce of 26', { content: 'a', nonce: 'x'.repeat(26) }, 'nonce', 'BASE_TYPE_BAD_LENGTH'],
    [
      'users parsed and named',
      { content: 'a', allowed_mentions: { parse: ['users'], users: ['1'] } },
      'allowed_mentions',
      'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
    ],
  ])('when it has %s, then 50035 says where', async (_, body, path, code) => {
    const guild = await newGuild();
    const answer = await send(guild, body);
    expect(answer).toMatchObject({ status: 400, body: { code: 50035, message: 'Invalid Form Body' } });
    const at = path
      .split('.')
      .reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], answer.body['errors']);
    expect(at).toMatchObject({ _errors: [{ code }] });
  });

  test.each<[string, object, number, number]>([
    ['nothing', {}, 400, 50006],
    ['blank content', { content: '  ' }, 400, 50006],
    [
      'too many bytes',
      v2(
        ...many(5, (n) =>
          row(
            select(25, {
              custom_id: `s${n}`,
              options: many(25, (k) => ({
                label: 'x'.repeat(50),
                value: `${k}`,
                description: 'y'.repeat(20),
              })),
            }),
          ),
        ),
      ),
      500,
      0,
    ],
  ])('when it has %s, then it is refused', async (_, body, status, code) => {
    const guild = await newGuild();
    expect(await send(guild, body)).toMatchObject({ status, body: { code } });
  });

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
