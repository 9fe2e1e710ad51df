import { styleText } from 'node:util';
import { textOf } from '../../reply/lines.ts';
import { breakable } from '../../reply/no-break.ts';
import type { Action, Call, Reply } from '../../reply/reply.ts';
import { cellsOf, type Line, type LineKind, plainLines } from '../../reply/text.ts';
import { tidy } from '../../reply/tidy.ts';
import { type ByType, visit } from '../../reply/visit.ts';
import type { Rendered, RenderRequest } from '../shared/adapter.ts';

/** How the terminal shows text: its width in cells, and whether in colour. */
export interface Look {
  readonly width: number;
  readonly color: boolean;
}
/** The printed text, and the calls that its numbers stand for: `calls[0]` is `[1]`. */
export interface TerminalPage {
  readonly text: string;
  readonly calls: readonly Call[];
}

const NARROWEST = 20;
const NO_BREAK = '\u00a0';
const STYLES: Readonly<Record<LineKind, Parameters<typeof styleText>[0] | undefined>> = {
  summary: 'bold',
  title: 'bold',
  text: undefined,
  emphasis: 'bold',
  exact: undefined,
  note: 'dim',
};

/** A reply as text for a terminal, its actions numbered. It is one page however long. */
export function render(
  request: RenderRequest,
  look: Look = { width: 80, color: false },
): Rendered<TerminalPage> {
  const reply = tidy(request.reply, (picture) => request.shown?.has(picture) ?? false);
  const width = Math.max(NARROWEST, look.width);
  const calls: Call[] = [];
  const words = plainLines(reply, width).flatMap((line) =>
    (line.kind === 'exact' ? [line.text] : wrap(line.text, width)).map((part) =>
      paint({ ...line, text: part }, look.color),
    ),
  );
  const actions = actionLines(reply, calls)
    .flatMap((line) => wrap(line, width))
    .map((line) => (look.color ? line.replaceAll(NUMBER, (number) => amber(number)) : line));
  const text = [...words, ...actions].join('\n');
  return { payload: { text, calls }, storedActions: [], page: 1, pages: 1 };
}

/** A button's number where it stands: at the start of a line or after two spaces. */
const NUMBER = /(?<=^|  )\[\d+\]/g;
/** The one colour for numbers that can be pressed and for the prompt. */
export const amber = (text: string): string => styleText('yellow', text, { validateStream: false });

function paint({ kind, text }: Line, color: boolean): string {
  const style = STYLES[kind];
  return color && style && text !== '' ? styleText(style, text, { validateStream: false }) : text;
}

function actionLines(reply: Reply, calls: Call[]): string[] {
  const row: string[] = [];
  const below: string[] = [];
  const isMenu = (action: Action): boolean => action.type === 'menu';
  // In the order they are printed, so that the numbers run on.
  for (const action of reply.actions) if (!isMenu(action)) visit(ACTIONS, action, calls, row, below);
  for (const block of reply.blocks) {
    if (block.type === 'section')
      below.push(
        `  ${numbered(calls, block.accessory.call)} ${block.accessory.label}: ${textOf(block.spans)}`,
      );
    if (block.type !== 'checklist') continue;
    for (const item of block.items) {
      if (item.call)
        below.push(`  ${numbered(calls, item.call)} ${item.done ? 'Untick' : 'Tick'} ${item.label}`);
    }
  }
  for (const action of reply.actions) if (isMenu(action)) visit(ACTIONS, action, calls, row, below);
  const texts = [...(row.length > 0 ? [row.map(unbroken).join('  ')] : []), ...below];
  return texts.length === 0 ? [] : ['', ...texts];
}

/** A short label with spaces at which lines do not break. */
export const unbroken = (label: string): string =>
  label.length < NARROWEST ? label.replaceAll(' ', NO_BREAK) : label;

const numbered = (calls: Call[], call: Call): string => `[${calls.push(call)}]`;

const ACTIONS: ByType<Action, [Call[], string[], string[]], void> = {
  button: (action, calls, row) => row.push(`${numbered(calls, action.call)} ${action.label}`),
  menu: (action, calls, _, below) => {
    below.push(
      /[?…]$/u.test(action.label) ? action.label : `${action.label}:`,
      ...action.choices.map((one) => `  ${numbered(calls, one.call)} ${one.label}`),
    );
  },
  link: (action, _, row) => row.push(`${action.label} (${action.url})`),
};

/** Lines of at most `width` cells, broken at spaces; a longer word stands alone, so that an address stays whole. */
export function wrap(text: string, width: number): string[] {
  if (text.length <= width && cellsOf(text) <= width) return [breakable(text)];
  const lines: string[] = [];
  let current = /^ */.exec(text)?.[0] ?? '';
  let used = current.length;
  let isEmpty = true;
  for (const word of text.split(' ').filter((one) => one !== '')) {
    const cells = cellsOf(word);
    if (!isEmpty && used + 1 + cells > width) {
      lines.push(current);
      current = word;
      used = cells;
    } else {
      current += isEmpty ? word : ` ${word}`;
      used += cells + (isEmpty ? 0 : 1);
    }
    isEmpty = false;
  }
  return [...lines, current].map(breakable);
}
