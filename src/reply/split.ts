import { breakAt, shorten } from './clean.ts';
import { fieldSpans, headerText, itemText } from './lines.ts';
import type { Block, Menu, Span } from './reply.ts';
import { type ByType, visit } from './visit.ts';

/** A checklist item's label that can still be ticked when the whole label stands elsewhere. UTF-16 units. */
const TICK_LABEL = 100;

interface Cutter<B extends Block> {
  /** In how many units the block can be parted: characters of prose, items of a list. */
  size(block: B): number;
  /** The first `at` units, 1 ≤ at < size, and the rest. Prose is parted at `at` or a little before. */
  cut(block: B, at: number): readonly [Block, Block];
  /** The same in blocks that part further, for a unit too large for a page; undefined when there are none. */
  simpler(block: B): readonly Block[] | undefined;
}

const strong = (text: string): Block => ({ type: 'paragraph', spans: [{ type: 'strong', text }] });
const titled = (text: string, ...blocks: Block[]): Block[] =>
  text === '' ? blocks : [strong(text), ...blocks];
const whole: Cutter<Block> = {
  size: () => 1,
  cut: (block) => [block, block],
  simpler: () => undefined,
};

const CUTTERS: { readonly [T in Block['type']]: Cutter<Extract<Block, { type: T }>> } = {
  heading: {
    size: (block) => block.text.length,
    cut: ({ text }, at) => {
      const point = breakAt(text, at);
      return [strong(text.slice(0, point)), strong(text.slice(point))];
    },
    simpler: () => undefined,
  },
  paragraph: {
    size: (block) => spansSize(block.spans),
    cut: ({ spans }, at) => cutSpans(spans, at, (part) => ({ type: 'paragraph', spans: part })),
    simpler: () => undefined,
  },
  note: {
    size: (block) => spansSize(block.spans),
    cut: ({ spans }, at) => cutSpans(spans, at, (part) => ({ type: 'note', spans: part })),
    simpler: () => undefined,
  },
  section: whole,
  fields: {
    size: (block) => block.fields.length,
    cut: ({ fields }, at) => [
      { type: 'fields', fields: fields.slice(0, at) },
      { type: 'fields', fields: fields.slice(at) },
    ],
    simpler: ({ fields }) => fields.map((field) => ({ type: 'paragraph', spans: fieldSpans(field) })),
  },
  table: {
    size: (block) => block.rows.length,
    cut: (block, at) => [
      { ...block, rows: block.rows.slice(0, at) },
      { ...block, rows: block.rows.slice(at) },
    ],
    simpler: (block) => {
      if (block.rows.length === 0) return titled(block.caption, strong(headerText(block)));
      const rows = block.rows.map(({ cells }): Block => {
        const fields = block.columns.map(({ label }, i) => {
          const text = cells[i] ?? '';
          return { label, value: text === '' ? [] : [{ type: 'text', text } as const] };
        });
        return { type: 'fields', fields };
      });
      return titled(block.caption, ...rows);
    },
  },
  checklist: {
    size: (block) => block.items.length,
    cut: (block, at) => [
      { ...block, items: block.items.slice(0, at) },
      { ...block, items: block.items.slice(at) },
    ],
    simpler: ({ items, label, form }) => {
      if (items.every((item) => item.label.length <= TICK_LABEL)) return undefined;
      const blocks = items.flatMap((item): Block[] => {
        const line: Block = { type: 'paragraph', spans: [{ type: 'text', text: itemText(item) }] };
        const short = { ...item, label: shorten(item.label, TICK_LABEL) };
        const list = { type: 'checklist', label: '', items: [short], ...(form && { form }) } as const;
        return item.call ? [line, list] : [line];
      });
      return titled(label, ...blocks);
    },
  },
  meter: whole,
  file: whole,
  links: whole,
  picture: whole,
};

const cutterOf = (block: Block): Cutter<Block> => CUTTERS[block.type];

/** In how many units a block can be parted: characters of prose, items of a list. */
export const sizeOf = (block: Block): number => cutterOf(block).size(block);
/** The first `at` units of a block, 1 ≤ at < its size, and the rest. */
export const cutBlock = (block: Block, at: number): readonly [Block, Block] => cutterOf(block).cut(block, at);
/** Blocks that say the same as one whose single unit is too large for a page; undefined where there are none. */
export const simpler = (block: Block): readonly Block[] | undefined => cutterOf(block).simpler(block);
/** Whether a block's units are characters, so that a few of them on a page are worth little. */
export const isProse = ({ type }: Block): boolean =>
  type === 'paragraph' || type === 'note' || type === 'heading';

/** A menu's first `at` choices, 1 ≤ at < their number, and a menu of the rest. */
export const cutMenu = (menu: Menu, at: number): readonly [Menu, Menu] => [
  { ...menu, choices: menu.choices.slice(0, at) },
  { ...menu, choices: menu.choices.slice(at) },
];

const SPAN_SIZE: ByType<Span, [], number> = {
  text: (span) => span.text.length,
  strong: (span) => span.text.length,
  code: (span) => span.text.length,
  command: (span) => span.text.length,
  link: (span) => span.text.length,
  mention: () => 1,
  time: () => 1,
};
const spansSize = (spans: readonly Span[]): number =>
  spans.reduce((sum, span) => sum + visit(SPAN_SIZE, span), 0);

function cutSpans(
  spans: readonly Span[],
  at: number,
  build: (spans: readonly Span[]) => Block,
): readonly [Block, Block] {
  let left = at;
  for (const [i, span] of spans.entries()) {
    const size = visit(SPAN_SIZE, span);
    if (size <= left) {
      left -= size;
      continue;
    }
    const before = spans.slice(0, i);
    const tail = spans.slice(i + 1);
    if (left === 0 || span.type === 'mention' || span.type === 'time')
      return [build(before), build([span, ...tail])];
    const point = breakAt(span.text, left);
    const part = (text: string): Span =>
      span.type === 'command' ? { type: 'code', text } : { ...span, text };
    const rest = point < span.text.length ? [part(span.text.slice(point))] : [];
    return [build([...before, part(span.text.slice(0, point))]), build([...rest, ...tail])];
  }
  return [build(spans), build([])];
}
