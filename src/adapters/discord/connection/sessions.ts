import { GatewayOpcodes } from 'discord-api-types/v10';
import { SimpleShardingStrategy, type SessionInfo } from 'discord.js';
import { readFrame } from './frames.ts';

/** The manager of the package beneath; discord.js has an own one of that name. */
type Manager = ConstructorParameters<typeof SimpleShardingStrategy>[0];

/** Told of what the gateway sent and nobody can read, in words that hold nothing of it. */
export type Unreadable = (why: string) => void;

/** Told of events that the shards cannot take. */
export interface Guard {
  readonly unreadable: Unreadable;
  /** The connection cannot go on: it is to be ended, and another begun. */
  readonly broken: (error: Error) => void;
  /** Whether the connection was ended. discord.js may be about to open it again: that is not to be. */
  readonly isOver: () => boolean;
}

/** Methods of a shard in @discordjs/ws that run without anybody waiting for them, none of them in its types. */
const UNAWAITED = ['onMessage', 'onClose', 'heartbeat', 'internalConnect', 'destroy'] as const;
type Work = (...args: readonly unknown[]) => Promise<unknown>;
type Shard = Record<(typeof UNAWAITED)[number] | 'unpackMessage', Work>;

const isShard = (value: unknown): value is Shard =>
  typeof value === 'object' &&
  value !== null &&
  [...UNAWAITED, 'unpackMessage'].every(
    (name) => typeof (value as Readonly<Record<string, unknown>>)[name] === 'function',
  );

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
    const { unreadable, broken, isOver } = this.#by;
    let isGreeted = false;
    const unpack = shard.unpackMessage.bind(shard);
    shard.unpackMessage = async (data, isBinary) => {
      const unpacked = await unpack(data, isBinary).catch(() => undefined);
      // Part of a message that is compressed: the rest comes in the next.
      if (unpacked === null && isBinary === true) return null;
      const frame = readFrame(unpacked, resumeAt);
      if (frame.kind === 'fit') {
        const isGreeting = frame.payload['op'] === GatewayOpcodes.Hello;
        // A second greeting would start a second heart, which nothing stops.
        if (isGreeting && isGreeted) unreadable('a greeting that came twice');
        if (isGreeting && isGreeted) return null;
        isGreeted ||= isGreeting;
        return frame.payload;
      }
      unreadable(frame.why);
      if (frame.kind === 'broken') broken(new Error(frame.why));
      return null;
    };
    for (const name of UNAWAITED) {
      const work = shard[name].bind(shard);
      shard[name] = async (...args) => {
        if (isOver() && name !== 'destroy') return undefined;
        if (name === 'internalConnect') isGreeted = false;
        try {
          return await work(...args);
        } catch (error) {
          // Nobody else would catch it: at a wish to reconnect that comes while it does so already, say.
          broken(error instanceof Error ? error : new Error(String(error)));
          return undefined;
        }
      };
    }
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
