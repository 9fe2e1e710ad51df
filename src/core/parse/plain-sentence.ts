import type { Dataset } from '../../dataset/dataset.ts';
import { call } from '../../reply/build.ts';
import type { Call } from '../../reply/reply.ts';
import type { CommandNode, CommandTree } from '../declare/command.ts';
import { withoutAmounts } from '../kinds/amount.ts';
import { inSentences } from './in-sentences.ts';
import { readText } from './parse.ts';
import { readPhrase, type Asked } from './phrases.ts';
import { wordsOf } from './words.ts';
import { isMisspelt } from './unknown.ts';

/**
 * The call for words that name no command and are no phrase of one: a command that a plain sentence can ask for ("what
 * does a senior make in Berlin?"), else the one that takes questions, also to say that nothing is known. Undefined where
 * a command was most likely meant.
 */
export function readPlainly(text: string, tree: CommandTree, data: Dataset): Call | undefined {
  // A stroke announces a command's name.
  if (text.trimStart().startsWith('/')) return undefined;
  const sentence = readByContents(text, tree, data);
  if (sentence) return sentence;
  if (isMisspelt(text, tree, data)) return undefined;
  const taking = tree.roots.find(({ command }) => command.questionOption !== undefined);
  if (taking?.command.questionOption === undefined) return undefined;
  // Nothing is known of it: a sentence is told so, a word was most likely meant for a command.
  if (wordsOf(text).length <= 1 && data.search(text).length === 0) return undefined;
  return call(taking.path, { [taking.command.questionOption]: withoutAmounts(text, data) });
}

/** Longer sentences are not looked through for misspelt names: they ask for more. */
const MOST_MISSPELT = 7;
const SHORTEST_MISSPELT = 4;

/** The command that a few misspelt words give all that is required of, and nothing else: “seneor londn”. To be asked. */
export function readMisspelt(text: string, tree: CommandTree, data: Dataset): Asked | undefined {
  if (text.trimStart().startsWith('/') || wordsOf(text).length > MOST_MISSPELT) return undefined;
  if (readByContents(text, tree, data)) return undefined;
  for (const node of asking(tree.roots)) {
    const required = requiredOf(node.command);
    // Looking for misspelt places is dear, and most questions hold nothing that the command asks for.
    const { fields: sure } = readText(node.command, text, data, true);
    if (!required.some((name) => sure[name] !== undefined)) continue;
    const { fields, unknown, extra, corrections } = readText(node.command, text, data);
    const isAll = required.every((name) => {
      const value = fields[name];
      const count = value === undefined ? 0 : Array.isArray(value) ? value.length : 1;
      return count >= (node.command.options[name]?.many?.min ?? 1);
    });
    // A word of a few letters is an ordinary one: “when” is no Wien.
    if (corrections.some(({ typed }) => typed.length <= SHORTEST_MISSPELT)) continue;
    if (isAll && corrections.length > 0 && unknown.length + extra.length === 0)
      return { node, call: call(node.path, fields) };
  }
  return undefined;
}

/**
 * The command that a plain sentence asks for, by a phrase of it or by what the sentence is about; undefined where none
 * fits, or where the phrase is of a command that changes anything.
 */
export function readSentence(text: string, tree: CommandTree, data: Dataset): Call | undefined {
  const asked = readPhrase(text, tree, data);
  return asked && !asked.node.command.changes ? asked.call : readByContents(text, tree, data);
}

/** The command that a text gives all that it asks for, and nothing else: “jersey city senior”. */
export const readValues = (text: string, tree: CommandTree, data: Dataset): Call | undefined =>
  text.trimStart().startsWith('/') ? undefined : readByContents(text, tree, data, true);

/** The command that a sentence asks for by its `sentenceWords` and the values in it, or by the values alone. */
function readByContents(text: string, tree: CommandTree, data: Dataset, byValues = false): Call | undefined {
  const phrase = ` ${wordsOf(text)
    .map((word) => word.folded)
    .join(' ')} `;
  for (const { path, command } of asking(tree.roots)) {
    const named = !byValues && command.sentenceWords.some((word) => phrase.includes(` ${word} `));
    if (!named && path.length > 1) continue;
    const { fields, unknown, extra } = readText(inSentences(command), text, data, !named);
    if (unknown.length > 0) continue;
    // Two places in a question of one: the command that takes several.
    const [several, ...more] = extra;
    const overflow = several && command.options[several.option]?.overflow;
    if (named && several && overflow && more.length === 0)
      return call(overflow.path, { ...fields, [overflow.option]: several.values.map(String) });
    const required = requiredOf(command);
    const given = required.filter((name) => fields[name] !== undefined);
    const isCut = (name: string): boolean => command.options[name]?.kind.cut !== undefined;
    const lacksCut = required.some((name) => isCut(name) && fields[name] === undefined);
    const enough = named ? given.length > 0 && !lacksCut : given.length === required.length;
    if (extra.length === 0 && enough) return call(path, fields);
  }
  return undefined;
}

/** The commands that plain sentences ask for: those within others first, whose words are the more telling. */
const asking = (nodes: readonly CommandNode[]): CommandNode[] =>
  nodes
    .flatMap((node) => [...asking(node.children), node])
    .filter(({ command }) => command.sentenceWords.length > 0);

const requiredOf = ({ options }: CommandNode['command']): string[] =>
  Object.entries(options)
    .filter(([, { required, kind }]) => required || kind.cut !== undefined)
    .map(([name]) => name);
