import type { Option, OptionMap } from '../../../core/declare/option.ts';
import type { CommandNode, CommandTree } from '../../../core/declare/command.ts';
import { LIMITS } from '../render/limits.ts';

/** An option as Discord has it: `key` is the command's own name for it, `nth` which value of a list, from 1. */
export interface OptionSlot {
  readonly name: string;
  readonly key: string;
  readonly nth: number;
  readonly option: Option;
}

/** The most options for the values of one list: more would be hard to read; people can type them as text instead. */
const MOST_OF_A_LIST = 5;

/**
 * The options of a command by Discord's names, which are lower-case: `hoursAWeek` is `hours-a-week`, the values of a
 * list are `place`, `place-2` and so on, at most five and as far as Discord's 25 reach. Every option comes before any
 * second value.
 */
export function optionSlots(options: OptionMap): readonly OptionSlot[] {
  const first = Object.entries(options)
    .filter(([, one]) => !one.carried)
    .map(([key, option]) => ({ name: kebab(key), key, nth: 1, option }));
  const further: OptionSlot[] = [];
  for (const { name, key, option } of first) {
    const most = Math.min(option.many?.max ?? 1, MOST_OF_A_LIST);
    for (let nth = 2; nth <= most; nth++) further.push({ name: `${name}-${nth}`, key, nth, option });
  }
  return [...first, ...further.slice(0, Math.max(0, LIMITS.commandOptions - first.length))];
}

const kebab = (key: string): string => key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The commands at and below a node that can be run. */
export const runnable = (node: CommandNode): CommandNode[] => [
  ...(node.command.run ? [node] : []),
  ...node.children.flatMap(runnable),
];

/** Every command's path by its name on Discord: "salary-compare", or "plan start" for a subcommand. */
export function pathsByName(
  tree: CommandTree,
  { prefix }: { readonly prefix: string },
): ReadonlyMap<string, readonly string[]> {
  const paths = new Map<string, readonly string[]>();
  for (const root of tree.roots) {
    for (const { path } of runnable(root)) {
      const name = root.command.run ? path.join('-') : `${root.name} ${path.slice(1).join('-')}`;
      paths.set(prefix + name, path);
    }
  }
  return paths;
}

/** A command as Discord has it: its path, and its options by Discord's names. */
export interface NamedCommand {
  readonly path: readonly string[];
  readonly slots: readonly OptionSlot[];
}

/** Every command by its name on Discord. */
export function commandsByName(tree: CommandTree): ReadonlyMap<string, NamedCommand> {
  const commands = new Map<string, NamedCommand>();
  for (const [name, path] of pathsByName(tree, tree)) {
    const node = tree.find(path);
    if (node) commands.set(name, { path, slots: optionSlots(node.command.options) });
  }
  return commands;
}
