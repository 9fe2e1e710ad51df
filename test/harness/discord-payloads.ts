import { interactions } from './discord-payload/interactions.ts';
import { parts, WHEN, type Documented, type Ids, type Json } from './discord-payload/parts.ts';

export type { Documented, Ids };

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
