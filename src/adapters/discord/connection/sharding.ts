import { GatewayOpcodes } from 'discord-api-types/v10';
import { SimpleShardingStrategy, type SessionInfo } from 'discord.js';
import { readFrame } from './frames.ts';

/** The manager of @discordjs/ws; discord.js itself exports another class of that name. */
type Manager = ConstructorParameters<typeof SimpleShardingStrategy>[0];

/** Called with why something that the gateway sent could not be read, in words that hold nothing of it. */
export type Unreadable = (why: string) => void;

/** The callbacks by which shards are guarded. */
export interface ShardGuard {
  readonly unreadable: Unreadable;
  /** Called when the connection cannot go on: it is to be ended, and another begun. */
  readonly broken: (error: Error) => void;
  /** Whether the connection was ended, so that discord.js must not open it again. */
  readonly isOver: () => boolean;
}

/** Methods of a shard in @discordjs/ws whose rejections nothing catches; its types name none of them. */
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

/**
 * Gives its shards only frames that they can read, and catches what they throw: on a frame that it does not expect a
 * shard throws where nothing catches it, which would end the process.
 */
class GuardedStrategy extends SimpleShardingStrategy {
  readonly #manager: Manager;
  readonly #by: ShardGuard;

  constructor(manager: Manager, guard: ShardGuard) {
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
      // The first part of a compressed message: the rest is in the frames to come.
      if (unpacked === null && isBinary === true) return null;
      const frame = readFrame(unpacked, resumeAt);
      if (frame.kind === 'fit') {
        const isGreeting = frame.payload['op'] === GatewayOpcodes.Hello;
        // A second greeting would start a second heartbeat timer, which nothing stops.
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
          // A reconnect that is asked for while one is under way throws here, for one.
          broken(error instanceof Error ? error : new Error(String(error)));
          return undefined;
        }
      };
    }
  }
}

/**
 * The sharding strategy of a client: guarded shards, whose sessions are kept here as well as in discord.js. The copy in
 * discord.js loses no session from now on, since its handler of RESUMED reads the session without a check: where
 * Discord ended it at that moment, the process would end with it.
 */
export function createShardingStrategy(manager: Manager, guard: ShardGuard): SimpleShardingStrategy {
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
