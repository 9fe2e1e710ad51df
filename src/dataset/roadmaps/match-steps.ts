import { edits } from '../nearest-word.ts';

/** A step or task that is matched by its text; `key` is the folded text. */
export interface Keyed {
  readonly key: string;
}

/** Texts whose likeness is below this are taken for different things. */
const ALIKE = 0.7;

/** How alike two keys are: 1 is the same, 0 nothing in common. */
export const likeness = (one: string, other: string): number =>
  1 - edits(one, other) / Math.max(1, one.length, other.length);

/** Pairs new with old entries of the same text, each once and in order. */
export function samePairs<Now extends Keyed, Then extends Keyed>(
  now: readonly Now[],
  then: readonly Then[],
): Map<Now, Then> {
  const waiting = Map.groupBy(then, (one) => one.key);
  return new Map(
    now.flatMap((one) => {
      const found = waiting.get(one.key)?.shift();
      return found ? [[one, found] as const] : [];
    }),
  );
}

/** Pairs the most alike first, each once; of those equally alike, those nearest in order. */
export function alikePairs<Now extends Keyed, Then extends Keyed>(
  now: readonly Now[],
  then: readonly Then[],
  score: (now: Now, then: Then) => number = (one, other) => likeness(one.key, other.key),
): Map<Now, Then> {
  const found = now
    .flatMap((one, at) =>
      then.map((other, place) => ({ one, other, score: score(one, other), apart: Math.abs(at - place) })),
    )
    .filter((pair) => pair.score >= ALIKE)
    .sort((a, b) => b.score - a.score || a.apart - b.apart);
  const pairs = new Map<Now, Then>();
  const used = new Set<Then>();
  for (const { one, other } of found) {
    if (pairs.has(one) || used.has(other)) continue;
    pairs.set(one, other);
    used.add(other);
  }
  return pairs;
}
