import type { Dataset } from '../../dataset/dataset.ts';
import { call } from '../../reply/build.ts';
import type { Call, FieldValues } from '../../reply/reply.ts';
import type { CommandNode, CommandTree } from '../declare/command.ts';
import { commandOfRole } from '../declare/roles.ts';
import { holdsOffer } from '../kinds/amount.ts';
import { inSentences } from './in-sentences.ts';
import { readMeanings } from './meanings.ts';
import { readText } from './parse.ts';
import { readSentence, readValues } from './plain-sentence.ts';

/**
 * The call that judges the offer of a plain sentence: it holds an amount, and is about pay by its words, by a phrase, or by
 * what sentences mean. Undefined for any other text, such as a question in which some number stands. The call holds the
 * amount: it is to be answered, never kept.
 */
export function offerIn(text: string, tree: CommandTree, data: Dataset): Call | undefined {
  if (text.trimStart().startsWith('/') || !holdsOffer(text, data)) return undefined;
  const { path, command } = commandOfRole(tree, 'offer');
  const { fields, unknown } = readText(inSentences(command), text, data, true);
  const isPay = (asked: Call | undefined): boolean => {
    const node = asked && tree.find(asked.path);
    return node !== undefined && (node.command.leavesOffers || node.command === command);
  };
  const means = (): boolean => {
    const { isSure, meanings } = readMeanings(text, tree, data);
    return isSure && isPay(meanings[0]?.call);
  };
  const isOffer =
    (unknown.length === 0 && data.pay.offers(text).kind === 'offer') ||
    isPay(readValues(text, tree, data)) ||
    isPay(readSentence(text, tree, data)) ||
    means();
  return isOffer ? call(path, fields) : undefined;
}

/**
 * The call that opens the form for an offer in place of an answer that others would read: of a text that holds an amount
 * of pay, and is a sentence or is said to a command of pay. It holds no amount. Undefined for any other text.
 */
export function offerForm(
  { node, rest }: { readonly node: CommandNode | undefined; readonly rest: string | FieldValues },
  tree: CommandTree,
  data: Dataset,
): Call | undefined {
  const { path, command } = commandOfRole(tree, 'offer');
  const isOwn = node === undefined || node.command === command || node.command.leavesOffers;
  if (!isOwn || typeof rest !== 'string' || !holdsOffer(rest, data)) return undefined;
  const { fields } = readText(inSentences(command), rest, data, true);
  return { path, fields, intent: 'form' };
}
