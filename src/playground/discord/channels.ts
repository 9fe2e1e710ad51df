import { setThread } from './announce.ts';
import type { Channel, Person } from './people/person.ts';
import { channelOf } from './places.ts';
import type { ChannelRecord, World } from './world.ts';

/** How a channel is made. */
export interface ChannelOptions {
  /** Whether the app sees it; by default it does where it is in the guild. */
  readonly bot?: boolean;
  /** Whether the app may write in it. */
  readonly writes?: boolean;
  /** Whether the app may attach files. */
  readonly attaches?: boolean;
  /** Whether apps that people installed themselves may show answers to everyone. */
  readonly externalApps?: boolean;
  /** Whether it is of a guild that the app is not in. */
  readonly foreign?: boolean;
}

/** Makes and changes the channels of a world. */
export interface ChannelControls {
  /** A channel of a guild. */
  addChannel(name: string, options?: ChannelOptions): Channel;
  /** A thread of a channel; the app sees it where it sees the channel. */
  addThread(channel: Channel, name: string, options?: { writes?: boolean }): Channel;
  /** Sets the app's permissions in a channel. */
  permit(channel: Channel, rights: Pick<ChannelOptions, 'bot' | 'writes' | 'attaches'>): void;
  /** Archives a thread, or opens it again; a locked one is opened by moderators alone. */
  setThread(thread: Channel, change: { readonly archived?: boolean; readonly locked?: boolean }): void;
  /** Makes a channel the system channel of its guild. */
  makeSystemChannel(channel: Channel): void;
  /** A DM between persons, where only apps that they installed can be used. */
  addPrivate(...people: readonly Person[]): Channel;
}

/** The controls of a world's channels. */
export function channelControls(world: World): ChannelControls {
  const add = (made: Omit<ChannelRecord, 'id' | 'messages'>): ChannelRecord => {
    const channel: ChannelRecord = { id: world.nextId(), messages: [], ...made };
    world.channels.set(channel.id, channel);
    return channel;
  };
  const recordOf = ({ id, name }: Channel): ChannelRecord => {
    const found = world.channels.get(id);
    if (!found) throw new Error(`there is no channel ${name}`);
    return found;
  };
  return {
    addChannel: (name, options = {}) => {
      const { bot, writes = true, attaches = true, externalApps = true, foreign = false } = options;
      const guildId = foreign ? world.foreignGuildId : world.guildId;
      const channel = add({
        ...{ name, kind: 'guild', guildId, recipients: [], writes, attaches, externalApps },
        bot: bot ?? !foreign,
      });
      if (!foreign) world.dispatch('CHANNEL_CREATE', channelOf(world, channel), guildId);
      return channel;
    },
    addThread: (parent, name, { writes = true } = {}) => {
      const { guildId, bot, attaches, externalApps } = recordOf(parent);
      const thread = { parentId: parent.id, archived: false, locked: false };
      const made = add({
        ...{ name, kind: 'guild', recipients: [], bot, writes, attaches, externalApps, thread },
        ...(guildId !== undefined && { guildId }),
      });
      if (bot) world.dispatch('THREAD_CREATE', channelOf(world, made), guildId);
      return made;
    },
    permit: (channel, rights) => void Object.assign(recordOf(channel), rights),
    setThread: (thread, change) => setThread(world, recordOf(thread), change),
    makeSystemChannel: (channel) => {
      const { id, guildId = '' } = recordOf(channel);
      const guild = world.guilds.get(guildId);
      if (guild) guild.systemChannelId = id;
    },
    addPrivate: (...people) =>
      add({
        name: people.map((one) => one.name).join(', '),
        kind: 'private',
        recipients: people.map((one) => one.id),
        bot: false,
        writes: false,
        attaches: true,
        externalApps: true,
      }),
  };
}
