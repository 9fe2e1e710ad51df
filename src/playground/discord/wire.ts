import { ChannelType, MessageType, PermissionFlagsBits } from 'discord-api-types/v10';
import type { Json } from './refusal.ts';
import type { ChannelRecord, CommandRecord, FileRecord, GuildRecord, MessageRecord, World } from './world.ts';

const { ViewChannel, SendMessages, UseApplicationCommands, UseExternalApps } = PermissionFlagsBits;
const { EmbedLinks, AttachFiles, ReadMessageHistory } = PermissionFlagsBits;
const EVERYTHING = String(Object.values(PermissionFlagsBits).reduce((all, one) => all | one, 0n));
const JOINED = '2025-01-01T00:00:00.000000+00:00';

const stamp = (at: number): string => new Date(at).toISOString().replace('Z', '000+00:00');

/** A user as Discord shows them to the app. */
export function userOf(world: World, id: string): Json {
  const person = world.people.get(id);
  const name = person?.name ?? (id === world.botUserId ? 'rung' : 'unknown');
  return {
    id,
    username: name.toLowerCase(),
    global_name: person?.name ?? null,
    discriminator: person ? '0' : '0001',
    avatar: null,
    public_flags: 0,
    ...(id === world.botUserId && { bot: true }),
  };
}

/** What a person may do in a channel. */
export function permissionsOf(world: World, personId: string, channel: ChannelRecord): string {
  if (world.people.get(personId)?.admin) return EVERYTHING;
  const all =
    ViewChannel | SendMessages | UseApplicationCommands | EmbedLinks | AttachFiles | ReadMessageHistory;
  return String(channel.externalApps ? all | UseExternalApps : all);
}

/** What the app may do in a channel. */
export function appPermissionsOf(channel: ChannelRecord): string {
  const all = EmbedLinks | AttachFiles | UseApplicationCommands;
  if (!channel.bot) return String(all);
  return String(all | ViewChannel | ReadMessageHistory | (channel.writes ? SendMessages : 0n));
}

/** A member of a guild; with `user` unless it stands in a message. */
export function memberOf(world: World, id: string, withUser = true): Json {
  return {
    ...(withUser && { user: userOf(world, id) }),
    roles: id === world.botUserId ? [world.botRoleId] : [],
    joined_at: JOINED,
    premium_since: null,
    communication_disabled_until: null,
    nick: null,
    avatar: null,
    banner: null,
    deaf: false,
    mute: false,
    pending: false,
    flags: 0,
  };
}

/** A channel in full. */
export function channelOf(world: World, channel: ChannelRecord): Json {
  const last = channel.messages.at(-1)?.id ?? null;
  const base = { id: channel.id, last_message_id: last, flags: 0 };
  if (channel.kind === 'dm') {
    return { ...base, type: ChannelType.DM, recipients: channel.recipients.map((id) => userOf(world, id)) };
  }
  if (channel.kind === 'private') {
    return {
      ...base,
      type: ChannelType.GroupDM,
      name: null,
      icon: null,
      owner_id: channel.recipients[0],
      recipients: channel.recipients.map((id) => userOf(world, id)),
    };
  }
  return {
    ...base,
    type: ChannelType.GuildText,
    guild_id: channel.guildId,
    name: channel.name,
    position: 0,
    parent_id: null,
    topic: null,
    nsfw: false,
    rate_limit_per_user: 0,
    permission_overwrites: channel.bot
      ? []
      : [{ id: world.botRoleId, type: 0, allow: '0', deny: String(ViewChannel) }],
  };
}

/** A file of a message. */
export function fileOf({ bytes, ...file }: FileRecord): Json {
  return { ...file, size: bytes.byteLength };
}

/** A message; without the message content intent `bare` takes away what others wrote. */
export function messageOf(world: World, message: MessageRecord, bare = false): Json {
  const channel = world.channels.get(message.channelId);
  const { exchange } = message;
  const source = exchange?.source;
  return {
    id: message.id,
    channel_id: message.channelId,
    type: exchange?.command
      ? MessageType.ChatInputCommand
      : message.replyTo
        ? MessageType.Reply
        : MessageType.Default,
    author: userOf(world, message.author),
    content: bare ? '' : message.content,
    timestamp: stamp(message.at),
    edited_timestamp: message.editedAt === undefined ? null : stamp(message.editedAt),
    tts: false,
    mention_everyone: message.mentionsEveryone,
    mentions: message.mentions.map((id) => ({
      ...userOf(world, id),
      ...(channel?.guildId !== undefined && { member: memberOf(world, id, false) }),
    })),
    mention_roles: message.mentionRoles,
    attachments: bare ? [] : message.files.map(fileOf),
    embeds: bare ? [] : message.embeds,
    components: bare ? [] : message.components,
    pinned: false,
    flags: message.flags,
    ...(message.nonce !== undefined && { nonce: message.nonce }),
    ...(message.author === world.botUserId && { application_id: world.appId }),
    ...(exchange && {
      webhook_id: world.appId,
      interaction_metadata: {
        id: exchange.id,
        type: exchange.type,
        user: userOf(world, exchange.person.id),
        authorizing_integration_owners: ownersOf(
          exchange.person.installed,
          exchange.outside,
          channel,
          exchange.person.id,
        ),
        ...(source && { interacted_message_id: source.id }),
      },
    }),
    ...(message.replyTo !== undefined && {
      message_reference: { type: 0, message_id: message.replyTo, channel_id: message.channelId },
    }),
  };
}

/** On whose account the app acts: the guild's ("0"), the person's ("1"). */
export function ownersOf(
  installed: boolean,
  outside: boolean,
  channel: ChannelRecord | undefined,
  personId: string,
): Json {
  return {
    ...(!outside && { '0': channel?.guildId ?? '0' }),
    ...(installed && { '1': personId }),
  };
}

/** Whether the app is refused what stands in a message: it lacks the message content intent. */
export function isBare(world: World, message: MessageRecord): boolean {
  if (message.author === world.botUserId || message.mentions.includes(world.botUserId)) return false;
  if (world.roleMentionsCount && message.mentionRoles.includes(world.botRoleId)) return false;
  return world.channels.get(message.channelId)?.kind === 'guild';
}

/** A command as Discord stores it. */
export function commandOf(world: World, { id, version, guildId, type, body }: CommandRecord): Json {
  return {
    default_member_permissions: null,
    description: '',
    ...(guildId === undefined ? { contexts: null, dm_permission: true } : { guild_id: guildId }),
    integration_types: [0],
    nsfw: false,
    ...body,
    id,
    application_id: world.appId,
    version,
    type,
  };
}

/** A guild as its GUILD_CREATE shows it. */
export function guildOf(world: World, guild: GuildRecord): Json {
  const role = (id: string, name: string, extra: Json): Json => ({
    id,
    name,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    icon: null,
    unicode_emoji: null,
    position: extra['managed'] ? 1 : 0,
    permissions: String(ViewChannel | SendMessages | UseApplicationCommands | UseExternalApps),
    mentionable: false,
    managed: false,
    flags: 0,
    ...extra,
  });
  const channels = [...world.channels.values()].filter((one) => one.guildId === guild.id);
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    splash: null,
    discovery_splash: null,
    owner_id: world.ownerId,
    afk_channel_id: null,
    afk_timeout: 300,
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    roles: [
      role(guild.id, '@everyone', {}),
      role(world.botRoleId, 'rung', { managed: true, tags: { bot_id: world.botUserId } }),
    ],
    emojis: [],
    features: [],
    mfa_level: 0,
    application_id: null,
    system_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    public_updates_channel_id: null,
    vanity_url_code: null,
    description: null,
    banner: null,
    premium_tier: 0,
    preferred_locale: 'en-US',
    nsfw_level: 0,
    premium_progress_bar_enabled: false,
    stickers: [],
    joined_at: JOINED,
    large: false,
    unavailable: false,
    member_count: world.people.size + 1,
    voice_states: [],
    members: [memberOf(world, world.botUserId)],
    channels: channels.map((one) => channelOf(world, one)),
    threads: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}
