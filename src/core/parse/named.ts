import type { Dataset } from '../../dataset/dataset.ts';
import { fold } from '../../dataset/fold.ts';
import { mapCommands, type CommandSpan } from '../../reply/commands.ts';
import type { Call, CommandName, FieldValue, Reply } from '../../reply/reply.ts';
import type { CommandNode, CommandTree } from '../declare/command.ts';
import type { OptionKind } from '../declare/option.ts';
import { locate } from './locate.ts';
import { readText } from './parse.ts';
import { asTyped, nameOf } from './write.ts';

/** The name of a command, for a label or a title that holds it as it is typed. */
export const named = ({ path }: Pick<Call, 'path'>, tree: Pick<CommandTree, 'prefix'>): CommandName => ({
  ...{ path, typed: nameOf({ path }, tree), options: {} },
});

/** A reply whose lines name commands as they are typed here, each with what it is: its prefix is on, its options are read. */
export const nameCommands = (reply: Reply, tree: CommandTree, data: Dataset): Reply =>
  mapCommands(reply, (span) => nameCommand(span, tree, data));

function nameCommand(span: CommandSpan, tree: CommandTree, data: Dataset): CommandSpan {
  const { text, usage, names } = span;
  if (names) return span;
  const { node, rest } = locate({ ...tree, prefix: '' }, text);
  if (!node) return span;
  const { path } = answering(node);
  const options = usage === undefined ? optionsIn(node, rest, data) : optionsOf(node);
  return {
    type: 'command',
    text: [asTyped(tree, text), usage ?? ''].join(' ').trim(),
    names: { path, typed: nameOf(node, tree), options },
  };
}

/** The command itself or, of one that only holds others, the child that answers. */
const answering = (node: CommandNode): CommandNode =>
  node.command.run ? node : (node.children.find((one) => one.name === node.command.defaultChild) ?? node);

/** Options without a value, as usage has them. */
const optionsOf = ({ command }: CommandNode): CommandName['options'] =>
  Object.fromEntries(
    Object.entries(command.options)
      .filter(([, { carried, kind }]) => !carried && kind.name !== 'flag')
      .map(([name]) => [name, []]),
  );

function optionsIn({ command }: CommandNode, rest: string, data: Dataset): CommandName['options'] {
  const { fields } = readText(command, rest, data);
  return Object.fromEntries(
    Object.entries(command.options).flatMap(([name, { kind }]): [string, string[]][] => {
      const value = fields[name];
      if (value === undefined) return [];
      const values: readonly FieldValue[] = Array.isArray(value) ? (value as readonly string[]) : [value];
      return [[name, values.map((one) => withoutLead(wordsFor(one, rest, kind, data), kind))]];
    }),
  );
}

/** The fewest of the typed words that say a value; a number as it is. */
function wordsFor(value: FieldValue, typed: string, kind: OptionKind<unknown>, data: Dataset): string {
  // An example's own amounts are nobody's.
  if (typeof value === 'number' || kind.cut) return String(value);
  const written = kind.format(value, data);
  if (kind.maxWords === Infinity) return written.toLowerCase() === typed.toLowerCase() ? typed : written;
  const words = typed.split(/\s+/u);
  const isSaid = (phrase: string): boolean => kind.match(fold(phrase), data, false, phrase) === value;
  for (let length = 1; length <= Math.min(kind.maxWords, words.length); length++)
    for (let from = 0; from + length <= words.length; from++) {
      const phrase = words
        .slice(from, from + length)
        .join(' ')
        .replace(/[,;]$/u, '');
      if (isSaid(phrase)) return phrase;
    }
  return written;
}

/** A value without the word that announces it in a line: "usd" for "in usd". */
const withoutLead = (words: string, { lead }: OptionKind<unknown>): string =>
  lead !== undefined && words.startsWith(`${lead} `) ? words.slice(lead.length + 1) : words;
