import { type RESTGetAPIGatewayBotResult, Routes } from 'discord-api-types/v10';
import type { Rest } from './rest.ts';

/** How many sessions the app may start in a day, and how many shards Discord recommends. */
export interface SessionLimit {
  readonly total: number;
  readonly remaining: number;
  /** Milliseconds until `remaining` is `total` again. */
  readonly resetAfter: number;
  readonly shards: number;
  /** How many shards may start a session within the same 5 s. */
  readonly atOnce: number;
}

/** Asks Discord for the limit; that itself starts no session. @throws DiscordError */
export async function fetchSessionLimit(rest: Rest): Promise<SessionLimit> {
  const { shards, session_start_limit: limit } = (await rest.call(
    'GET',
    Routes.gatewayBot(),
  )) as RESTGetAPIGatewayBotResult;
  const { total, remaining, reset_after: resetAfter, max_concurrency: atOnce } = limit;
  return { total, remaining, resetAfter, shards, atOnce };
}

const RESERVE = 50;
/** How many starts are never used: when none is left, Discord resets the app's token. */
export const reserveOf = (total: number): number => (total >= RESERVE * 5 ? RESERVE : Math.ceil(total / 5));

/** Starts of a shard in a day that cost no wait: ordinary restarts. */
const FREE = 5;
const FIRST_WAIT = 1_000;
/** Every so many further starts double the wait. */
const DOUBLING = 4;
const LONGEST_WAIT = 30 * 60_000;

/**
 * How long to wait before a session is started, in milliseconds, by how many were started in the last day. A process
 * that crashes remembers nothing, so the number comes from Discord: no wait for the first 5 of each shard, then 1 s ×
 * 2^((used − 5) / 4), half an hour at most. An endless crash loop starts some 90 of the usual 1000 a day.
 */
export function waitBeforeStart(
  { total, remaining }: Pick<SessionLimit, 'total' | 'remaining'>,
  shards: number,
): number {
  const used = (total - remaining) / Math.max(1, shards);
  if (used < FREE) return 0;
  return Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** ((used - FREE) / DOUBLING));
}
