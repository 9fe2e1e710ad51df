import { describe, expect, it } from 'vitest';
import { commandsByName } from '../../../../src/adapters/discord/inbound/command-names.ts';
import { message } from '../../../../src/adapters/discord/inbound/message.ts';
import { interaction } from '../../../../src/adapters/discord/inbound/request.ts';
import { messagePayload } from '../../../../src/adapters/discord/inbound/payload/events.ts';
import { interactionPayload } from '../../../../src/adapters/discord/inbound/payload/interaction.ts';
import { openApp } from '../../../harness/app.ts';

const { tree } = await openApp();
const commands = commandsByName(tree);
const AT = 1_000;
const user = { id: '7', username: 'ada_l', global_name: 'Ada' };
const base = {
  id: '1',
  application_id: '2',
  token: 'tok',
  version: 1,
  channel: { id: '3', type: 0 },
  guild_id: '4',
  member: { user, permissions: '0' },
  context: 0,
  authorizing_integration_owners: { 0: '4' },
};
const heard = (over: object): ReturnType<typeof interaction> =>
  interaction(interactionPayload.parse({ ...base, ...over }), commands, AT);
const command = (name: string, options: readonly object[], over: object = {}) =>
  heard({ type: 2, data: { type: 1, id: '9', name, options }, ...over });

describe('given an interaction', () => {
  it('when a command is typed, then its options are fields, a list several of them in order', () => {
    const { invocation, target } = command('salary-compare', [
      { type: 3, name: 'place-2', value: 'berlin' },
      { type: 3, name: 'level', value: 'senior' },
      { type: 3, name: 'place', value: 'london' },
    ]) as Extract<ReturnType<typeof heard>, { kind: 'command' }>;
    expect(invocation).toEqual({
      id: '1',
      path: ['salary', 'compare'],
      input: { kind: 'fields', fields: { level: 'senior', place: ['london', 'berlin'] } },
      actor: { platform: 'discord', id: '7', name: 'Ada' },
      venue: { platform: 'discord', workspace: '4', channel: '3', direct: false },
      at: AT,
    });
    expect(target).toMatchObject({ replaces: false, opens: true, forced: false, direct: false });
  });

  it('when it is a subcommand, then its path is found, and flags stay what they are', () => {
    const found = command('rung', [
      { type: 1, name: 'settings', options: [{ type: 5, name: 'clear', value: true }] },
    ]);
    expect(found).toMatchObject({
      invocation: { path: ['rung', 'settings'], input: { fields: { clear: true } } },
    });
  });

  it('when a command is registered still and gone already, then it is read as words', () => {
    expect(command('wages', [{ type: 3, name: 'place', value: 'london' }])).toMatchObject({
      invocation: { path: [], input: { kind: 'text', text: 'wages london' } },
    });
  });

  it('when it comes from the conversation with Rung, then it is direct, and a press replaces', () => {
    const found = heard({
      type: 3,
      guild_id: undefined,
      member: undefined,
      user,
      context: 1,
      message: { flags: 0 },
      data: { component_type: 2, custom_id: '0|salary' },
    });
    expect(found).toMatchObject({
      kind: 'pressed',
      id: '0|salary',
      from: { venue: { channel: '3', direct: true }, actor: { id: '7' } },
      target: { replaces: true, direct: true },
    });
  });

  it.each([
    [64, true],
    [0, false],
  ])('when a list of a message with flags %i is used, then its choice is the call', (flags, replaces) => {
    const data = { component_type: 3, custom_id: 'menu.2', values: ['1|salary?level=senior'] };
    expect(heard({ type: 3, message: { flags }, data })).toMatchObject({
      kind: 'pressed',
      id: '1|salary?level=senior',
      target: { replaces },
    });
  });

  it('when a form is submitted, then its fields have their names, and empty ones are left out', () => {
    const part = (component: object) => ({ type: 18, component });
    const components = [
      part({ type: 4, custom_id: 'place', value: 'berlin' }),
      part({ type: 3, custom_id: 'level', values: ['senior'] }),
      part({ type: 3, custom_id: 'currency', values: [] }),
      part({ type: 4, custom_id: 'note', value: '' }),
      part({ type: 21, custom_id: 'track', value: 'mlops' }),
      part({ type: 21, custom_id: 'target', value: null }),
      part({ type: 22, custom_id: 'boxes', values: ['1'] }),
      part({ type: 22, custom_id: 'none', values: [] }),
      part({ type: 19, custom_id: 'file', values: ['9'] }),
      part({ type: 19, custom_id: 'more', values: [] }),
    ];
    const attachments = { '9': { id: '9', filename: 'a.yaml', size: 3, url: 'https://cdn/a.yaml' } };
    const data = { custom_id: '0|rung.settings', components, resolved: { attachments } };
    expect(heard({ type: 5, data })).toMatchObject({
      kind: 'submitted',
      id: '0|rung.settings',
      filled: {
        fields: { place: 'berlin', level: 'senior', track: 'mlops', boxes: ['1'], none: [] },
        files: [{ field: 'file', name: 'a.yaml', size: 3, url: 'https://cdn/a.yaml' }],
      },
      target: { opens: false },
    });
  });

  it('when an option is typed, then what its other values hold is taken', () => {
    const options = [
      { type: 3, name: 'place', value: 'london' },
      { type: 3, name: 'place-2', value: 'ber', focused: true },
    ];
    expect(heard({ type: 4, data: { type: 1, id: '9', name: 'salary-compare', options } })).toMatchObject({
      kind: 'typing',
      typing: { path: ['salary', 'compare'], option: 'place', typed: 'ber', taken: ['london'] },
    });
  });

  it('when the app is a guest, then a server may keep its answers private', () => {
    const guest = { authorizing_integration_owners: { 1: '7' } };
    const may = String(1n << 50n);
    expect(command('salary', [], guest)).toMatchObject({ target: { forced: true } });
    expect(command('salary', [], { ...guest, member: { user, permissions: may } })).toMatchObject({
      target: { forced: false },
    });
    expect(command('salary', [], { ...guest, guild_id: undefined, context: 2 })).toMatchObject({
      target: { forced: false },
    });
  });
});

it('given the permissions of Rung, when an interaction comes, then it says whether files may be attached', () => {
  const inDm = { app_permissions: '0', guild_id: undefined, context: 1 };
  for (const over of [{}, inDm, { app_permissions: String(1n << 15n) }, { app_permissions: '8' }])
    expect(command('salary', [], over)).toMatchObject({ target: { attaches: true } });
  expect(command('salary', [], { app_permissions: '0' })).toMatchObject({ target: { attaches: false } });
});

describe('given a message', () => {
  const self = { user: '100', role: '200' };
  const said = (over: object) =>
    message(
      messagePayload.parse({
        id: '1',
        channel_id: '3',
        guild_id: '4',
        author: user,
        content: '<@100> help',
        mentions: [],
        type: 0,
        ...over,
      }),
      self,
      commands,
      AT,
    );
  it('when Rung is named in a channel, then everyone reads along', () => {
    expect(said({})).toMatchObject({
      kind: 'mention',
      invocation: { input: { text: 'help' }, venue: { workspace: '4', direct: false } },
      target: { replyTo: '1', nonce: 'a1' },
    });
  });
  it('when it is written in private, then it need not be named', () => {
    const found = said({ guild_id: undefined, content: 'help' });
    expect(found).toMatchObject({ kind: 'message', invocation: { venue: { direct: true } } });
    expect(found?.kind === 'message' && found.target).not.toHaveProperty('replyTo');
  });
  it.each([
    [{ author: { ...user, bot: true } }],
    [{ webhook_id: '5' }],
    [{ content: 'help' }],
    [{ content: 'thanks', mentions: [{ id: '100' }], type: 19 }],
    [{ type: 7 }],
  ])('when it is %j, then it is none of ours', (over) => {
    expect(said(over)).toBeUndefined();
  });
});

describe('given parts that Discord may leave out or make null', () => {
  const venueOf = (found: ReturnType<typeof heard>) =>
    'invocation' in found ? found.invocation.venue : undefined;

  it('when only the id of the channel is there, then it is the channel', () => {
    const found = command('salary', [], { channel: undefined, channel_id: '33' });
    expect(venueOf(found)).toMatchObject({ channel: '33', workspace: '4' });
  });

  it('when nothing says where it was, or who, then it is passed over', () => {
    expect(command('salary', [], { channel: null, channel_id: null })).toEqual({
      kind: 'ignored',
      why: 'an interaction of nowhere',
    });
    expect(command('salary', [], { member: null })).toEqual({
      kind: 'ignored',
      why: 'an interaction of nobody',
    });
  });

  it('when a member comes without permissions, or nobody says who installed the app, then it is answered', () => {
    const found = command('salary', [], {
      member: { user },
      authorizing_integration_owners: undefined,
    });
    expect(found).toMatchObject({ kind: 'command', target: { forced: false } });
    expect('target' in found && found.target).not.toHaveProperty('admin');
  });

  it('when guild and context are null, then it is the conversation with Rung', () => {
    const found = command('salary', [], { guild_id: null, context: null, member: undefined, user });
    expect(venueOf(found)).toEqual({ platform: 'discord', channel: '3', direct: true });
  });

  it('when a message’s webhook is null, then it is a person’s', () => {
    const said = (over: object) =>
      message(
        messagePayload.parse({
          ...{ id: '1', channel_id: '3', author: user, content: 'hello', mentions: [], type: 0 },
          ...over,
        }),
        { user: '2', role: undefined },
        commands,
        AT,
      );
    expect(said({ webhook_id: null, guild_id: null })).toMatchObject({ kind: 'message' });
    expect(said({ webhook_id: '12' })).toBeUndefined();
    expect(said({ content: '' })).toMatchObject({ invocation: { input: { kind: 'text', text: '' } } });
  });

  it('when a list comes with nothing chosen, then Discord is told that it was heard', () => {
    expect(heard({ type: 3, data: { component_type: 3, custom_id: 'x', values: [] } })).toMatchObject({
      kind: 'ignored',
      target: { token: 'tok' },
    });
  });
});
