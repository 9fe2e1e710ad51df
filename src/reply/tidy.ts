import { blank, clean, shorten } from './clean.ts';
import { headerText, linkSpans, rowSpans } from './lines.ts';
import type { Action, Block, Call, Checklist, FileBlock, Reply, Table, WordBlock } from './reply.ts';
import { madeOnce } from './made-once.ts';
import type { Picture } from './picture.ts';
import { label, LONGEST_NAME, orDots, safeUrl, shown, tidySpans } from './tidy-spans.ts';
import { type ByType, visit } from './visit.ts';

/** The narrowest bound on a button's address among the platforms, in characters. */
const LONGEST_BUTTON_LINK = 512;
/** The longest name of a link that a button takes, and the most links in one block. */
const LONGEST_LINK_NAME = 80;
const MOST_LINKS = 5;
const LONGEST_ALT = 900;
/** A caption or label above a list, beyond which it becomes a paragraph of its own. */
const LONGEST_LABEL = 200;
/** The text beside a button, beyond which it becomes a paragraph and the button one of the others. UTF-16 units. */
const LONGEST_SECTION = 400;
/** The names of a table's columns together, beyond which they are a paragraph and so are the rows. */
const LONGEST_HEADER = 400;

/**
 * A reply every renderer can rely on, whatever data went into it: all text cleaned, nothing empty, addresses only
 * http(s) and safe inside any markup, moments and counts in range, as many cells in a row as columns, no two runs of
 * the same kind side by side. Renderers call it first, so that none of them has to remember. A picture that is not shown
 * gives its words instead.
 */
export function tidy(reply: Reply, isShown: (picture: Picture) => boolean = () => false): Reply {
  const blocks: Block[] = [];
  const actions: Action[] = [];
  const add = (block: WordBlock | FileBlock): void => {
    const parts = tidied(block);
    blocks.push(...parts.blocks);
    actions.push(...parts.actions);
  };
  for (const block of reply.blocks) {
    if (block.type !== 'picture') add(block);
    else if (isShown(block.picture)) {
      const { caption, ...shownAlone } = block;
      blocks.push({ ...shownAlone, words: [] });
      if (caption) add(caption);
    } else block.words.forEach(add);
  }
  for (const action of reply.actions) visit(ACTIONS, action, actions, blocks);
  return { summary: label(reply.summary), blocks, actions };
}

/** What becomes of a block: other blocks, and what of it is pressed. */
interface Tidied {
  readonly blocks: readonly Block[];
  readonly actions: readonly Action[];
}

const tidied = madeOnce((block: WordBlock | FileBlock): Tidied => {
  const parts: { blocks: Block[]; actions: Action[] } = { blocks: [], actions: [] };
  visit(BLOCKS, block, parts.blocks, parts.actions);
  return parts;
});

/** What is pressed has one line, and may come back as the words on it. */
const pressed = (text: string): string => orDots(clean(text));
/** The names that every platform and file system takes. */
const fileName = (name: string): string =>
  name
    .replace(/[^\w.-]+/g, '-')
    .replace(/^[.-]+/, '')
    .slice(-LONGEST_NAME) || 'file';
const count = (value: number): number => (Number.isFinite(value) && value > 0 ? value : 0);
const title = (text: string): Block => ({ type: 'paragraph', spans: [{ type: 'strong', text }] });

/** The words that stand for a picture, as every platform takes them. */
export const altOf = ({ alt }: Picture): string => shorten(label(alt), LONGEST_ALT);

const BLOCKS: ByType<WordBlock | FileBlock, [Block[], Action[]], void> = {
  heading: (block, out) => {
    const text = shown(block.text);
    if (!blank(text)) out.push({ type: 'heading', text });
  },
  paragraph: (block, out) => {
    const spans = tidySpans(block.spans, 'keep');
    if (spans.length > 0) out.push({ type: 'paragraph', spans });
  },
  note: (block, out) => {
    const spans = tidySpans(block.spans, 'space');
    if (spans.length > 0) out.push({ type: 'note', spans });
  },
  section: ({ spans: given, accessory }, out, actions) => {
    const spans = tidySpans(given, 'space');
    const button = { ...accessory, label: label(accessory.label) };
    const length = spans.reduce((sum, span) => sum + ('text' in span ? span.text.length : LONGEST_NAME), 0);
    if (spans.length > 0 && length <= LONGEST_SECTION && button.label.length <= LONGEST_NAME) {
      out.push({ type: 'section', spans, accessory: button });
      return;
    }
    if (spans.length > 0) out.push({ type: 'paragraph', spans });
    actions.push(button);
  },
  fields: (block, out) => {
    const fields = block.fields
      .map((field) => ({ label: shown(field.label), value: tidySpans(field.value, 'space') }))
      .filter((field) => field.value.length > 0 || !blank(field.label));
    if (fields.length > 0) out.push({ type: 'fields', fields });
  },
  table: (block, out) => {
    const table = tidyTable(block);
    const isApart = table.caption.length > LONGEST_LABEL || table.columns.length === 0;
    if (isApart && table.caption !== '') out.push(title(table.caption));
    if (table.columns.length === 0) return;
    if (headerText(table).length > LONGEST_HEADER) {
      if (!isApart && table.caption !== '') out.push(title(table.caption));
      out.push(
        title(headerText(table)),
        ...table.rows.map((row): Block => ({ type: 'paragraph', spans: rowSpans(row) })),
      );
    } else out.push(isApart ? { ...table, caption: '' } : table);
  },
  checklist: (block, out) => {
    const list: Checklist = {
      type: 'checklist',
      label: shown(block.label).trim(),
      items: block.items.map((item) => ({ ...item, label: label(item.label) })),
      ...(block.form && { form: { ...block.form, label: label(block.form.label) } }),
    };
    const long = list.label.length > LONGEST_LABEL || list.items.length === 0;
    if (long && list.label !== '') out.push(title(list.label));
    if (list.items.length > 0) out.push(long ? { ...list, label: '' } : list);
  },
  meter: (block, out) => {
    const meter = {
      ...block,
      label: shown(block.label).trim(),
      value: count(block.value),
      max: count(block.max),
    };
    if (meter.label.length <= LONGEST_LABEL) out.push(meter);
    else out.push(title(meter.label), { ...meter, label: '' });
  },
  links: (block, out) => {
    const links = block.links.flatMap(({ text, url }) => {
      const safe = safeUrl(url);
      const name = pressed(text);
      const fits =
        name.length <= LONGEST_LINK_NAME && safe !== undefined && safe.length <= LONGEST_BUTTON_LINK;
      return fits ? [{ text: name, url: safe }] : [];
    });
    if (links.length === block.links.length && links.length <= MOST_LINKS) {
      if (links.length > 0) out.push({ type: 'links', links });
      return;
    }
    const spans = tidySpans(linkSpans(block), 'space');
    if (spans.length > 0) out.push({ type: 'paragraph', spans });
  },
  file: (block, out) =>
    out.push({ ...block, name: fileName(block.name), alt: shorten(label(block.alt), LONGEST_ALT) }),
};

function tidyTable(block: Table): Table {
  const width = block.rows.reduce((most, row) => Math.max(most, row.cells.length), block.columns.length);
  const columns = block.columns.map((column) => ({ ...column, label: shown(column.label) }));
  while (columns.length < width) columns.push({ label: '', align: 'left' });
  const rows = block.rows.map((row) => {
    const cells = row.cells.map((cell) => shown(cell));
    while (cells.length < width) cells.push('');
    return { ...row, cells };
  });
  return { type: 'table', caption: shown(block.caption).trim(), columns, rows };
}

const ACTIONS: ByType<Action, [Action[], Block[]], void> = {
  button: (action, out) => out.push({ ...action, label: pressed(action.label), call: action.call }),
  menu: (action, out) => {
    const choices = action.choices.map((choice): { label: string; call: Call } => ({
      label: pressed(choice.label),
      call: choice.call,
    }));
    if (choices.length > 0) out.push({ ...action, label: pressed(action.label), choices });
  },
  link: (action, out, blocks) => {
    const url = safeUrl(action.url);
    const text = pressed(action.label);
    if (url !== undefined && url.length <= LONGEST_BUTTON_LINK) out.push({ type: 'link', label: text, url });
    else
      blocks.push({
        type: 'paragraph',
        spans: tidySpans([{ type: 'link', text, url: action.url }], 'space'),
      });
  },
};
