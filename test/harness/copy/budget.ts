import type { Call } from '../../../src/reply/reply.ts';
import type { Message } from './messages.ts';
import { allOf, countWords, formsOf, type Platform, type Seen } from './lines.ts';

/** A kind of message, by how much of it anybody reads. */
type Kind = 'answer' | 'reference';

/** The commands whose answers are pages to look things up in, and roadmaps; all other messages are answers. */
const KINDS: Readonly<Record<string, Kind>> = {
  career: 'reference',
  skills: 'reference',
  'roadmap show': 'reference',
  'roadmap list': 'reference',
  'roadmap units': 'reference',
  'rung about': 'reference',
  'rung privacy': 'reference',
};

const MOST_WORDS: Readonly<Record<Kind, number>> = { answer: 90, reference: 250 };
const MOST_BUTTONS = 4;
const MOST_MENUS = 1;
const LONGEST_TITLE = 60;
const TALLEST: Readonly<Record<Kind, number>> = { answer: 900, reference: 1300 };
/** The one menu that may stand beside another: for a place that others have the name of. */
const OTHER_PLACES = /^Not this .+\?$/u;

/** How figures came about is looked up, as a page is. */
const isMaths = ({ path, fields }: Call): boolean => path[0] === 'salary' && fields['how'] === true;

const kindOf = ({ answer: { ok, call } }: Message): Kind =>
  (ok ? (isMaths(call) ? 'reference' : KINDS[call.path.join(' ')]) : undefined) ?? 'answer';

/**
 * Where a message is past its budget on a platform, in any of its forms: the figure and the bound, one line each. `more`
 * words are allowed to one that was asked for more than it usually says.
 */
export const overBudget = (message: Message, platform: Platform, more = 0): string[] =>
  formsOf(message.answer, platform).flatMap((form) => formOverBudget(message, form, { platform, more }));

function formOverBudget(
  message: Message,
  { title, ...shown }: Seen,
  { platform, more }: { readonly platform: Platform; readonly more: number },
): string[] {
  const most = MOST_WORDS[kindOf(message)] + more;
  const menus = shown.menus.filter((one) => !OTHER_PLACES.test(one));
  const bounds = [
    [countWords(allOf(shown)), 'words', most],
    [shown.buttons.length, 'buttons', MOST_BUTTONS],
    [menus.length, 'menus', MOST_MENUS],
    [shown.menus.length - menus.length, 'menus of other places', 1],
    [title.length, 'characters in its title', LONGEST_TITLE],
  ] as const;
  return bounds
    .filter(([count, , bound]) => count > bound)
    .map(([count, what, bound]) => `${nameOf(message)} on ${platform}: ${count} ${what}, at most ${bound}`);
}

/** How tall a command's answer may be on a phone that is 400 pixels wide, in pixels. */
export const tallestOf = (path: string): number => TALLEST[KINDS[path] ?? 'answer'];

/** What was typed for a message, and by whom. */
export const nameOf = ({ name, hasPlan }: Message): string =>
  `“${name}” ${hasPlan ? 'with' : 'without'} a plan`;

/** The middle of some figures. */
export function medianOf(figures: readonly number[]): number {
  const sorted = [...figures].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  const [under = 0, over = 0] = [sorted[middle - 1], sorted[middle]];
  return sorted.length % 2 === 1 ? over : (under + over) / 2;
}
