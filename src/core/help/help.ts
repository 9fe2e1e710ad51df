import { button, call, code, field, fields, heading, note, paragraph } from '../../reply/build.ts';
import type { Action, Block, Reply } from '../../reply/reply.ts';
import type { CommandNode, CommandTree } from '../declare/command.ts';
import { callOfRole } from '../declare/roles.ts';
import { locate } from '../parse/locate.ts';
import { readText } from '../parse/parse.ts';
import { usageOf } from './usage.ts';
import { asTyped, nameOf } from '../parse/write.ts';
import type { Dataset } from '../../dataset/dataset.ts';

/** Most examples that become buttons. */
const MOST_EXAMPLES = 4;

function exampleButtons(node: CommandNode, tree: CommandTree, data: Dataset): Action[] {
  return node.command.examples.slice(0, MOST_EXAMPLES).map((example) => {
    const { rest } = locate({ ...tree, prefix: '' }, example);
    return button(asTyped(tree, example), call(node.path, readText(node.command, rest, data).fields));
  });
}

/** Help for one command: what it does, how it is typed, what its options mean, and examples to press. */
export function helpFor(node: CommandNode, tree: CommandTree, data: Dataset): Reply {
  const { command, children } = node;
  const options = Object.entries(command.options).filter(([, one]) => !one.carried);
  const blocks: Block[] = [];
  if (command.run)
    blocks.push(
      paragraph([
        'Type ',
        code(`${nameOf(node, tree)} ${usageOf(command.options)}`.trim()),
        '. Words may come in any order.',
      ]),
    );
  if (options.length > 0) {
    blocks.push(
      fields(
        ...options.map(([name, one]) =>
          field(name, [
            one.summary,
            ...(one.kind.name === 'flag' ? [': ', code(one.kind.hint)] : [' (', code(one.kind.hint), ')']),
          ]),
        ),
      ),
    );
  }
  if (children.length > 0) {
    blocks.push(
      heading('Also'),
      fields(...children.map((child) => field(nameOf(child, tree), child.command.summary))),
    );
  }
  const shared = command.shareable ? ' “Share here” posts an answer for everyone.' : '';
  const seen =
    command.visibility === 'private' ? 'Only you see the answer.' : 'Everyone here sees the answer.';
  blocks.push(note(`${seen}${shared}`));
  return {
    summary: `${nameOf(node, tree)}: ${command.summary}`,
    blocks,
    actions: exampleButtons(
      command.run ? node : (children.find((one) => one.name === command.defaultChild) ?? node),
      tree,
      data,
    ),
  };
}

/** Help for everything: each command in a line, with a button to its own help. */
export function helpForAll(tree: CommandTree): Reply {
  const listed = tree.roots
    .flatMap((root) => [root, ...root.children])
    .filter((node) => node.command.run !== undefined);
  return {
    summary: 'What Rung can do',
    blocks: [
      paragraph(
        'Rung helps engineers become AI engineers. Type a command, or press one to see how it is used.',
      ),
      fields(...listed.map((node) => field(nameOf(node, tree), node.command.summary))),
      note([
        'Add ',
        code('help'),
        ' after any command. Words may come in any order, and a typo is forgiven.',
      ]),
    ],
    actions: tree.roots
      .filter(({ command }) => command.role !== 'door')
      .flatMap((root) => [root, ...root.children])
      .filter(({ command }) => command.run !== undefined)
      .map((node) => button(nameOf(node, tree), callOfRole(tree, 'help', { topic: node.path.join(' ') }))),
  };
}
