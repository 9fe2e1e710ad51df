import type { Command } from '../declare/command.ts';
import type { Option } from '../declare/option.ts';

/** Words after which a place is named, whichever it is. */
const BEFORE_PLACES: ReadonlySet<string> = new Set(
  'in to from at near of for around vs versus and or between live based move moved moving'.split(' '),
);

const known = new WeakMap<Command, Command>();

/**
 * A command as its options are read from plain sentences: free words are no value there, and an ordinary word is no place
 * because a small town is called so. There are towns called Can, Send and Gap; one is meant after “in”, or with a capital.
 */
export function inSentences(command: Command): Command {
  const before = known.get(command);
  if (before) return before;
  const options = Object.fromEntries(
    Object.entries(command.options)
      .filter(([, { kind }]) => kind.maxWords !== Infinity)
      .map(([name, option]) => [name, ofWellKnownPlaces(option)]),
  );
  const made = { ...command, options };
  known.set(command, made);
  return made;
}

function ofWellKnownPlaces(option: Option): Option {
  const { kind } = option;
  if (!kind.isWellKnown) return option;
  return {
    ...option,
    kind: {
      ...kind,
      match(phrase, data, list, said, previous) {
        const isNamed =
          phrase.includes(' ') ||
          /^\p{Lu}/u.test(said ?? '') ||
          (previous !== undefined && BEFORE_PLACES.has(previous)) ||
          kind.isWellKnown?.(phrase, data) === true;
        return isNamed ? kind.match(phrase, data, list, said, previous) : undefined;
      },
    },
  };
}

/** Words by which a sentence speaks against what it names: “don't stop my plan”. Wanting no messages is no such sentence. */
const AGAINST =
  /\b(?:do not|don[’']?t|never|not)\s+(?:want\s+(?:you\s+)?to\s+|ever\s+)?(?:stop|cancel|quit|end|pause|delete|erase|remove|wipe|forget|unshare|skip|unsubscribe)\b/iu;

/** Whether a sentence says that something is not to be done. */
export const speaksAgainst = (text: string): boolean => AGAINST.test(text);
