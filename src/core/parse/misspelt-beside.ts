import type { Group } from './groups.ts';
import type { Guess } from './guess.ts';
import { isFree, take, type Correction, type FoundValue, type Sorted } from './taken-words.ts';
import { echo, runs } from './words.ts';

/** Longer runs of words that nothing took are no slip of the pen. */
const MOST_LEFT = 2;

/** Words of a text: the first, and the one after the last. */
type Stretch = readonly [from: number, to: number];

/**
 * Takes a word or two that are left together with those beside them, where these are a misspelt name: the “ciity” of “new york
 * ciity”, of which New York was read, the “eats” of “eats los angeles”, and “as slimiyah” or “ffort worth”, whose other word
 * says nothing elsewhere. What was read of such words before is given up for it.
 * @param idle which words say nothing
 */
export function takeWithNeighbours(
  sorted: Sorted,
  group: Group,
  near: Guess,
  idle: readonly boolean[],
): readonly Correction[] {
  const { words, taken } = sorted;
  const corrections: Correction[] = [];
  for (const run of runs(words, taken)) {
    const [word] = run;
    if (word === undefined || run.length > MOST_LEFT) continue;
    const at = words.indexOf(word);
    for (const stretch of stretchesAround([at, at + run.length], sorted, group, idle)) {
      const correction = takeStretch(stretch, sorted, group, near);
      if (!correction) continue;
      corrections.push(correction);
      break;
    }
  }
  return corrections;
}

/** The stretches of words that a name may be of which some are left: with the values before and after, and with words that say nothing. */
function stretchesAround(
  [at, end]: Stretch,
  { found }: Sorted,
  { options }: Group,
  idle: readonly boolean[],
): readonly Stretch[] {
  const own = found.filter(({ option }) => options.some(([name]) => name === option));
  const before = (until: number): FoundValue | undefined =>
    own.find((one) => one.at + (one.length ?? 0) === until);
  const last = before(at);
  const first = last && (before(last.at) ?? last);
  const next = own.find((one) => one.at === end);
  const [from, to] = [first?.at ?? at, next ? next.at + (next.length ?? 0) : end];
  const quiet: Stretch = [idle[at - 1] === true ? at - 1 : at, idle[end] === true ? end + 1 : end];
  const all: readonly Stretch[] = [
    [from, to],
    [last?.at ?? at, end],
    [at, to],
    [quiet[0], end],
    [at, quiet[1]],
  ];
  const different = new Map(all.map((one) => [one.join(), one]));
  different.delete([at, end].join());
  return [...different.values()];
}

/** Takes a stretch as a misspelt value, in place of all that was read of its words. */
function takeStretch(
  [from, to]: Stretch,
  sorted: Sorted,
  { options }: Group,
  near: Guess,
): Correction | undefined {
  const { words, found } = sorted;
  const within = found.filter((one) => one.at >= from && one.at < to);
  const said = words.slice(from, to);
  const phrase = said.map(({ folded }) => folded).join(' ');
  for (const one of options) {
    const [option, { kind }] = one;
    if (within.some((made) => made.option !== option)) continue;
    if (within.length === 0 && !isFree(sorted, one)) continue;
    const [best] = near(kind, phrase);
    if (!best?.sure) continue;
    for (const made of within) found.splice(found.indexOf(made), 1);
    take(sorted, { option, value: best.choice.value, at: from }, said.length);
    return { typed: echo(said), read: best.choice.label };
  }
  return undefined;
}
