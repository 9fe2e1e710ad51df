import type { ApplicationCommandType, InteractionResponseType, InteractionType } from 'discord-api-types/v10';
import type { Json } from './refusal.ts';

/** A person, as Discord knows them. */
export interface PersonRecord {
  readonly id: string;
  readonly name: string;
  readonly admin: boolean;
  /** Whether a role of theirs may manage the guild, and nothing beyond that. */
  readonly manages: boolean;
  /** Whether they installed the app for themselves. */
  readonly installed: boolean;
  readonly locale: string;
  dmsClosed: boolean;
}

/** A guild; the app is in it or not. */
export interface GuildRecord {
  readonly id: string;
  readonly name: string;
  joined: boolean;
  unavailable: boolean;
  /** The channel where Discord welcomes people, where there is one. */
  systemChannelId?: string;
}

/** A channel of a guild, the app's DM with a person, or a DM between persons. */
export interface ChannelRecord {
  readonly id: string;
  readonly name: string;
  readonly kind: 'guild' | 'dm' | 'private';
  readonly guildId?: string;
  /** The persons of a DM. */
  readonly recipients: readonly string[];
  /** Whether the app may see it, and write in it. */
  bot: boolean;
  writes: boolean;
  /** Whether the app may attach files. */
  attaches: boolean;
  externalApps: boolean;
  /** The fields that only a thread has; undefined for any other channel. */
  readonly thread?: ThreadRecord;
  readonly messages: MessageRecord[];
}

/** A thread of a channel. Whoever may write in it opens an archived one by writing, unless a moderator locked it. */
export interface ThreadRecord {
  readonly parentId: string;
  archived: boolean;
  locked: boolean;
}

/** A file that came with a message. */
export interface FileRecord {
  readonly id: string;
  readonly filename: string;
  readonly size: number;
  readonly content_type: string;
  readonly url: string;
  readonly proxy_url: string;
  readonly description?: string;
  /** In pixels, of a picture. */
  readonly width?: number;
  readonly height?: number;
  readonly bytes: Uint8Array;
}

/** A message as it stands now. */
export interface MessageRecord {
  readonly id: string;
  readonly channelId: string;
  readonly author: string;
  readonly at: number;
  /** The one person who sees it, when it is ephemeral. */
  readonly onlyFor?: string;
  readonly nonce?: string;
  readonly replyTo?: string;
  readonly exchange?: Exchange;
  content: string;
  flags: number;
  components: readonly Json[];
  embeds: readonly Json[];
  files: readonly FileRecord[];
  editedAt?: number;
  mentions: readonly string[];
  mentionRoles: readonly string[];
  mentionsEveryone: boolean;
  /** Who was notified when it was posted. */
  pinged: readonly string[];
}

/** The first answer to an interaction. */
export interface Answer {
  readonly type: InteractionResponseType;
  readonly data: Json;
}

/** An interaction, from what the person did to the end of its token. */
export interface Exchange {
  readonly id: string;
  readonly token: string;
  readonly type: InteractionType;
  readonly at: number;
  readonly person: PersonRecord;
  readonly channel: ChannelRecord;
  readonly command?: { readonly id: string; readonly name: string };
  /** The message whose component was used. */
  readonly source?: MessageRecord;
  /** Answers are seen by the person alone, whatever the app asks for. */
  readonly private: boolean;
  /** The app is not in the guild: few follow-ups. */
  readonly outside: boolean;
  followUps: number;
  answer?: Answer;
  original?: MessageRecord;
  /** Whether the deferral made the answer ephemeral. */
  ephemeral: boolean;
  /** Whether the first answer still says "thinking…". */
  loading: boolean;
  readonly answered: (answer: Answer) => void;
}

/** A command as it is registered. */
export interface CommandRecord {
  readonly id: string;
  readonly version: string;
  readonly guildId?: string;
  readonly type: ApplicationCommandType;
  readonly name: string;
  readonly body: Json;
}

/** A line that Discord's own client shows to one person: that the app did not answer. */
export interface NoticeRecord {
  readonly id: string;
  readonly personId: string;
  readonly channelId: string;
  readonly text: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** The command that was run, such as "rung settings". */
  readonly command?: string;
  /** The message whose component was used. */
  readonly messageId?: string;
}

/** Everything that exists in the playground, and how its events reach the app. */
export interface World {
  readonly now: () => number;
  readonly nextId: () => string;
  readonly origin: () => string;
  readonly appId: string;
  readonly botUserId: string;
  readonly botRoleId: string;
  readonly guildId: string;
  /** A guild that the app is not in at first. */
  readonly foreignGuildId: string;
  readonly ownerId: string;
  /** Whether a mention of the app's role lets it read the message. */
  readonly roleMentionsCount: boolean;
  /** The token that is accepted now; a reset makes it empty. */
  token: string;
  readonly people: Map<string, PersonRecord>;
  readonly guilds: Map<string, GuildRecord>;
  readonly channels: Map<string, ChannelRecord>;
  readonly exchanges: Map<string, Exchange>;
  /** Files that people uploaded in forms, by id. */
  readonly uploads: Map<string, FileRecord>;
  readonly notices: NoticeRecord[];
  commands: CommandRecord[];
  /** Sends an event to every session it concerns. */
  dispatch: (event: string, data: Json, guildId?: string) => void;
  /** Called after a message, a form, a notice or a command that somebody may see has changed. */
  readonly listeners: Set<() => void>;
}

/** Tells everyone who listens that something to be seen has changed. */
export const changed = ({ listeners }: World): void => listeners.forEach((listener) => listener());

/** A world without people, with a guild that the app is in and one that it is not in. */
export function openWorld(now: () => number, origin: () => string, roleMentionsCount: boolean): World {
  const nextId = snowflakes(now);
  const guildId = nextId();
  const foreignGuildId = nextId();
  const appId = nextId();
  return {
    now,
    nextId,
    origin,
    appId,
    // Discord gives a new app and its bot the same id.
    botUserId: appId,
    botRoleId: nextId(),
    guildId,
    foreignGuildId,
    ownerId: nextId(),
    roleMentionsCount,
    token: `${Buffer.from(appId).toString('base64url')}.playground.${nextId()}`,
    people: new Map(),
    guilds: new Map([
      [guildId, { id: guildId, name: 'Home', joined: true, unavailable: false }],
      [foreignGuildId, { id: foreignGuildId, name: 'Elsewhere', joined: false, unavailable: false }],
    ]),
    channels: new Map(),
    exchanges: new Map(),
    uploads: new Map(),
    notices: [],
    commands: [],
    dispatch: () => undefined,
    listeners: new Set(),
  };
}

/** Creates ids as Discord's are: the time in the upper bits, a counter in the lower ones. */
export function snowflakes(now: () => number): () => string {
  let last = 0n;
  return () => {
    const stamp = BigInt(Math.max(0, Math.floor(now()) - 1_420_070_400_000)) << 22n;
    last = stamp > last ? stamp : last + 1n;
    return String(last);
  };
}

/** A message that can be reached through its channel: ephemeral ones cannot. */
export function messageIn(channel: ChannelRecord, id: string): MessageRecord | undefined {
  return channel.messages.find((one) => one.id === id && one.onlyFor === undefined);
}

/** The app's DM with a person, created the first time. */
export function dmWith(world: World, personId: string): ChannelRecord {
  for (const one of world.channels.values()) {
    if (one.kind === 'dm' && one.recipients[0] === personId) return one;
  }
  const made: ChannelRecord = {
    id: world.nextId(),
    name: '',
    kind: 'dm',
    recipients: [personId],
    bot: true,
    writes: true,
    attaches: true,
    externalApps: true,
    messages: [],
  };
  world.channels.set(made.id, made);
  return made;
}
