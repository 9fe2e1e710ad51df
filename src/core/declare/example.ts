import type { Dataset } from '../../dataset/dataset.ts';
import type { Call } from '../../reply/reply.ts';
import type { CommandTree } from './command.ts';
import { locate } from '../parse/locate.ts';
import { readText } from '../parse/parse.ts';

/** The call that a declared example makes when it is typed; undefined where it names no command. */
export function callOfExample(tree: CommandTree, data: Dataset, example: string): Call | undefined {
  const { node, rest } = locate({ ...tree, prefix: '' }, example);
  return node && { path: node.path, fields: readText(node.command, rest, data).fields };
}
