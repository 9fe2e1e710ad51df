import { button, call, code, field, fields, heading, menu, note, paragraph } from '../../reply/build.ts';
import type { Action, Block, Reply } from '../../reply/reply.ts';
import type { CommandNode, CommandTree } from '../declare/command.ts';
import { callOfExample } from '../declare/example.ts';
import { allCommands, callOfRole } from '../declare/roles.ts';
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

/** Most lines of the help for everything that are buttons as well. */
const MOST_PRESSED = 3;

/** Help for everything: what people use Rung for, an example each, and the help of each command a press away. */
export function helpForAll(tree: CommandTree, data: Dataset): Reply {
  const lines = allCommands(tree.roots)
    .flatMap(({ command }) => command.helpLine ?? [])
    .sort((one, other) => one.at - other.at);
  return {
    summary: 'What I can help with',
    blocks: [
      fields(
        ...lines.map(({ label, says, example }) =>
          field(label, [`${says} · `, code(asTyped(tree, example))]),
        ),
      ),
      note(['Or ask in plain words. Add ', code('help'), ' to any command to see its options.']),
    ],
    actions: [
      ...lines.slice(0, MOST_PRESSED).flatMap(({ label, example }): Action[] => {
        const does = callOfExample(tree, data, example);
        return does ? [button(label, does)] : [];
      }),
      menu(
        'Help on a command',
        tree.roots.map((root) => ({
          label: nameOf(root, tree),
          call: callOfRole(tree, 'help', { topic: root.path.join(' ') }),
        })),
      ),
    ],
  };
}
