import { replay, type Venue } from '../../core/declare/invocation.ts';
import type { EpochMs } from '../../time.ts';
import type { Adapter, Core, Telemetry } from './adapter.ts';
import { delayBefore, type Wait } from './backoff.ts';

/** A channel that Rung was added to; without `channel` it is the workspace as a whole that is greeted once. */
export interface Greeted {
  readonly platform: string;
  readonly workspace: string;
  readonly channel?: string;
}

/** Remembers, for every process and across restarts, which channels were greeted. */
export interface Greetings {
  /** Resolves to true the first time that it is called for a channel. Rejects where the database is away. */
  first(greeted: Greeted): Promise<boolean>;
}

/** Greets nobody. */
export const NO_GREETINGS: Greetings = { first: () => Promise.resolve(false) };

/** The parts that a channel is greeted with. */
export interface GreeterParts {
  readonly core: Core;
  readonly greetings: Greetings;
  readonly send: Adapter['send'];
  readonly telemetry: Telemetry;
  readonly wait: Wait;
  readonly now: () => EpochMs;
  /** Ends the tries that are left. */
  readonly stopping: AbortSignal;
}

/** Greets once where Rung was added, by a message at `venue`. Never rejects. */
export type Greet = (greeted: Greeted, venue: Venue) => Promise<void>;

/** How often a greeting is tried: later it would come out of nowhere. */
const MOST_TRIES = 5;
const BACKOFF = { first: 1_000, ceiling: 30_000 };

/**
 * A greeter over the parts of one platform. The channel is marked before anything is sent: a process that ends in
 * between leaves it without a greeting, and never with two.
 */
export function createGreeter(parts: GreeterParts): Greet {
  const { greetings, telemetry } = parts;
  return async (greeted, venue) => {
    try {
      if (await greetings.first(greeted)) await greet(parts, greeted, venue);
    } catch (error) {
      telemetry.error(error);
    }
  };
}

async function greet(
  { core, send, telemetry, wait, now, stopping }: GreeterParts,
  { platform, workspace, channel = '' }: Greeted,
  venue: Venue,
): Promise<void> {
  const id = `greeting ${workspace} ${channel}`;
  // Nobody asked for it: it is addressed to everyone there.
  const nobody = { id, actor: { platform, workspace, id: '', name: '' }, venue, at: now() };
  const { ok, reply } = await core.invoke(replay(core.arrival, nobody));
  if (!ok) return;
  for (let tries = 1; tries <= MOST_TRIES && !stopping.aborted; tries++) {
    const sent = await send(venue, reply, id);
    // Where Rung may not write, nothing is said: nobody waits for it.
    if (sent.kind !== 'retryable') return;
    const pause = Math.max(sent.after ?? 0, delayBefore(tries, BACKOFF));
    await wait(pause, stopping).catch(() => undefined);
  }
  telemetry.count('undelivered');
}
