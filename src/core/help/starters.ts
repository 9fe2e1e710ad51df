import type { CommandTree } from '../declare/command.ts';
import { allCommands } from '../declare/roles.ts';
import { locate } from '../parse/locate.ts';

/** A first thing to ask: what it is about, for a label, and the words that ask it. */
export interface Starter {
  readonly title: string;
  readonly message: string;
}

/** First things to ask, in the order of the help for everything; each is one of its examples. */
export const startersOf = (tree: CommandTree): readonly Starter[] =>
  allCommands(tree.roots)
    .flatMap(({ command }) => command.helpLine ?? [])
    .sort((one, other) => one.at - other.at)
    .map(({ label, example }) => ({
      title: `${label}: ${locate({ ...tree, prefix: '' }, example).rest}`,
      message: example.replace(/^\//, ''),
    }));
