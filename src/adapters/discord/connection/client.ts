import { Client, Events, GatewayIntentBits, Options, Partials } from 'discord.js';
import { restOptions } from './rest.ts';
import { createShardingStrategy, type ShardGuard } from './sharding.ts';

/** None is privileged: without one, Discord still sends the text of mentions of Rung and of direct messages to it. */
const INTENTS = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages];

/** Which shard a client is for; `mayIdentify` resolves when it may start a session. */
export interface ClientParts {
  readonly apiUrl: string;
  readonly shard: number;
  readonly count: number;
  readonly mayIdentify: (signal: AbortSignal) => Promise<void>;
  readonly guard: ShardGuard;
}

/** A client of one shard that caches next to nothing: the gateway's own events are read instead. */
export function createClient({ apiUrl, shard, count, mayIdentify, guard }: ClientParts): Client {
  const client = new Client({
    intents: INTENTS,
    // Without it, events of direct messages are dropped whose channel is not cached.
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
      buildStrategy: (manager) => createShardingStrategy(manager, guard),
      buildIdentifyThrottler: () =>
        Promise.resolve({ waitForIdentify: (_shard: number, signal: AbortSignal) => mayIdentify(signal) }),
    },
  });
  // The gateway's events are read by our own schemas. What discord.js makes of them is not used, and making it throws
  // on
  // parts that are missing, where nothing catches.
  Object.defineProperty(client.ws, 'handlePacket', { value: () => true });
  // Without a listener, an error would end the process.
  client.on(Events.Error, () => undefined);
  client.on(Events.ShardError, () => undefined);
  return client;
}
