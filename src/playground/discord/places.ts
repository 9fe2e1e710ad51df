import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import type { Json } from './refusal.ts';
import { JOINED, memberOf, userOf } from './wire.ts';
import type { ChannelRecord, GuildRecord, ThreadRecord, World } from './world.ts';

const { ViewChannel, SendMessages, SendMessagesInThreads, UseApplicationCommands } = PermissionFlagsBits;
const { EmbedLinks, AttachFiles, ReadMessageHistory, ManageGuild, UseExternalApps } = PermissionFlagsBits;
const EVERYTHING = String(Object.values(PermissionFlagsBits).reduce((all, one) => all | one, 0n));

/** A person's permissions in a channel. */
export function permissionsOf(world: World, personId: string, channel: ChannelRecord): string {
  const person = world.people.get(personId);
  if (person?.admin) return EVERYTHING;
  const all =
    ViewChannel |
    SendMessages |
    SendMessagesInThreads |
    UseApplicationCommands |
    EmbedLinks |
    AttachFiles |
    ReadMessageHistory;
  const also = (channel.externalApps ? UseExternalApps : 0n) | (person?.manages ? ManageGuild : 0n);
  return String(all | also);
}

const writing = ({ thread }: ChannelRecord): bigint => (thread ? SendMessagesInThreads : SendMessages);

/** The app's permissions in a channel. */
export function appPermissionsOf(channel: ChannelRecord): string {
  const all = EmbedLinks | UseApplicationCommands | (channel.attaches ? AttachFiles : 0n);
  if (!channel.bot) return String(all);
  return String(all | ViewChannel | ReadMessageHistory | (channel.writes ? writing(channel) : 0n));
}

/** A channel as Discord shows it to the app. */
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
  const { thread } = channel;
  if (thread) return { ...base, ...threadOf(world, channel, thread) };
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

const threadOf = (world: World, channel: ChannelRecord, thread: ThreadRecord): Json => ({
  type: ChannelType.PublicThread,
  guild_id: channel.guildId,
  name: channel.name,
  parent_id: thread.parentId,
  owner_id: world.ownerId,
  message_count: channel.messages.length,
  member_count: 1,
  total_message_sent: channel.messages.length,
  rate_limit_per_user: 0,
  thread_metadata: {
    archived: thread.archived,
    locked: thread.locked,
    auto_archive_duration: 1440,
    archive_timestamp: JOINED,
    create_timestamp: JOINED,
  },
});

/** The number that Discord has for this type of channel. */
export function typeOf({ kind, thread }: ChannelRecord): ChannelType {
  if (thread) return ChannelType.PublicThread;
  if (kind === 'guild') return ChannelType.GuildText;
  return kind === 'dm' ? ChannelType.DM : ChannelType.GroupDM;
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
  const all = [...world.channels.values()].filter((one) => one.guildId === guild.id);
  const channels = all.filter((one) => !one.thread);
  const threads = all.filter((one) => one.thread?.archived === false && one.bot);
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
    system_channel_id: guild.systemChannelId ?? null,
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
    threads: threads.map((one) => channelOf(world, one)),
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}
