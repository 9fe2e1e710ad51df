import { PAGE_KINDS, type PageName } from '../../dataset/pages.ts';
import { call } from '../../reply/build.ts';
import type { Call, FieldValues } from '../../reply/reply.ts';
import type { CommandNode, CommandTree, Role } from './command.ts';

/** Every role, with the options that the core fills in when it leads to the command. */
const OPTIONS_OF_ROLE: Readonly<Record<Role, readonly string[]>> = {
  door: [],
  help: ['topic'],
  home: ['greeting'],
  settings: [],
  roadmaps: [],
  sample: [],
  offer: ['offer'],
};

/** Every command, each before its children. */
export const allCommands = (nodes: readonly CommandNode[]): readonly CommandNode[] =>
  nodes.flatMap((node) => [node, ...allCommands(node.children)]);

const known = new WeakMap<CommandTree, ReadonlyMap<Role, CommandNode>>();

/** The first command of each role; found once for each tree, since every answer asks for one. */
function commandsByRole(tree: CommandTree): ReadonlyMap<Role, CommandNode> {
  const before = known.get(tree);
  if (before) return before;
  const found = new Map<Role, CommandNode>();
  for (const node of allCommands(tree.roots)) {
    const { role } = node.command;
    if (role !== undefined && !found.has(role)) found.set(role, node);
  }
  known.set(tree, found);
  return found;
}

/**
 * The command of a role. The start refuses a tree in which a role is missing.
 * @throws Error in a tree that was not checked and lacks the role
 */
export function commandOfRole(tree: CommandTree, role: Role): CommandNode {
  const node = commandsByRole(tree).get(role);
  if (!node) throw new Error(`no command has the role ${role}`);
  return node;
}

/** The call of a button that leads to the command of a role. @throws as `commandOfRole` does */
export const callOfRole = (tree: CommandTree, role: Role, fields: FieldValues = {}): Call =>
  call(commandOfRole(tree, role).path, fields);

/** The example that is shown where any would do, as its command declares it. @throws as `commandOfRole` does */
export const sampleOf = (tree: CommandTree): string =>
  commandOfRole(tree, 'sample').command.examples[0] ?? '';

/**
 * The call that shows a page. The start refuses a tree in which a kind of page has no command.
 * @throws Error in a tree that was not checked and shows no such page
 */
export function callOfPage(tree: CommandTree, { kind, ref }: Pick<PageName, 'kind' | 'ref'>): Call {
  for (const { path, command } of allCommands(tree.roots))
    if (command.pages?.kinds.includes(kind)) return call(path, { [command.pages.option]: ref });
  throw new Error(`no command shows a ${kind}`);
}

const pathsOf = (nodes: readonly CommandNode[]): string =>
  nodes.map(({ path }) => `/${path.join(' ')}`).join(' and ');

/** Says which roles and kinds of page have no command or several, and which options such a command lacks. */
export function roleProblems(tree: CommandTree): readonly string[] {
  const nodes = allCommands(tree.roots);
  const oneOf = (what: string, found: readonly CommandNode[]): readonly string[] =>
    found.length === 1 ? [] : [found.length === 0 ? `no command ${what}` : `${pathsOf(found)}: each ${what}`];
  const lacking = (node: CommandNode, options: readonly string[], what: string): readonly string[] =>
    options
      .filter((option) => !(option in node.command.options))
      .map((option) => `${pathsOf([node])}: ${what}, and has no option ${option}`);
  return [
    ...Object.entries(OPTIONS_OF_ROLE).flatMap(([role, options]) => {
      const found = nodes.filter(({ command }) => command.role === role);
      const what = `has the role ${role}`;
      return [...oneOf(what, found), ...found.flatMap((node) => lacking(node, options, what))];
    }),
    ...PAGE_KINDS.flatMap((kind) => {
      const found = nodes.filter(({ command }) => command.pages?.kinds.includes(kind));
      const what = `shows the page of a ${kind}`;
      return [
        ...oneOf(what, found),
        ...found.flatMap((node) => lacking(node, [node.command.pages?.option ?? ''], what)),
      ];
    }),
  ];
}
