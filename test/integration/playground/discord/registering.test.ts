import { afterEach, describe, expect, it, test } from 'vitest';
import type { Guild } from '../../../../src/playground/discord/guild.ts';
import { ask, closeAll, newGuild } from './bot.ts';

afterEach(closeAll);

const command = (extra: object = {}) => ({ name: 'go', description: 'Goes', ...extra });
const option = (extra: object = {}) => ({ type: 3, name: 'a', description: 'A', ...extra });
const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const put = (guild: Guild, body: unknown) => ask(guild, 'PUT', `/applications/${guild.appId}/commands`, body);

describe('given commands', () => {
  test.each<[string, object, string, string]>([
    ['an upper-case name', command({ name: 'Go' }), '0.name', 'APPLICATION_COMMAND_INVALID_NAME'],
    ['a name of 33', command({ name: 'x'.repeat(33) }), '0.name', 'BASE_TYPE_BAD_LENGTH'],
    ['no description', { name: 'go' }, '0.description', 'BASE_TYPE_REQUIRED'],
    [
      'a description of 101',
      command({ description: 'x'.repeat(101) }),
      '0.description',
      'BASE_TYPE_BAD_LENGTH',
    ],
    [
      '26 options',
      command({ options: many(26, (n) => option({ name: `o${n}` })) }),
      '0.options',
      'BASE_TYPE_BAD_LENGTH',
    ],
    [
      '26 choices',
      command({ options: [option({ choices: many(26, (n) => ({ name: `${n}`, value: `${n}` })) })] }),
      '0.options.0.choices',
      'BASE_TYPE_BAD_LENGTH',
    ],
    [
      'an option twice',
      command({ options: [option(), option()] }),
      '0.options.1.name',
      'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
    ],
    [
      'a required option behind another',
      command({ options: [option(), option({ name: 'b', required: true })] }),
      '0.options.1',
      'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
    ],
    [
      'subcommands beside options',
      command({ options: [option(), option({ name: 'b', type: 1 })] }),
      '0.options',
      'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
    ],
    [
      'choices and autocomplete',
      command({ options: [option({ autocomplete: true, choices: [{ name: 'a', value: 'a' }] })] }),
      '0.options.0.autocomplete',
      'APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE_EXCLUSIVE',
    ],
    [
      '8001 characters',
      command({
        options: many(25, (n) =>
          option({ name: `o${n}`, choices: many(25, (k) => ({ name: `${k}`, value: 'x'.repeat(12) })) }),
        ),
      }),
      '0',
      'APPLICATION_COMMAND_TOO_LARGE',
    ],
    ['an unknown context', command({ contexts: [3] }), '0.contexts.0', 'NUMBER_TYPE_MAX'],
  ])('when one has %s, then 50035 says where', async (_, body, path, code) => {
    const guild = await newGuild();
    const answer = await put(guild, [body]);
    expect(answer).toMatchObject({ status: 400, body: { code: 50035 } });
    const at = path
      .split('.')
      .reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], answer.body['errors']);
    expect(at).toMatchObject({ _errors: [{ code }] });
    expect(guild.commands()).toEqual([]);
  });

  it('when there are 101 or two of a name, then none is registered', async () => {
    const guild = await newGuild();
    expect(
      await put(
        guild,
        many(101, (n) => command({ name: `c${n}` })),
      ),
    ).toMatchObject({ body: { code: 30032 } });
    expect(await put(guild, [command(), command()])).toMatchObject({ body: { code: 50035 } });
    expect(guild.commands()).toEqual([]);
  });

  it('when they are written again, then ids stay, and one of the guild stands beside a global one', async () => {
    const guild = await newGuild();
    const first = (await put(guild, [command()])).body as unknown as { id: string; version: string }[];
    const again = (await put(guild, [command({ description: 'New' })])).body as unknown as typeof first;
    expect(again[0]?.id).toBe(first[0]?.id);
    expect(again[0]?.version).not.toBe(first[0]?.version);
    const home = `/applications/${guild.appId}/guilds/${guild.guildId}/commands`;
    expect(await ask(guild, 'POST', home, command())).toMatchObject({
      status: 201,
      body: { guild_id: guild.guildId },
    });
    expect(await ask(guild, 'POST', home, command())).toMatchObject({ status: 200 });
    expect(guild.commands()).toHaveLength(2);
    const one = `/applications/${guild.appId}/commands/${first[0]?.id ?? ''}`;
    expect(await ask(guild, 'PATCH', one, { description: 'Newer' })).toMatchObject({
      body: { description: 'Newer' },
    });
    expect(await ask(guild, 'DELETE', one)).toMatchObject({ status: 204 });
    expect(await ask(guild, 'GET', one)).toMatchObject({ status: 404, body: { code: 10063 } });
  });
});
