import { Client, Events, GatewayIntentBits, Options, Partials } from 'discord.js';
import { restOptions } from './rest.ts';
import { keepingSessions, type Guard } from './sessions.ts';

/** No privileged intent: mentions of Rung and what is written to it in private carry their words without one. */
const INTENTS = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages];

/** Which shard, and what is asked before a session is started. */
export interface ClientParts {
  readonly apiUrl: string;
  readonly shard: number;
  readonly count: number;
  readonly mayIdentify: (signal: AbortSignal) => Promise<void>;
  readonly guard: Guard;
}

/** A client of one shard that keeps next to nothing: what is heard is read from the gateway's own events. */
export function createClient({ apiUrl, shard, count, mayIdentify, guard }: ClientParts): Client {
  const client = new Client({
    intents: INTENTS,
    // A conversation that is not cached is one all the same.
    partials: [Partials.Channel],
    makeCache: Options.cacheWithLimits({
      ApplicationCommandManager: 0,
      ApplicationEmojiManager: 0,
      AutoModerationRuleManager: 0,
      BaseGuildEmojiManager: 0,
      DMMessageManager: 0,
      EntitlementManager: 0,
      GuildBanManager: 0,
      GuildEmojiManager: 0,
      GuildForumThreadManager: 0,
      GuildInviteManager: 0,
      GuildMemberManager: 0,
      GuildMessageManager: 0,
      GuildScheduledEventManager: 0,
      GuildStickerManager: 0,
      GuildTextThreadManager: 0,
      MessageManager: 0,
      PresenceManager: 0,
      ReactionManager: 0,
      ReactionUserManager: 0,
      StageInstanceManager: 0,
      ThreadManager: 0,
      ThreadMemberManager: 0,
      UserManager: 0,
      VoiceStateManager: 0,
    }),
    allowedMentions: { parse: [] },
    rest: restOptions(apiUrl),
    shards: [shard],
    shardCount: count,
    ws: {
      buildStrategy: (manager) => keepingSessions(manager, guard),
      buildIdentifyThrottler: () =>
        Promise.resolve({ waitForIdentify: (_shard: number, signal: AbortSignal) => mayIdentify(signal) }),
    },
  });
  // Events are read as they come, by schemas of ours. What discord.js makes of them is used nowhere, and throws at parts
  // that it takes for granted, where nothing catches.
  Object.defineProperty(client.ws, 'handlePacket', { value: () => true });
  // Without a listener, an error would end the process.
  client.on(Events.Error, () => undefined);
  client.on(Events.ShardError, () => undefined);
  return client;
}
