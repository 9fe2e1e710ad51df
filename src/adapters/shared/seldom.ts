/** Says a line about something that may come by the thousand. */
export type SaySeldom = (what: string, line: string) => void;

/** How long after a line of a kind there is no other, in milliseconds. */
const PAUSE = 60_000;

/**
 * Tells the first of a kind at once, and then one a minute at most, with how many came meanwhile. `what` is the kind, one
 * of few; `now` is milliseconds of a clock that is never set.
 */
export function createSeldom(tell: (line: string) => void, now: () => number): SaySeldom {
  const kinds = new Map<string, { told: number; untold: number }>();
  return (what, line) => {
    const before = kinds.get(what);
    if (before && now() - before.told < PAUSE) {
      before.untold += 1;
      return;
    }
    kinds.set(what, { told: now(), untold: 0 });
    const more = before?.untold ?? 0;
    tell(more === 0 ? line : `${line} (${more} more since it was last said)`);
  };
}
