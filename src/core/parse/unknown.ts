import type { Dataset } from '../../dataset/dataset.ts';
import { fold } from '../../dataset/fold.ts';
import { edits, nearestOf } from '../../dataset/nearest-word.ts';
import { clean, shorten } from '../../reply/clean.ts';
import { button, call, command, naming, note, paragraph } from '../../reply/build.ts';
import type { Call, Reply } from '../../reply/reply.ts';
import type { CommandNode, CommandTree } from '../declare/command.ts';
import { allCommands, callOfRole } from '../declare/roles.ts';
import { isLeftToOffers } from '../kinds/amount.ts';
import { readText } from './parse.ts';
import { named } from './named.ts';
import { writeCall } from './write.ts';

const MOST_OFFERED = 3;
const LONGEST_ECHO = 40;

/** The answer to a command that does not exist: what the words may have meant, with those that follow already read. */
export function unknownCommand(text: string, tree: CommandTree, data: Dataset, within?: CommandNode): Reply {
  const words = clean(text).trim().replace(/^\/+/, '').split(/\s+/u);
  const first = words[0] ?? '';
  words.splice(0, 1, ...first.split('-'));
  const meant = commandsMeant(words, tree, data).slice(0, MOST_OFFERED);
  const typed = within ? words.slice(0, within.path.length + 1).join(' ') : first;
  const echo = shorten(typed, LONGEST_ECHO);
  const [best] = meant;
  const example = tree.find(best?.call.path ?? tree.roots[0]?.path ?? [])?.command.examples[0] ?? '';
  return {
    summary: first === '' ? 'What would you like to know?' : `I don’t know “${echo}”`,
    blocks: [
      paragraph(best ? 'Did you mean one of these?' : 'Ask me about pay, skills or a learning plan.'),
      note(['Example: ', command(example)]),
    ],
    actions: [
      ...meant.map((one, at) =>
        naming(
          button(writeCall(one.call, tree, data), one.call, at === 0 ? 'primary' : 'secondary'),
          named(one.call, tree),
        ),
      ),
      button('Help', callOfRole(tree, 'help')),
    ],
  };
}

/** The commands that words may have been meant for, the likeliest first. */
const commandsMeant = (words: readonly string[], tree: CommandTree, data: Dataset): Meant[] =>
  allCommands(tree.roots)
    .filter((node) => node.command.run !== undefined && !isLeftToOffers(node, words.join(' '), data))
    .flatMap((node) => nearName(node, words, data) ?? fitting(node, words, data) ?? [])
    .sort((a, b) => a.off - b.off);

/**
 * Whether a text begins with a command's name misspelt, and what follows is meant for it. To one that takes any words,
 * everything seems meant: “new york or london” begins as “new” of “/roadmap new”.
 */
export function isMisspelt(text: string, tree: CommandTree, data: Dataset): boolean {
  const words = clean(text).trim().replace(/^\/+/, '').split(/\s+/u);
  return allCommands(tree.roots).some(
    (node) => node.command.run && !takesAnyWords(node) && nearName(node, words, data)?.fits === true,
  );
}

const takesAnyWords = (node: CommandNode): boolean =>
  Object.values(node.command.options).some(({ kind }) => kind.maxWords === Infinity);

interface Meant {
  readonly call: Call;
  /** How far off, in letters; a command whose options were all that was typed comes after one misspelt by one. */
  readonly off: number;
  /** Whether all that was typed beside its name was understood. */
  readonly fits: boolean;
}

/** The command by a misspelt name, alone or after the one that holds it. */
function nearName(node: CommandNode, words: readonly string[], data: Dataset): Meant | undefined {
  const [best] = nearestOf(
    [node.path, node.path.slice(-1)].map((path) => {
      const name = path.join(' ');
      const typed = words.slice(0, path.length).map(fold).join(' ');
      return { item: path, edits: edits(typed, name), most: Math.max(1, Math.floor(name.length / 3)) };
    }),
  );
  if (!best) return undefined;
  const rest = words.slice(best.item.length).join(' ');
  const exact = readText(node.command, rest, data, true);
  // Who misspells the name may misspell what follows it.
  const { fields, unknown } = exact.unknown.length === 0 ? exact : readText(node.command, rest, data);
  // A command that the words after its name do not fit is less likely the one that was meant.
  const fits = unknown.length === 0;
  return { call: call(node.path, fits ? fields : {}), off: fits ? best.edits : best.edits + 3, fits };
}

/** The command that the words alone fit, when its name was left out: "senior london". */
function fitting(node: CommandNode, words: readonly string[], data: Dataset): Meant | undefined {
  // Free words fit anything, and so mean nothing.
  const required = Object.entries(node.command.options).filter(
    ([, { required, kind }]) => required && kind.maxWords !== Infinity,
  );
  const { fields, unknown, extra } = readText(node.command, words.join(' '), data, true);
  const isAll = Object.entries(node.command.options).every(
    ([name, { kind }]) => kind.cut === undefined || fields[name] !== undefined,
  );
  const fits = required.length > 0 && isAll && unknown.length === 0 && extra.length === 0;
  return fits && required.some(([name]) => fields[name] !== undefined)
    ? { call: call(node.path, fields), off: 2, fits }
    : undefined;
}
