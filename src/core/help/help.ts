import {
  button,
  call,
  code,
  command,
  field,
  fields,
  menu,
  naming,
  note,
  paragraph,
} from '../../reply/build.ts';
import type { Action, Block, Call, MenuChoice, Reply, Span } from '../../reply/reply.ts';
import type { CommandNode, CommandTree } from '../declare/command.ts';
import { callOfExample } from '../declare/example.ts';
import { allCommands, callOfRole } from '../declare/roles.ts';
import { locate } from '../parse/locate.ts';
import { named } from '../parse/named.ts';
import { readText } from '../parse/parse.ts';
import { usageOf } from './usage.ts';
import { asTyped, nameOf } from '../parse/write.ts';
import type { Dataset } from '../../dataset/dataset.ts';

/** Most examples that become buttons. */
const MOST_EXAMPLES = 3;

function exampleButtons(node: CommandNode, tree: CommandTree, data: Dataset): Action[] {
  // An example of what no button may hold would open the form all the same.
  if (node.command.form?.opensFor)
    return [button('Open the form', { ...call(node.path), intent: 'form' }, 'primary')];
  return node.command.examples.slice(0, MOST_EXAMPLES).map((example) => {
    const { rest } = locate({ ...tree, prefix: '' }, example);
    const does = call(node.path, readText(node.command, rest, data).fields);
    return naming(button(asTyped(tree, example), does), named(node, tree));
  });
}

/** Help for one command: what it does, how it is typed, what its options mean, examples to press, and its children. */
export function helpFor(node: CommandNode, tree: CommandTree, data: Dataset): Reply {
  const { command: declared, children } = node;
  const shared = declared.shareable ? ' “Share here” posts it.' : '';
  const seen =
    declared.visibility === 'private' ? 'Only you see the answer.' : 'Everyone here sees the answer.';
  const answering = declared.run
    ? node
    : (children.find((one) => one.name === declared.defaultChild) ?? node);
  return {
    summary: nameOf(node, tree),
    names: named(node, tree),
    blocks: [
      paragraph(`${declared.summary}.`),
      ...(declared.run ? typedAs(node) : []),
      ...(children.length > 0 ? [paragraph(['Also: ', ...childNames(node, tree)])] : []),
      note(`${seen}${shared}`),
    ],
    actions: [
      ...exampleButtons(answering, tree, data),
      menu(
        'Help on one of these',
        children.map((child) => helpChoice(child, tree)),
      ),
    ],
  };
}

const helpCall = (node: CommandNode, tree: CommandTree): Call =>
  callOfRole(tree, 'help', { topic: node.path.join(' ') });

const helpChoice = (node: CommandNode, tree: CommandTree): MenuChoice =>
  naming({ label: nameOf(node, tree), call: helpCall(node, tree) }, named(node, tree));

/** The children by what they add to the command’s name. */
const childNames = ({ children }: CommandNode, tree: CommandTree): (string | Span)[] =>
  children.flatMap((child, at) => [
    at > 0 ? ', ' : '',
    { type: 'command', text: child.name, names: named(child, tree) },
  ]);

/** How a command that answers is typed, and a line for each of its options; a flag by the words that set it. */
function typedAs(node: CommandNode): Block[] {
  // A part of what is typed in one text has an option of its own only where options are given apart.
  const options = Object.entries(node.command.options).filter(
    ([, { carried, kind }]) => !carried && (kind.speaks === undefined || kind.cut !== undefined),
  );
  const values = Object.fromEntries(options.filter(([, { kind }]) => kind.name !== 'flag'));
  const anyOrder = Object.keys(values).length > 1 ? ', in any order' : '';
  return [
    paragraph(['Type ', command(`/${node.path.join(' ')}`, usageOf(values)), `${anyOrder}.`]),
    ...(node.command.form?.opensFor
      ? [paragraph(['Such as ', command(node.command.examples[1] ?? '')])]
      : []),
    ...(options.length > 0
      ? [
          fields(
            ...options.map(([name, { kind, summary }]) =>
              kind.name === 'flag'
                ? field(kind.hint, summary)
                : field(name, [`${summary} (`, code(kind.hint), ')']),
            ),
          ),
        ]
      : []),
  ];
}

/** Most lines of the help for everything that are buttons as well. */
const MOST_PRESSED = 3;

/** Help for everything: what people use Rung for, an example each, and the help of each command a press away. */
export function helpForAll(tree: CommandTree, data: Dataset): Reply {
  const lines = allCommands(tree.roots)
    .flatMap((one) => one.command.helpLine ?? [])
    .sort((one, other) => one.at - other.at);
  return {
    summary: 'What I can help with',
    blocks: [
      fields(...lines.map(({ label, says, example }) => field(label, [`${says} · `, command(example)]))),
      note(['Or just ask. For options, add ', code('help'), ' to a command.']),
    ],
    actions: [
      ...lines.slice(0, MOST_PRESSED).flatMap(({ label, example }): Action[] => {
        const does = callOfExample(tree, data, example);
        return does ? [button(label, does)] : [];
      }),
      menu(
        'Help on a command',
        tree.roots.map((root) => helpChoice(root, tree)),
      ),
    ],
  };
}
