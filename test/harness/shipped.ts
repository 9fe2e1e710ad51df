import type { Command, CommandTree } from '../../src/core/declare/command.ts';
import { readCommands, treeOf } from '../../src/core/declare/registry.ts';
import { allCommands } from '../../src/core/declare/roles.ts';
import { loadDataset, type Dataset } from '../../src/dataset/dataset.ts';
import { keptRecords } from '../../src/dataset/kept-records.ts';
import { inProject } from './project.ts';

// Nothing in either changes once it is loaded, and loading takes most of a short test's time.
let data: Dataset | undefined;
let commands: Promise<ReadonlyMap<string, Command>> | undefined;

const load = (overlay?: string): Dataset =>
  loadDataset(inProject('data'), overlay, keptRecords(inProject('node_modules/.cache/rung/data')));

/** The dataset that ships, loaded once in a process; with another folder laid over it, loaded anew. */
export const shippedData = (overlay?: string): Dataset =>
  overlay === undefined ? (data ??= load()) : load(overlay);

/** The commands that ship, with more beside them; `prefix` goes before each name, as `acme-`. */
export async function shippedTree(
  extra: Readonly<Record<string, Command>> = {},
  prefix = '',
): Promise<CommandTree> {
  commands ??= readCommands(inProject('commands'));
  return treeOf(new Map([...(await commands), ...Object.entries(extra)]), prefix);
}

/** The commands of a tree by their dotted paths, as `readCommands` gives them. */
export function commandsOf({ roots }: CommandTree): ReadonlyMap<string, Command> {
  return new Map(allCommands(roots).map(({ path, command }) => [path.join('.'), command]));
}
