import { edits, nearestOf } from '../dataset/nearest-word.ts';

/** The most wrong letters in a misspelt name. */
const TYPO = 2;
const wordsOf = (name: string): readonly string[] => name.toUpperCase().split('_');

/** Whether one is the other with a word more, in whatever order: SLACK_TOKEN and SLACK_BOT_TOKEN. */
function differInOneWord(one: readonly string[], other: readonly string[]): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.length >= 2 && long.length - short.length <= 1 && short.every((word) => long.includes(word));
}

/** The setting that a variable nobody reads was probably meant to be; undefined where it is not near any. */
function meantBy(name: string, known: readonly string[]): string | undefined {
  const [nearest] = nearestOf(
    known.map((item) => ({
      item,
      edits: edits(name.toUpperCase(), item),
      most: differInOneWord(wordsOf(name), wordsOf(item)) ? Infinity : TYPO,
    })),
  );
  return nearest?.item;
}

/**
 * A line for each variable that nothing reads and that is nearly the name of a setting. Only names are looked at. A
 * setting that is there under its right name is not suggested.
 */
export function misspeltAmong(names: readonly string[], known: readonly string[]): readonly string[] {
  const missing = known.filter((one) => !names.includes(one));
  return names.flatMap((name) => {
    if (known.includes(name)) return [];
    const meant = meantBy(name, missing);
    return meant === undefined ? [] : [`${name} is not read; did you mean ${meant}?`];
  });
}
