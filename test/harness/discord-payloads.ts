/** Whose payload it is to be. */
export interface Ids {
  readonly guild: string;
  readonly channel: string;
  readonly user: string;
  readonly name: string;
  readonly app: string;
  /** Unlike that of any other payload. */
  readonly unique: string;
}
type Json = Record<string, unknown>;

/** A frame of the gateway as Discord documents it. */
export interface Documented {
  readonly name: string;
  readonly frame: Json;
}

const WHEN = '2026-11-25T10:00:00.000000+00:00';

function parts({ guild, channel, user, name, app, unique }: Ids) {
  const person = {
    id: user,
    username: name,
    global_name: null,
    discriminator: '0',
    avatar: null,
    public_flags: 0,
    clan: null,
  };
  const member = {
    user: person,
    nick: null,
    roles: [],
    joined_at: WHEN,
    premium_since: null,
    deaf: false,
    mute: false,
    flags: 0,
    pending: false,
    permissions: '2248473465835073',
    communication_disabled_until: null,
  };
  const place = { id: channel, type: 0, guild_id: guild, name: 'general', position: 0, nsfw: false };
  const message = {
    id: `8${unique}`,
    channel_id: channel,
    author: { ...person, id: app, bot: true, username: 'rung' },
    content: '',
    timestamp: WHEN,
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: [],
    embeds: [],
    pinned: false,
    type: 0,
    flags: 0,
    components: [],
  };
  const base = {
    id: `9${unique}`,
    application_id: app,
    token: `token-${unique}`,
    version: 1,
    locale: 'en-GB',
    app_permissions: '2248473465835073',
    entitlements: [],
    entitlement_sku_ids: [],
    attachment_size_limit: 10_485_760,
  };
  const inGuild = {
    ...base,
    guild_id: guild,
    guild: { id: guild, locale: 'en-US', features: [] },
    guild_locale: 'en-US',
    channel: place,
    channel_id: channel,
    member,
    context: 0,
    authorizing_integration_owners: { '0': guild },
  };
  const alone = {
    ...base,
    channel: { id: channel, type: 1, recipients: [person] },
    channel_id: channel,
    user: person,
    context: 1,
    authorizing_integration_owners: { '0': '0', '1': user },
  };
  return { person, member, place, message, inGuild, alone };
}

function interactions(ids: Ids): readonly Documented[] {
  const { inGuild, alone, message, person } = parts(ids);
  const salary = {
    id: '1001',
    name: 'salary',
    type: 1,
    options: [
      { name: 'level', type: 3, value: 'senior' },
      { name: 'place', type: 3, value: 'london' },
    ],
  };
  const of = (name: string, d: Json): Documented => ({
    name,
    frame: { t: 'INTERACTION_CREATE', s: 0, op: 0, d },
  });
  const component = (data: Json, over: Json = {}): Json => ({ ...inGuild, type: 3, data, message, ...over });
  const select = (kind: number, values: readonly string[]): Json =>
    component({ id: 2, component_type: kind, custom_id: 'menu', values, resolved: {} });
  const form = (components: readonly Json[]): Json => ({
    ...inGuild,
    type: 5,
    data: { custom_id: 'form', components, resolved: {} },
  });
  return [
    of('a command', { ...inGuild, type: 2, data: salary }),
    of('a command without options', { ...inGuild, type: 2, data: { id: '1002', name: 'career', type: 1 } }),
    of('a subcommand', {
      ...inGuild,
      type: 2,
      data: { id: '1003', name: 'plan', type: 1, options: [{ name: 'show', type: 1, options: [] }] },
    }),
    of('a subcommand of a group', {
      ...inGuild,
      type: 2,
      data: {
        id: '1004',
        name: 'plan',
        type: 1,
        options: [{ name: 'group', type: 2, options: [{ name: 'show', type: 1, options: [] }] }],
      },
    }),
    of('a command in the conversation with Rung', { ...alone, type: 2, data: salary }),
    of('a command in a group of people', {
      ...alone,
      type: 2,
      data: salary,
      context: 2,
      channel: { id: ids.channel, type: 3, recipients: [person], owner_id: ids.user },
    }),
    of('a command of an app that its person installed', {
      ...inGuild,
      type: 2,
      data: salary,
      authorizing_integration_owners: { '1': ids.user },
    }),
    of('a command of a person’s menu', {
      ...inGuild,
      type: 2,
      data: { id: '1005', name: 'Ask Rung', type: 2, target_id: ids.user, resolved: { users: {} } },
    }),
    of('a command of a message’s menu', {
      ...inGuild,
      type: 2,
      data: { id: '1006', name: 'Ask Rung', type: 3, target_id: '8', resolved: { messages: {} } },
    }),
    of('an option being typed', {
      ...inGuild,
      type: 4,
      data: { ...salary, options: [{ name: 'place', type: 3, value: 'lon', focused: true }] },
    }),
    of('a button', component({ id: 1, component_type: 2, custom_id: 'button' })),
    of('a button in a private answer', {
      ...component({ id: 1, component_type: 2, custom_id: 'button' }),
      message: { ...message, flags: 64 },
    }),
    of('a menu of words', select(3, ['one'])),
    of('a menu of people', select(5, [ids.user])),
    of('a menu of roles', select(6, ['55'])),
    of('a menu of people and roles', select(7, [ids.user])),
    of('a menu of channels', select(8, [ids.channel])),
    of('a menu with nothing chosen', select(3, [])),
    of(
      'a form with labels',
      form([
        { type: 18, id: 1, component: { type: 4, id: 2, custom_id: 'level', value: 'senior' } },
        { type: 18, id: 3, component: { type: 3, id: 4, custom_id: 'place', values: ['london'] } },
      ]),
    ),
    of(
      'a form with rows',
      form([{ type: 1, components: [{ type: 4, custom_id: 'level', value: 'senior' }] }]),
    ),
    of('a ping', { ...inGuild, type: 1 }),
  ];
}

function messages(ids: Ids): readonly Documented[] {
  const { person, member, message } = parts(ids);
  const withoutUser = { ...member, user: undefined };
  const of = (name: string, over: Json): Documented => ({
    name,
    frame: {
      t: 'MESSAGE_CREATE',
      s: 0,
      op: 0,
      d: { ...message, author: person, member: withoutUser, guild_id: ids.guild, channel_type: 0, ...over },
    },
  });
  return [
    of('a mention', {
      content: `<@${ids.app}> salary senior london`,
      mentions: [{ ...person, id: ids.app }],
    }),
    of('a mention of its role', { content: '<@&77> help', mention_roles: ['77'] }),
    of('a message that is none of Rung’s', { content: 'good morning' }),
    of('a message in private', {
      channel_type: 1,
      guild_id: null,
      content: 'salary senior london',
      member: null,
    }),
    of('an answer', { type: 19, message_reference: { message_id: '8' }, referenced_message: null }),
    of('somebody joined', { type: 7 }),
    of('a message of a webhook', { webhook_id: '12', author: { ...person, bot: true } }),
    of('a message with a file', { attachments: [{ id: '1', filename: 'a.png', size: 1, url: 'https://x' }] }),
    of('a poll', { poll: { question: { text: 'Which?' }, answers: [], allow_multiselect: false } }),
    of('a sticker', { sticker_items: [{ id: '1', name: 'wave', format_type: 1 }] }),
  ];
}

/** What else comes for the intents that Rung asks for; most of it is nothing to Rung. */
function others(ids: Ids): readonly Documented[] {
  const { place, member, person, message } = parts(ids);
  const { guild, channel, user } = ids;
  const role = { id: '77', name: 'rung', managed: true, tags: { bot_id: ids.app }, permissions: '0' };
  const events: Readonly<Record<string, Json>> = {
    GUILD_CREATE: { id: '601', name: 'Elsewhere', roles: [role], channels: [place], members: [member] },
    'GUILD_CREATE out': { id: '602', unavailable: true },
    GUILD_UPDATE: { id: guild, name: 'Renamed', roles: [role], emojis: [] },
    'GUILD_DELETE out': { id: '603', unavailable: true },
    GUILD_ROLE_CREATE: { guild_id: guild, role },
    GUILD_ROLE_UPDATE: { guild_id: guild, role },
    GUILD_ROLE_DELETE: { guild_id: guild, role_id: '78' },
    GUILD_EMOJIS_UPDATE: { guild_id: guild, emojis: [] },
    GUILD_MEMBER_UPDATE: { ...member, guild_id: guild },
    CHANNEL_CREATE: place,
    CHANNEL_UPDATE: place,
    CHANNEL_DELETE: { ...place, id: '701' },
    CHANNEL_PINS_UPDATE: { guild_id: guild, channel_id: channel, last_pin_timestamp: null },
    THREAD_CREATE: { ...place, id: '702', type: 11, parent_id: channel, thread_metadata: {} },
    THREAD_UPDATE: { ...place, id: '702', type: 11, parent_id: channel, thread_metadata: {} },
    THREAD_DELETE: { id: '702', guild_id: guild, parent_id: channel, type: 11 },
    THREAD_LIST_SYNC: { guild_id: guild, threads: [], members: [] },
    THREAD_MEMBERS_UPDATE: { id: '702', guild_id: guild, member_count: 1, removed_member_ids: [user] },
    MESSAGE_UPDATE: { ...message, guild_id: guild },
    MESSAGE_DELETE: { id: '8', channel_id: channel, guild_id: guild },
    MESSAGE_DELETE_BULK: { ids: ['8'], channel_id: channel, guild_id: guild },
    MESSAGE_REACTION_ADD: { user_id: user, channel_id: channel, message_id: '8', emoji: { name: '👍' } },
    MESSAGE_POLL_VOTE_ADD: { user_id: user, channel_id: channel, message_id: '8', answer_id: 1 },
    TYPING_START: { channel_id: channel, guild_id: guild, user_id: user, timestamp: 1, member },
    PRESENCE_UPDATE: { user: { id: user }, guild_id: guild, status: 'online', activities: [] },
    VOICE_STATE_UPDATE: { guild_id: guild, channel_id: null, user_id: user, member },
    USER_UPDATE: person,
    INTEGRATION_CREATE: { id: '1', guild_id: guild, type: 'discord' },
    ENTITLEMENT_CREATE: { id: '1', sku_id: '2', application_id: ids.app, user_id: user, type: 8 },
    APPLICATION_COMMAND_PERMISSIONS_UPDATE: { id: '1', application_id: ids.app, guild_id: guild },
    WEBHOOKS_UPDATE: { guild_id: guild, channel_id: channel },
    INVITE_CREATE: { channel_id: channel, code: 'x', created_at: WHEN, guild_id: guild },
    GUILD_SCHEDULED_EVENT_CREATE: { id: '1', guild_id: guild, channel_id: null, name: 'x' },
    STAGE_INSTANCE_CREATE: { id: '1', guild_id: guild, channel_id: channel, topic: 'x' },
    SOUNDBOARD_SOUNDS: { guild_id: guild, soundboard_sounds: [] },
    'SOMETHING NEW': { anything: true },
  };
  return Object.entries(events).map(([name, d]) => ({
    name,
    frame: { t: name.split(' ')[0] ?? '', s: 0, op: 0, d },
  }));
}

/** Every kind of frame that is looked at; the first is a command that is answered. */
export const documented = (ids: Ids): readonly Documented[] => [
  ...interactions(ids),
  ...messages(ids),
  ...others(ids),
  { name: 'a heartbeat acknowledged', frame: { op: 11, d: null, s: null, t: null } },
];

/** What nobody documents. Each is sent as it stands. */
export const ODD_FRAMES: readonly unknown[] = [
  null,
  true,
  0,
  [],
  [null],
  {},
  '',
  '{',
  'null',
  '\u0000',
  { op: 99, d: null },
  { op: '0', d: {} },
  { op: 0 },
  { op: 0, t: null, s: null, d: null },
  { op: 0, t: 'MESSAGE_CREATE', s: 0 },
  { op: 0, t: 'MESSAGE_CREATE', s: 0, d: null },
  { op: 0, t: 'MESSAGE_CREATE', s: 0, d: [] },
  { op: 0, t: 'INTERACTION_CREATE', s: 'x', d: {} },
  { op: 0, t: 7, s: 0, d: {} },
  { op: 0, t: '__proto__', s: 0, d: {} },
  { op: 0, t: 'constructor', s: 0, d: {} },
  { op: 0, t: 'error', s: 0, d: {} },
];
