import type { Command } from '../declare/command.ts';
import type { Option, OptionKind } from '../declare/option.ts';

/** Options that are tried together, by name, and what reading a text asks about all of them. */
export interface Group {
  readonly options: readonly (readonly [string, Option])[];
  /** The longest phrase that any of them is written in, in words. */
  readonly longest: number;
  /** The kinds that say why a phrase is none of their values. */
  readonly refusing: readonly OptionKind<unknown>[];
}

/** What a command's texts are read by. */
export interface Groups {
  /** Options whose values are a short list: tried first. */
  readonly closed: Group;
  /** Options that match words beyond a list, such as places. */
  readonly open: Group;
  /** The option that takes all the words that nothing else took. */
  readonly rest: string | undefined;
  /** The option that takes the whole text as it stands. */
  readonly verbatim: string | undefined;
  /** The option whose value is cut out of the whole text first. */
  readonly cut: readonly [string, Option] | undefined;
  /** Options that are read as words of one text where they are given apart. */
  readonly speaking: readonly (readonly [string, Option])[];
  /** Words and phrases of two words that are passed over. */
  readonly ignores: ReadonlySet<string>;
  /** The names of the options before their values: "level:", "--level". */
  readonly labels: RegExp;
}

const known = new WeakMap<Command, Groups>();

/** The groups of a command; made once for each command, since every text asks for them. */
export function groupsOf(command: Command): Groups {
  const before = known.get(command);
  if (before) return before;
  const made = makeGroups(command);
  known.set(command, made);
  return made;
}

function makeGroups({ options, ignores }: Command): Groups {
  const all = Object.entries(options);
  const names = Object.keys(options).join('|');
  const [first] = all;
  return {
    closed: groupOf(all.filter(([, { kind }]) => !kind.open)),
    open: groupOf(all.filter(([, { kind }]) => kind.open && kind.maxWords !== Infinity)),
    rest: all.find(([, { kind }]) => kind.maxWords === Infinity && kind.verbatim !== true)?.[0],
    verbatim: first?.[1].kind.verbatim === true ? first[0] : undefined,
    cut: all.find(([, { kind }]) => kind.cut !== undefined),
    speaking: all.filter(([, { kind }]) => kind.speaks !== undefined),
    ignores: new Set(ignores),
    labels: new RegExp(`(^|\\s)(?:--?(?:${names})(?:[:=]|(?=\\s))|(?:${names})[:=])`, 'giu'),
  };
}

const groupOf = (options: Group['options']): Group => ({
  options,
  longest: Math.max(0, ...options.map(([, { kind }]) => kind.maxWords)),
  refusing: options.flatMap(([, { kind }]) => (kind.refuse ? [kind] : [])),
});
