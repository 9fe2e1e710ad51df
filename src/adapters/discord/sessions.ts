import { SimpleShardingStrategy, type SessionInfo } from 'discord.js';

/** The manager of the package beneath; discord.js has an own one of that name. */
type Manager = ConstructorParameters<typeof SimpleShardingStrategy>[0];

/**
 * Keeps the sessions of a client's shards beside discord.js' own copy, which from then on is only added to: its handler
 * of RESUMED reads that copy unasked, and a session that Discord ends in the moment it was resumed has none any more,
 * which would end the process.
 */
export function keepingSessions(manager: Manager): SimpleShardingStrategy {
  const { options } = manager;
  const update = options.updateSessionInfo.bind(options);
  const sessions = new Map<number, SessionInfo>();
  options.retrieveSessionInfo = (shard) => sessions.get(shard) ?? null;
  options.updateSessionInfo = (shard, session) => {
    if (!session) {
      sessions.delete(shard);
      return;
    }
    sessions.set(shard, session);
    return update(shard, session);
  };
  return new SimpleShardingStrategy(manager);
}
