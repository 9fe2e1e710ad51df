import { type RESTGetAPIGatewayBotResult, Routes } from 'discord-api-types/v10';
import type { Rest } from './rest.ts';

/** How many sessions may still be started, and what Discord says of the gateway. */
export interface StartLimit {
  readonly total: number;
  readonly remaining: number;
  /** Milliseconds until the number is whole again. */
  readonly resetAfter: number;
  /** How many shards Discord recommends. */
  readonly shards: number;
}

/** Asks how many sessions may be started; that itself starts none. @throws DiscordError */
export async function startLimit(rest: Rest): Promise<StartLimit> {
  const { shards, session_start_limit: limit } = (await rest.call(
    'GET',
    Routes.gatewayBot(),
  )) as RESTGetAPIGatewayBotResult;
  return { total: limit.total, remaining: limit.remaining, resetAfter: limit.reset_after, shards };
}

const FLOOR = 50;
/** Below so many remaining starts none is made: with none left, Discord resets the token of the app. */
export const floorOf = (total: number): number => (total >= FLOOR * 5 ? FLOOR : Math.ceil(total / 5));

/** Starts that cost no wait: the day's ordinary restarts. */
const FREE = 5;
const FIRST_WAIT = 1_000;
/** So many more starts double the wait. */
const DOUBLING = 4;
const LONGEST_WAIT = 30 * 60_000;

/**
 * How long to wait before a session is started, in milliseconds, given how many were started in the last day. A process
 * that crashes and is started again remembers nothing, so it is read from what Discord counts: nothing for the first 5
 * of each shard, then 1 s × 2^((used − 5) / 4), half an hour at most. A loop without end starts some 90 a day of 1000.
 */
export function waitBefore(
  { total, remaining }: Pick<StartLimit, 'total' | 'remaining'>,
  shards: number,
): number {
  const used = (total - remaining) / Math.max(1, shards);
  if (used < FREE) return 0;
  return Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** ((used - FREE) / DOUBLING));
}
