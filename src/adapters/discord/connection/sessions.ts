import { SimpleShardingStrategy, WebSocketShardDestroyRecovery, type SessionInfo } from 'discord.js';
import { readFrame } from './frames.ts';

/** The manager of the package beneath; discord.js has an own one of that name. */
type Manager = ConstructorParameters<typeof SimpleShardingStrategy>[0];

/** Told of what the gateway sent and nobody can read, in words that hold nothing of it. */
export type Unreadable = (why: string) => void;

/** What is used of a shard of the package beneath, none of it in its types. */
interface Shard {
  unpackMessage(data: unknown, isBinary: boolean): Promise<unknown>;
  destroy(options: { reason: string; recover: WebSocketShardDestroyRecovery }): Promise<void>;
}

function isShard(value: unknown): value is Shard {
  if (typeof value !== 'object' || value === null) return false;
  const { unpackMessage, destroy } = value as {
    readonly unpackMessage?: unknown;
    readonly destroy?: unknown;
  };
  return typeof unpackMessage === 'function' && typeof destroy === 'function';
}

const CHANGED = 'discord.js has changed: what its shards hear cannot be read before them';

/** Each frame is read before the shard acts on it: the shard throws at what it does not expect, and nothing catches. */
class GuardedStrategy extends SimpleShardingStrategy {
  readonly #manager: Manager;
  readonly #unreadable: Unreadable;

  constructor(manager: Manager, unreadable: Unreadable) {
    super(manager);
    this.#manager = manager;
    this.#unreadable = unreadable;
  }

  override async spawn(ids: number[]): Promise<void> {
    await super.spawn(ids);
    const { url } = await this.#manager.fetchGatewayInformation();
    const { shards } = this as unknown as { readonly shards?: unknown };
    if (!(shards instanceof Map)) throw new Error(CHANGED);
    for (const shard of shards.values()) this.#guard(shard, url);
  }

  #guard(shard: unknown, resumeAt: string): void {
    if (!isShard(shard)) throw new Error(CHANGED);
    const unpack = shard.unpackMessage.bind(shard);
    shard.unpackMessage = async (data, isBinary) => {
      const unpacked = await unpack(data, isBinary).catch(() => undefined);
      // Part of a message that is compressed: the rest comes in the next.
      if (unpacked === null && isBinary) return null;
      const frame = readFrame(unpacked, resumeAt);
      if (frame.kind === 'fit') return frame.payload;
      this.#unreadable(frame.why);
      if (frame.kind === 'broken')
        await shard.destroy({ reason: frame.why, recover: WebSocketShardDestroyRecovery.Reconnect });
      return null;
    };
  }
}

/**
 * Keeps the sessions of a client's shards beside discord.js' own copy, which from then on is only added to: its handler
 * of RESUMED reads that copy unasked, and a session that Discord ends in the moment it was resumed has none any more,
 * which would end the process. What the shards are sent is read before them.
 */
export function keepingSessions(manager: Manager, unreadable: Unreadable): SimpleShardingStrategy {
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
  return new GuardedStrategy(manager, unreadable);
}
