import { channelOf, typeOf } from './places.ts';
import { isBare, memberOf, messageOf } from './wire.ts';
import { changed, type ChannelRecord, type MessageRecord, type World } from './world.ts';

/** The channel of a message, if the app can see both. */
function seenIn(world: World, message: MessageRecord): ChannelRecord | undefined {
  const channel = world.channels.get(message.channelId);
  if (!channel?.bot || channel.kind === 'private' || message.onlyFor !== undefined) return undefined;
  if (channel.guildId !== undefined && world.guilds.get(channel.guildId)?.joined !== true) return undefined;
  return channel;
}

/** Dispatches a new or changed message, where the app can see it. */
export function announce(
  world: World,
  event: 'MESSAGE_CREATE' | 'MESSAGE_UPDATE',
  message: MessageRecord,
): void {
  const channel = seenIn(world, message);
  if (!channel) return;
  const { guildId } = channel;
  world.dispatch(
    event,
    {
      ...messageOf(world, message, isBare(world, message)),
      ...(guildId !== undefined && { guild_id: guildId, member: memberOf(world, message.author, false) }),
      channel_type: typeOf(channel),
    },
    guildId,
  );
}

/** Archives, locks or opens a thread. */
export function setThread(
  world: World,
  channel: ChannelRecord,
  change: { readonly archived?: boolean; readonly locked?: boolean },
): void {
  if (!channel.thread) throw new Error(`${channel.name} is no thread`);
  Object.assign(channel.thread, change);
  world.dispatch('THREAD_UPDATE', channelOf(world, channel), channel.guildId);
}

/** Deletes a message. */
export function remove(world: World, message: MessageRecord): void {
  const seen = seenIn(world, message);
  const messages = world.channels.get(message.channelId)?.messages;
  messages?.splice(messages.indexOf(message), 1);
  changed(world);
  if (!seen) return;
  const { guildId } = seen;
  world.dispatch(
    'MESSAGE_DELETE',
    { id: message.id, channel_id: message.channelId, ...(guildId !== undefined && { guild_id: guildId }) },
    guildId,
  );
}
