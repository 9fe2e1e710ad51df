import { afterEach, describe, expect, test } from 'vitest';
import type { Guild } from '../../../../src/playground/discord/guild.ts';
import { ask, closeAll, newGuild } from './bot.ts';

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

const gallery = (items: readonly object[]) => ({ type: 12, items });
const web = { media: { url: 'https://example.com/a.png' } };

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
    ['a gallery of nothing', v2(gallery([])), 'components.0.items', 'BASE_TYPE_BAD_LENGTH'],
    ['a gallery of 11', v2(gallery(many(11, () => web))), 'components.0.items', 'BASE_TYPE_BAD_LENGTH'],
    [
      'words of 1025 for a picture',
      v2(gallery([{ ...web, description: 'x'.repeat(1025) }])),
      'components.0.items.0.description',
      'BASE_TYPE_BAD_LENGTH',
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
});
