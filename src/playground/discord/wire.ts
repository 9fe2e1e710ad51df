import { MessageType } from 'discord-api-types/v10';
import type { Json } from './refusal.ts';
import type { ChannelRecord, CommandRecord, FileRecord, MessageRecord, World } from './world.ts';

/** The time stamp of every guild, member and thread. */
export const JOINED = '2025-01-01T00:00:00.000000+00:00';

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

/** A member of a guild; a message shows it without `user`. */
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

/** A file of a message. */
export function fileOf({ bytes, ...file }: FileRecord): Json {
  return { ...file, size: bytes.byteLength };
}

/** A message; `bare` leaves out its content, as Discord does for an app without the message content intent. */
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

/** Whether Discord hides a message's content from the app, which lacks the message content intent. */
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
