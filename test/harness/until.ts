import { setImmediate, setTimeout } from 'node:timers/promises';

/** How a wait goes on, and what it says when it was in vain. */
export interface Waiting {
  /** What there is to see now, in words: it is asked once, when time is up. */
  readonly lastSeen: () => unknown;
  /** How long it waits, in milliseconds. */
  readonly ms?: number;
  /** How long it waits between one look and the next, in milliseconds; 0 looks at every turn of the event loop. */
  readonly every?: number;
}

/** What a check gives while it does not hold yet. */
const NOT_YET: readonly unknown[] = [undefined, null, false];

/**
 * Resolves with what `check` gives once it is neither undefined, null nor false.
 * @param what what is waited for, in words
 * @throws when that has not come in time: what was waited for, and what was seen last
 */
export async function until<T>(
  what: string,
  check: () => T | Promise<T>,
  { lastSeen, ms = 5_000, every = 5 }: Waiting,
): Promise<NonNullable<T>> {
  const end = performance.now() + ms;
  for (;;) {
    const value = await check();
    if (!NOT_YET.includes(value)) return value as NonNullable<T>;
    if (performance.now() > end)
      throw new Error(`Not within ${ms} ms: ${what}\nSeen last:\n${inWords(lastSeen())}`);
    await (every === 0 ? setImmediate() : setTimeout(every));
  }
}

/** What was seen, in lines that a person can read. */
function inWords(seen: unknown): string {
  if (typeof seen === 'string') return seen === '' ? '(nothing)' : seen;
  return JSON.stringify(seen, undefined, 2);
}

/** A check as its author wrote it, to name what is waited for where the code says it best. */
export const sourceOf = (check: () => unknown): string =>
  check
    .toString()
    .replace(/^(?:async )?\(\) =>\s*/, '')
    .replaceAll(/\s+/g, ' ');

/** A local platform, which keeps what was asked of it. */
interface Platform {
  readonly calls: readonly unknown[];
}

/** How many calls are told: a burst of them ends with what matters. */
const CALLS = 5;

/** What a local platform was asked last. */
export const lastCalls = ({ calls }: Platform): string =>
  [`${calls.length} calls, of which the last are:`, ...calls.slice(-CALLS).map((one) => JSON.stringify(one))]
    .map((line) => line.slice(0, 1_000))
    .join('\n');

/** Waits for a local platform that no app of ours is joined to: what it was asked last is what is seen. */
export const untilOn = <T>(platform: Platform, check: () => T, ms = 5_000): Promise<NonNullable<T>> =>
  until(sourceOf(check), check, { lastSeen: () => lastCalls(platform), ms });
