import { clean } from './clean.ts';
import { breakable } from './no-break.ts';
import { fieldSpans, headerText, itemText, linkSpans, meterText, textOf, EMPHASIS } from './lines.ts';
import type { Block, Reply, Table } from './reply.ts';
import { tidy } from './tidy.ts';
import { type ByType, visit } from './visit.ts';

/** The part of a reply that a line of plain text belongs to, for whoever colours it. An `exact` line is not to be wrapped. */
export type LineKind = 'summary' | 'title' | 'text' | 'emphasis' | 'note' | 'exact';
/** A line of text as the terminal and plain messages show it. */
export interface Line {
  readonly kind: LineKind;
  readonly text: string;
}

const NOTE_MARK = '· ';
const COLUMN_GAP = '  ';
const line = (text: string, kind: LineKind = 'text'): Line => ({ kind, text });
const titled = (text: string, lines: Line[]): Line[] =>
  text === '' ? lines : [line(text, 'title'), ...lines];

const BLOCKS: ByType<Block, [number], Line[]> = {
  heading: (block) => [line(block.text, 'title')],
  paragraph: (block) =>
    textOf(block.spans)
      .split('\n')
      .map((text) => line(text)),
  section: (block) => [line(textOf(block.spans))],
  fields: (block) => block.fields.map((field) => line(textOf(fieldSpans(field)))),
  table: (block, width) => titled(block.caption, tableLines(block, width)),
  checklist: (block) =>
    titled(
      block.label,
      block.items.map((item) => line(itemText(item))),
    ),
  meter: (block) => [line(`${block.label === '' ? '' : `${block.label}: `}${meterText(block)}`)],
  file: (block) => [
    line(NOTE_MARK + block.alt, 'note'),
    ...block.content
      .trimEnd()
      .split('\n')
      .map((text) => line(clean(text), 'exact')),
  ],
  links: (block) => [line(textOf(linkSpans(block)))],
  // Shown where its platform shows pictures, beside the text.
  picture: () => [],
  note: (block) => [line(NOTE_MARK + textOf(block.spans), 'note')],
};

/**
 * A tidied reply as lines of plain text, unwrapped: the summary, then each block after an empty line. Tables stand in
 * columns where they are at most `width` cells wide, else one row is one line. Actions are not in it.
 */
export function plainLines(reply: Reply, width = Infinity): Line[] {
  const lines: Line[] = [line(reply.summary, 'summary')];
  let before: Block['type'] | undefined;
  for (const block of reply.blocks) {
    const own = visit(BLOCKS, block, width);
    if (own.length === 0) continue;
    const joined = before === 'heading' || (before === 'note' && block.type === 'note');
    if (!joined) lines.push(line(''));
    lines.push(...own);
    before = block.type;
  }
  return lines;
}

/** All of a reply but its actions as plain text: for logs, files, a terminal. */
export const plain = (reply: Reply): string =>
  plainLines(tidy(reply))
    .map(({ text }) => breakable(text))
    .join('\n');

function tableLines(table: Table, width: number): Line[] {
  const header = { cells: table.columns.map((column) => column.label), emphasis: false };
  const named = header.cells.some((cell) => cell !== '');
  const widths = table.columns.map((_, i) =>
    table.rows.reduce(
      (most, row) => Math.max(most, cellsOf(row.cells[i] ?? '')),
      cellsOf(header.cells[i] ?? ''),
    ),
  );
  const total = widths.reduce((sum, one) => sum + one + COLUMN_GAP.length, 0);
  const marked = table.rows.some((row) => row.emphasis);
  if (total + EMPHASIS.length > width) {
    const rows = table.rows.map((row) =>
      line((row.emphasis ? EMPHASIS : '') + row.cells.join(' · '), row.emphasis ? 'emphasis' : 'text'),
    );
    return named ? [line(headerText(table), 'note'), ...rows] : rows;
  }
  const rows = [...(named ? [header] : []), ...table.rows];
  return rows.map((row) => {
    const cells = row.cells.map((cell, i) => {
      const room = ' '.repeat((widths[i] ?? 0) - cellsOf(cell));
      return table.columns[i]?.align === 'right' ? room + cell : cell + room;
    });
    const mark = row.emphasis ? EMPHASIS : marked ? ' '.repeat(EMPHASIS.length) : '';
    const kind = row === header ? 'note' : row.emphasis ? 'emphasis' : 'text';
    return line((mark + cells.join(COLUMN_GAP)).trimEnd(), kind);
  });
}

const NARROW = /^[\u0020-\u02ff\u0370-\u058f\u2010-\u2027\u20a0-\u20bf]*$/;
const NO_WIDTH = /^[\p{M}\u200b-\u200f\u2060\ufe00-\ufe0f]$/u;
const WIDE =
  /^[\p{Emoji_Presentation}\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]$/u;

/** How many cells of a terminal a text takes. */
export function cellsOf(text: string): number {
  if (NARROW.test(text)) return text.length;
  let cells = 0;
  for (const point of text) cells += NO_WIDTH.test(point) ? 0 : WIDE.test(point) ? 2 : 1;
  return cells;
}
