import type { FieldValues, Intent } from '../../reply/reply.ts';
import type { CommandNode, CommandTree } from '../declare/command.ts';
import type { Invocation } from '../declare/invocation.ts';
import { locate } from './locate.ts';
import { LONGEST_INPUT, wordsOf } from './words.ts';
import { ENDINGS } from './write.ts';

/** An invocation with its command found and its ending read, and the options still as they came. */
export interface Understood {
  /** Undefined when no command has the name that was given. */
  readonly node: CommandNode | undefined;
  /** The command that only holds others, where the words after it name none of them: "plan" of "/plan cancel". */
  readonly within?: CommandNode;
  readonly intent: 'answer' | 'help' | Intent;
  readonly page: number;
  /** Words for the text parser, or the options apart. */
  readonly rest: string | FieldValues;
}

const SHARE = new RegExp(`(?:^|\\s)${ENDINGS.share}\\s*$`, 'iu');
const HELP = new RegExp(`(?:^|\\s)(?:--)?${ENDINGS.help}\\W*$`, 'iu');
const FORM = new RegExp(`(?:^|\\s)${ENDINGS.form}\\s*$`, 'iu');
const PICTURE = new RegExp(`(?:^|\\s)${ENDINGS.picture}\\s*$`, 'iu');
const PAGE = new RegExp(`(?:^|\\s)${ENDINGS.page} (\\d{1,3})\\s*$`, 'iu');

/** Whether a picture is asked for: by the button for it, or by words that end in it. */
export const asksForPicture = ({ intent, input }: Pick<Invocation, 'intent' | 'input'>): boolean =>
  intent === 'picture' || (input.kind === 'text' && PICTURE.test(input.text));

/** Which command, and how it is to be answered: known from the words alone, before anything is looked up. */
export function understand(tree: CommandTree, { path, input, intent, page = 1 }: Invocation): Understood {
  if (input.kind === 'fields') {
    return { node: answering(tree.find(path)), intent: intent ?? 'answer', page, rest: input.fields };
  }
  const { node: named, rest } = locate(tree, input.text.slice(0, LONGEST_INPUT), path);
  // “What should I manage without help” names no command, and asks for none to be explained.
  const isExplained = named !== undefined || wordsOf(rest).length === 1;
  if (isExplained && HELP.test(rest) && defaultChildOf(named)?.command.role !== 'help') {
    return { node: named, intent: 'help', page, rest: '' };
  }
  const forwarded = named && (named.command.passesWordsOn || rest.trim() === '');
  const node = named?.command.run ? named : forwarded ? answering(named) : undefined;
  const within = node === undefined && named !== undefined && { within: named };
  if (rest === '') return { node, ...within, intent: intent ?? 'answer', page, rest };
  if (SHARE.test(rest)) return { node, intent: 'share', page, rest: rest.replace(SHARE, '') };
  if (node?.command.form && FORM.test(rest))
    return { node, intent: 'form', page, rest: rest.replace(FORM, '') };
  if (PICTURE.test(rest)) return { node, intent: 'picture', page, rest: rest.replace(PICTURE, '') };
  const paged = PAGE.exec(rest);
  if (paged)
    return { node, intent: intent ?? 'answer', page: Number(paged[1]), rest: rest.replace(PAGE, '') };
  return { node, ...within, intent: intent ?? 'answer', page, rest };
}

/** The command itself, or the child that answers where it only holds others. */
const answering = (node: CommandNode | undefined): CommandNode | undefined =>
  node?.command.run ? node : defaultChildOf(node);

const defaultChildOf = (node: CommandNode | undefined): CommandNode | undefined =>
  node?.children.find((one) => one.name === node.command.defaultChild);
