import type { Dataset } from '../../dataset/dataset.ts';
import { call } from '../../reply/build.ts';
import type { Call } from '../../reply/reply.ts';
import type { CommandNode, CommandTree } from '../declare/command.ts';
import { readText } from './parse.ts';
import { wordsOf } from './words.ts';
import { isMeant, isMisspelt } from './unknown.ts';

/**
 * The call that words ask for which name no command: a command that a plain sentence can ask for ("what does a senior make in
 * Berlin?"), else the one that takes questions, also to say that nothing is known. Undefined where a command was most
 * likely meant.
 */
export function readPlainly(text: string, tree: CommandTree, data: Dataset): Call | undefined {
  // A stroke announces a command's name.
  if (text.trimStart().startsWith('/') || isMisspelt(text, tree, data)) return undefined;
  const sentence = readSentence(text, tree, data);
  if (sentence) return sentence;
  const taking = tree.roots.find(({ command }) => command.questionOption !== undefined);
  if (taking?.command.questionOption === undefined) return undefined;
  // Nothing is known of it: a sentence is told so, a word was most likely meant for a command.
  const isSentence = wordsOf(text).length > 1 && !isMeant(text, tree, data);
  if (!isSentence && data.search(text).length === 0) return undefined;
  return call(taking.path, { [taking.command.questionOption]: text });
}

/** The command that a plain sentence asks for by the words it is about and what it gives; undefined where none fits. */
export function readSentence(text: string, tree: CommandTree, data: Dataset): Call | undefined {
  const phrase = ` ${wordsOf(text)
    .map((word) => word.folded)
    .join(' ')} `;
  for (const { path, command } of tree.roots) {
    if (command.sentenceWords.length === 0) continue;
    const named = command.sentenceWords.some((word) => phrase.includes(` ${word} `));
    const { fields, unknown } = readText(command, text, data, !named);
    const required = requiredOf(command);
    const present = required.filter((name) => fields[name] !== undefined);
    const enough = named ? present.length > 0 : present.length === required.length;
    if (unknown.length === 0 && enough) return call(path, fields);
  }
  return undefined;
}

const requiredOf = ({ options }: CommandNode['command']): string[] =>
  Object.entries(options)
    .filter(([, one]) => one.required)
    .map(([name]) => name);
