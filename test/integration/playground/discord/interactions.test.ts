import { ComponentType, MessageFlags } from 'discord.js';
import { afterEach, describe, expect, it, test } from 'vitest';
import { ask, closeAll } from './bot.ts';
import { untilOn } from '../../../harness/until.ts';
import {
  recorded,
  first,
  call,
  follow,
} from '../../../harness/fixtures/integration/playground/discord/interactions.ts';

afterEach(closeAll);

describe('given an interaction', () => {
  it('when it arrives, then its payload has the shape of today', async () => {
    const { guild, payloads } = await recorded((command) => command.reply('ok'));
    const ana = guild.addPerson('Ana', { installed: true });
    await ana.run(guild.addChannel('general'), 'go');
    await ana.run(ana.dm(), 'go');
    await ana.run(guild.addPrivate(ana, guild.addPerson('Ben')), 'go');
    expect(payloads).toMatchObject([
      {
        context: 0,
        guild_id: guild.guildId,
        guild: { id: guild.guildId },
        member: { user: { id: ana.id } },
        authorizing_integration_owners: { '0': guild.guildId, '1': ana.id },
        entitlements: [],
        locale: 'en-US',
        attachment_size_limit: 10_485_760,
      },
      { context: 1, user: { id: ana.id }, authorizing_integration_owners: { '0': '0', '1': ana.id } },
      { context: 2, user: { id: ana.id }, authorizing_integration_owners: { '1': ana.id } },
    ]);
    expect(payloads[1]).not.toHaveProperty('member');
  });

  it('when it is answered twice, wrongly or by a stranger, then the code says so', async () => {
    const { guild, payloads } = await recorded();
    const ana = guild.addPerson('Ana');
    const running = ana.run(guild.addChannel('general'), 'go');
    await untilOn(guild, () => payloads.length === 1);
    const payload = first(payloads);
    expect(await follow(guild, payload, { content: 'early' })).toMatchObject({
      status: 404,
      body: { code: 10015 },
    });
    expect(await call(guild, payload, { type: 7, data: {} })).toMatchObject({ body: { code: 50035 } });
    expect(await call(guild, { ...payload, token: 'no' }, { type: 5 })).toMatchObject({
      body: { code: 10062 },
    });
    expect(await call(guild, payload, { type: 4, data: { content: '' } })).toMatchObject({
      body: { code: 50006 },
    });
    const receipt = await call(
      guild,
      payload,
      { type: 4, data: { content: 'a', flags: 64 } },
      '?with_response=true',
    );
    expect(receipt).toMatchObject({
      status: 200,
      body: {
        interaction: { id: payload.id, response_message_ephemeral: true },
        resource: { type: 4, message: { content: 'a', flags: 64 } },
      },
    });
    await running;
    expect(await call(guild, payload, { type: 5 })).toMatchObject({ status: 400, body: { code: 40060 } });
  });

  it('when it was deferred in public, then the first follow-up takes that place and stays public', async () => {
    const { guild } = await recorded(async (command) => {
      await command.deferReply();
      await command.followUp({ content: 'one', flags: MessageFlags.Ephemeral });
      await command.followUp({ content: 'two', flags: MessageFlags.Ephemeral });
      await command.editReply('one, edited');
    });
    const ana = guild.addPerson('Ana');
    const general = guild.addChannel('general');
    await ana.run(general, 'go');
    await untilOn(guild, () => ana.sees(general).some((one) => one.content === 'one, edited'));
    expect(ana.sees(general).map((one) => [one.content, one.ephemeral])).toEqual([
      ['one, edited', false],
      ['two', true],
    ]);
  });

  it('when 15 minutes are over, then its token is invalid', async () => {
    let skew = 0;
    const now = () => performance.timeOrigin + performance.now() + skew;
    const { guild, payloads } = await recorded((command) => command.reply('ok'), { now });
    await guild.addPerson('Ana').run(guild.addChannel('general'), 'go');
    expect(await follow(guild, first(payloads), { content: 'x' })).toMatchObject({ status: 200 });
    skew = 15 * 60_000 + 1;
    expect(await follow(guild, first(payloads), { content: 'x' })).toMatchObject({
      status: 401,
      body: { code: 50027 },
    });
  });

  it('when the app is the person’s own in a guild without it, then answers are private and follow-ups few', async () => {
    const { guild, payloads } = await recorded((command) => command.reply('ok'), { rates: false });
    const ana = guild.addPerson('Ana', { installed: true });
    const strict = guild.addChannel('strict', { foreign: true, externalApps: false });
    const free = guild.addChannel('free', { foreign: true });
    await ana.run(strict, 'go');
    await ana.run(free, 'go');
    expect([strict, free].map((one) => ana.sees(one)[0]?.ephemeral)).toEqual([true, false]);
    const codes = [];
    for (let n = 0; n < 6; n++) {
      codes.push((await follow(guild, first(payloads), { content: `${n}` })).body['code']);
    }
    expect(codes).toEqual([undefined, undefined, undefined, undefined, undefined, 40094]);
    await expect(guild.addPerson('Ben').run(free, 'go')).rejects.toThrow('no command /go');
    expect(await ask(guild, 'POST', `/channels/${free.id}/messages`, { content: 'x' })).toMatchObject({
      body: { code: 50001 },
    });
  });

  const label = (extra: object = {}) => ({
    type: ComponentType.Label,
    label: 'L',
    component: { type: ComponentType.TextInput, custom_id: 'a', style: 1 },
    ...extra,
  });
  const options = (count: number) =>
    Array.from({ length: count }, (_, i) => ({ label: `Option ${i}`, value: `${i}` }));
  const form = (extra: object) => ({ custom_id: 'm', title: 'T', components: [label()], ...extra });
  test.each<[string, object, string]>([
    ['a title of 46', form({ title: 'x'.repeat(46) }), 'title'],
    ['no components', form({ components: [] }), 'components'],
    ['six components', form({ components: Array.from({ length: 6 }, () => label()) }), 'components'],
    ['a label of 46', form({ components: [label({ label: 'x'.repeat(46) })] }), 'components.0.label'],
    [
      'a description of 101',
      form({ components: [label({ description: 'x'.repeat(101) })] }),
      'components.0.description',
    ],
    ['an id twice', form({ components: [label(), label()] }), 'components.1.component.custom_id'],
    [
      'a value of 4001',
      form({
        components: [label({ component: { type: 4, custom_id: 'a', style: 2, value: 'x'.repeat(4001) } })],
      }),
      'components.0.component.value',
    ],
    [
      'one radio button',
      form({ components: [label({ component: { type: 21, custom_id: 'a', options: options(1) } })] }),
      'components.0.component.options',
    ],
    [
      'eleven boxes',
      form({ components: [label({ component: { type: 22, custom_id: 'a', options: options(11) } })] }),
      'components.0.component.options',
    ],
    [
      'boxes of which more may be ticked than there are',
      form({
        components: [label({ component: { type: 22, custom_id: 'a', options: options(2), max_values: 3 } })],
      }),
      'components.0.component.max_values',
    ],
    [
      'a file of a kind without a dot',
      form({ components: [label({ component: { type: 19, custom_id: 'a', file_types: ['yaml'] } })] }),
      'components.0.component.file_types.0',
    ],
  ])('when a form has %s, then it is not opened', async (_, data, path) => {
    const { guild, payloads } = await recorded();
    const ana = guild.addPerson('Ana');
    const running = ana.run(guild.addChannel('general'), 'go');
    await untilOn(guild, () => payloads.length === 1);
    const answer = await call(guild, first(payloads), { type: 9, data });
    expect(answer).toMatchObject({ status: 400, body: { code: 50035 } });
    expect(JSON.stringify(answer.body['errors'])).toContain(`"${path.split('.').at(-1) ?? ''}":{"_errors"`);
    await call(guild, first(payloads), { type: 9, data: form({}) });
    await running;
    expect(ana.modal()?.fields.map((one) => one.label)).toEqual(['L']);
  });

  it('when a form asks with groups and for a file, then the answers are as Discord sends them', async () => {
    const { guild, payloads } = await recorded();
    const ana = guild.addPerson('Ana');
    const running = ana.run(guild.addChannel('general'), 'go');
    await untilOn(guild, () => payloads.length === 1);
    const components = [
      label({ component: { type: 21, custom_id: 'one', options: options(2), required: false } }),
      label({ component: { type: 22, custom_id: 'some', options: options(3), required: false } }),
      label({ component: { type: 22, custom_id: 'none', options: options(2), required: false } }),
      label({ component: { type: 19, custom_id: 'file', file_types: ['.yaml'], required: false } }),
    ];
    await call(guild, first(payloads), { type: 9, data: form({ components }) });
    await running;
    const file = { name: 'a.yaml', content: 'id: a' };
    await expect(ana.submit({ file: { ...file, name: 'a.png' } })).rejects.toThrow('not of a kind');
    await expect(ana.submit({ one: 'Option 9' })).rejects.toThrow('there is no');
    const submitting = ana.submit({ one: 'Option 1', some: ['Option 0', '2'], file });
    await untilOn(guild, () => payloads.length === 2);
    const second = first(payloads.slice(1));
    const data = second['data'] as { resolved: { attachments: Record<string, { url: string }> } };
    const [[id, attachment] = []] = Object.entries(data.resolved.attachments);
    expect(data).toMatchObject({
      components: [
        { type: 18, component: { type: 21, custom_id: 'one', value: '1' } },
        { component: { type: 22, values: ['0', '2'] } },
        { component: { values: [] } },
        { component: { type: 19, values: [id] } },
      ],
    });
    expect(attachment).toMatchObject({ filename: 'a.yaml', size: 5 });
    expect(await (await fetch(attachment?.url ?? '')).text()).toBe('id: a');
    await call(guild, second, { type: 6 });
    await submitting;
  });
});
