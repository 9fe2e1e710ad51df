import type { KnownBlock, RichTextBlock, TableBlock } from '@slack/types';
import { blank, shorten } from '../../../reply/clean.ts';
import { Calls } from '../../../reply/calls.ts';
import { filesInWords } from '../../../reply/files.ts';
import { paginate } from '../../../reply/fit.ts';
import { fieldSpans, headerText, itemText, linkSpans, meterText, rowSpans } from '../../../reply/lines.ts';
import type {
  Block,
  Call,
  Checklist,
  ChecklistItem,
  Fields,
  Reply,
  Span,
  Table,
} from '../../../reply/reply.ts';
import { madeOnce } from '../../../reply/made-once.ts';
import type { Picture } from '../../../reply/picture.ts';
import { altOf, tidy } from '../../../reply/tidy.ts';
import { type ByType, visit } from '../../../reply/visit.ts';
import type { Rendered, RenderRequest } from '../../shared/adapter.ts';
import { actionBlocks, boxLabel, buttonElement, checkboxes, plainText } from './actions.ts';
import { LIMITS } from './limits.ts';
import { escapeText, isBlank, markup, richText, smallPrint } from './rich.ts';

/**
 * A message as it is posted. `text` is for notifications and screen readers; `mrkdwn` off leaves markup in it unread.
 */
export interface SlackMessage {
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
  readonly mrkdwn: false;
}

/** A response to a slash command or a press, for its response_url: the message, and who sees it. */
export interface SlackResponse extends SlackMessage {
  readonly response_type: 'ephemeral' | 'in_channel';
}

/** A reply as the response to a slash command: seen by the asker alone unless it is for the channel. */
export function respond(request: RenderRequest): Rendered<SlackResponse> {
  const rendered = render(request);
  const response_type = request.visibility === 'private' ? 'ephemeral' : 'in_channel';
  return { ...rendered, payload: { response_type, ...rendered.payload } };
}

interface Message {
  readonly blocks: KnownBlock[];
  readonly calls: Calls;
  /** No more tables: Slack takes one in a message. */
  hasTable: boolean;
  /** The id of the uploaded file that shows each picture. */
  readonly shown: ReadonlyMap<Picture, string>;
}

const NONE: ReadonlyMap<Picture, string> = new Map();

/**
 * A reply as a Slack message, or the page of it that was asked for. Who sees it is decided where it is posted. Without
 * `tables`, which the App Home does not take, their rows become lines.
 */
export function render(request: RenderRequest, { tables } = { tables: true }): Rendered<SlackMessage> {
  const { shown = NONE } = request;
  let drawn: { reply: Reply; message: Message } | undefined;
  const draw = (reply: Reply): Message => {
    if (drawn?.reply !== reply) drawn = { reply, message: compose(reply, { tables, shown }) };
    return drawn.message;
  };
  const { reply, page, pages } = paginate(
    tidy(filesInWords(request.reply), (one) => shown.has(one)),
    {
      call: request.call,
      page: request.page,
      most: LIMITS.message,
      labels: { button: LIMITS.buttonText, choice: LIMITS.optionText },
      fits: (candidate) => fits(draw(candidate)),
    },
  );
  const { blocks, calls } = draw(reply);
  const text = escapeText(shorten(reply.summary, LIMITS.plainText));
  return { payload: { text, blocks, mrkdwn: false }, storedActions: [...calls.kept.values()], page, pages };
}

function fits({ blocks }: Message): boolean {
  if (blocks.length > LIMITS.blocks) return false;
  return (
    blocks.every((block) => block.type !== 'actions' || optionsFit(block.elements)) &&
    Buffer.byteLength(JSON.stringify(blocks)) <= LIMITS.message
  );
}

const optionsFit = (elements: readonly object[]): boolean =>
  elements.every(
    (one) => !('options' in one && Array.isArray(one.options)) || one.options.length <= LIMITS.options,
  );

function compose(
  reply: Reply,
  { tables, shown }: { readonly tables: boolean; readonly shown: Message['shown'] },
): Message {
  const message: Message = {
    blocks: [title(reply.summary)],
    calls: new Calls(),
    hasTable: !tables,
    shown,
  };
  for (const block of reply.blocks) visit(BLOCKS, block, message);
  message.blocks.push(...actionBlocks(reply.actions, message.calls));
  return message;
}

/** Lines of rich text, without blank ones, which Slack refuses. */
function linesOf(lines: readonly (readonly Span[])[]): KnownBlock[] {
  const seen = lines.filter((line) => !isBlank(line));
  return seen.length > 0 ? [richText(...seen)] : [];
}

/** Adds them. */
const show = (blocks: KnownBlock[], lines: readonly (readonly Span[])[]): void =>
  void blocks.push(...linesOf(lines));

const strong = (text: string): Span => ({ type: 'strong', text });
const title = (text: string): KnownBlock =>
  text.length <= LIMITS.header
    ? { type: 'header', text: plainText(text, LIMITS.header) }
    : richText([strong(text)]);

const WORDS = {
  paragraph: madeOnce(({ spans }: { readonly spans: readonly Span[] }) => linesOf([spans])),
  note: madeOnce(({ spans }: { readonly spans: readonly Span[] }) =>
    isBlank(spans) ? [] : [smallPrint(spans)],
  ),
  fields: madeOnce(({ fields }: Fields) => linesOf(fields.map(fieldSpans))),
};

const BLOCKS: ByType<Block, [Message], void> = {
  heading: (block, { blocks }) => blocks.push(title(block.text)),
  paragraph: (block, { blocks }) => blocks.push(...WORDS.paragraph(block)),
  section: ({ spans, accessory }, { blocks, calls }) => {
    const text = markup(spans);
    const button = buttonElement(accessory, calls);
    if (text === undefined) {
      show(blocks, [spans]);
      blocks.push({ type: 'actions', elements: [button] });
      return;
    }
    blocks.push({ type: 'section', text: { type: 'mrkdwn', text, verbatim: true }, accessory: button });
  },
  links: (block, { blocks }) => show(blocks, [linkSpans(block)]),
  note: (block, { blocks }) => blocks.push(...WORDS.note(block)),
  fields: (block, { blocks }) => blocks.push(...WORDS.fields(block)),
  table: (block, message) => {
    if (message.hasTable || !isNative(block)) show(message.blocks, tableLines(block));
    else {
      message.hasTable = true;
      if (block.caption !== '') message.blocks.push(richText([strong(block.caption)]));
      message.blocks.push(nativeTable(block));
    }
  },
  checklist: (block, message) => checklist(block, message),
  meter: (block, { blocks }) => {
    const label = block.label === '' ? [] : [strong(`${block.label}: `)];
    blocks.push(richText([...label, { type: 'text', text: meterText(block) }]));
  },
  // Where it has no file, `tidy` has put its words in its place.
  picture: ({ picture }, { blocks, shown }) => {
    const id = shown.get(picture);
    if (id !== undefined) blocks.push({ type: 'image', slack_file: { id }, alt_text: altOf(picture) });
  },
  // A message cannot hold a file: this is the note on one that was uploaded by itself.
  file: ({ alt }, { blocks }) => show(blocks, [[{ type: 'text', text: alt }]]),
};

function isNative({ columns, rows }: Table): boolean {
  if (columns.length > LIMITS.tableColumns || rows.length + 1 > LIMITS.tableRows) return false;
  let text = columns.reduce((sum, column) => sum + column.label.length, 0);
  for (const row of rows) text = row.cells.reduce((sum, cell) => sum + cell.length, text);
  return text <= LIMITS.tableText;
}

/** The text of a cell, which Slack does not take empty. */
const cellText = (text: string): string => (blank(text) ? '–' : text);

function nativeTable({ columns, rows }: Table): TableBlock {
  const bold = (text: string): RichTextBlock => richText([strong(cellText(text))]);
  return {
    type: 'table',
    column_settings: columns.map(({ align }) => ({ align, is_wrapped: true })),
    rows: [
      columns.map(({ label }) => bold(label)),
      ...rows.map(({ cells, emphasis }) =>
        cells.map((cell) => (emphasis ? bold(cell) : { type: 'raw_text' as const, text: cellText(cell) })),
      ),
    ],
  };
}

function tableLines(block: Table): Span[][] {
  const header = headerText(block);
  return [
    ...(block.caption === '' ? [] : [[strong(block.caption)]]),
    ...(header === '' ? [] : [[{ type: 'text', text: header } as const]]),
    ...block.rows.map(rowSpans),
  ];
}

type Tickable = ChecklistItem & { readonly call: Call };
const isTickable = (item: ChecklistItem): item is Tickable => item.call !== undefined;
const isBox = (item: ChecklistItem): item is Tickable =>
  isTickable(item) && boxLabel(item.label) !== undefined;

/** Boxes where an item can be ticked here, lines where it cannot, in the order given. */
function checklist({ label, items }: Checklist, { blocks, calls }: Message): void {
  if (label !== '') blocks.push(richText([strong(label)]));
  for (let i = 0; i < items.length;) {
    const boxes = runOf(items, i, isBox, LIMITS.checkboxes).filter(isBox);
    // A label too long for a check box stands in full on the line above it.
    const tall = boxes.length === 0 ? runOf(items, i, isTickable, 1).filter(isTickable) : [];
    const lines =
      boxes.length + tall.length === 0 ? runOf(items, i, (item) => !isTickable(item), Infinity) : tall;
    if (lines.length > 0) {
      blocks.push(richText(...lines.map((item): Span[] => [{ type: 'text', text: itemText(item) }])));
    }
    const group = [...boxes, ...tall];
    if (group.length > 0) blocks.push({ type: 'actions', elements: [checkboxes(group, calls)] });
    i += Math.max(boxes.length, lines.length);
  }
}

/** The items from `start` on that all satisfy `test`, at most `limit`. */
function runOf<T>(
  items: readonly T[],
  start: number,
  test: (item: T) => boolean,
  limit: number,
): readonly T[] {
  let end = start;
  for (let item = items[end]; item !== undefined && end - start < limit && test(item); item = items[end])
    end++;
  return items.slice(start, end);
}
