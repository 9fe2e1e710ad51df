import { SimpleShardingStrategy, type SessionInfo } from 'discord.js';
import { readFrame } from './frames.ts';

/** The manager of the package beneath; discord.js has an own one of that name. */
type Manager = ConstructorParameters<typeof SimpleShardingStrategy>[0];

/** Told of what the gateway sent and nobody can read, in words that hold nothing of it. */
export type Unreadable = (why: string) => void;

/** What is done about what the shards cannot take. */
export interface Guard {
  readonly unreadable: Unreadable;
  /** The connection cannot go on: it is to be ended, and another begun. */
  readonly broken: (error: Error) => void;
}

/** What is used of a shard of the package beneath, none of it in its types. */
interface Shard {
  unpackMessage(data: unknown, isBinary: boolean): Promise<unknown>;
  onMessage(data: unknown, isBinary: boolean): Promise<void>;
}

function isShard(value: unknown): value is Shard {
  if (typeof value !== 'object' || value === null) return false;
  const { unpackMessage, onMessage } = value as Partial<Record<keyof Shard, unknown>>;
  return typeof unpackMessage === 'function' && typeof onMessage === 'function';
}

const CHANGED = 'discord.js has changed: what its shards hear cannot be read before them';

/** Each frame is read before the shard acts on it: the shard throws at what it does not expect, and nothing catches. */
class GuardedStrategy extends SimpleShardingStrategy {
  readonly #manager: Manager;
  readonly #by: Guard;

  constructor(manager: Manager, guard: Guard) {
    super(manager);
    this.#manager = manager;
    this.#by = guard;
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
      this.#by.unreadable(frame.why);
      if (frame.kind === 'broken') this.#by.broken(new Error(frame.why));
      return null;
    };
    const act = shard.onMessage.bind(shard);
    // Nobody would catch what it throws: at a wish to reconnect that comes while it does so already, say.
    shard.onMessage = (data, isBinary) =>
      act(data, isBinary).catch((error: unknown) =>
        this.#by.broken(error instanceof Error ? error : new Error(String(error))),
      );
  }
}

/**
 * Keeps the sessions of a client's shards beside discord.js' own copy, which from then on is only added to: its handler
 * of RESUMED reads that copy unasked, and a session that Discord ends in the moment it was resumed has none any more,
 * which would end the process. What the shards are sent is read before them.
 */
export function keepingSessions(manager: Manager, guard: Guard): SimpleShardingStrategy {
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
  return new GuardedStrategy(manager, guard);
}
