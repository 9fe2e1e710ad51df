import { shorten } from './clean.ts';
import type { Action, Block, Button, Call, Reply } from './reply.ts';
import { cutBlock, cutMenu, isProse, simpler, sizeOf } from './split.ts';

/** How a platform's room for one message is asked about. */
export interface Room {
  /** The call whose answer the reply is: the buttons to the other pages replay it. */
  readonly call: Call;
  /** The page wanted, from 1; out of range means the nearest. */
  readonly page: number;
  /** Whether a reply fits one message. Part of one that fits must fit too. */
  fits(reply: Reply): boolean;
  /** Beyond how many characters of text no message can fit. */
  readonly most: number;
  /** The longest labels of a button and of a menu's choice, UTF-16 units. */
  readonly labels: { readonly button: number; readonly choice: number };
}
/** One page of a reply; `pages` is 1 where all of it fits. */
export interface Page {
  readonly reply: Reply;
  readonly page: number;
  readonly pages: number;
}
interface Part {
  blocks: Block[];
  actions: Action[];
}

/** A title repeated on every page is cut to this; the first page has it in full. UTF-16 units. */
const PAGED_SUMMARY = 300;
/** A longer label is given in full among the blocks, no longer beside its button. UTF-16 units. */
const LABEL_BESIDE = 300;
/** Actions put on a page before its blocks, so that an answer's buttons stand on its first page. */
const ACTIONS_FIRST = 10;
/** Fewer characters of a paragraph than this are not worth beginning on a page. */
const PROSE_START = 40;
/** Stands for page numbers not yet known: as wide as any. */
const WIDEST = 99_999;

/**
 * A tidied reply, or the page of it that was asked for when it is too much for one message. Nothing is lost: what
 * does not fit goes to a further page, parted between items, rows or words, and every page leads to its neighbours.
 */
export function paginate(reply: Reply, room: Room): Page {
  const pages = allPages(reply, room);
  const page = Math.min(Math.max(1, Math.trunc(room.page) || 1), pages.length);
  return { reply: pages[page - 1] ?? reply, page, pages: pages.length };
}

/** Every page of a tidied reply, at least one. */
export function allPages(reply: Reply, room: Room): readonly Reply[] {
  const all = withLabels(reply, room);
  if (room.fits(all)) return [all];
  const { summary, blocks, actions } = spread(reply);
  const title = shorten(summary, PAGED_SUMMARY);
  const leads = (page: number, pages: number): Reply['actions'] => [
    ...(page > 1 ? [toPage('Previous page', room.call, page - 1)] : []),
    ...(page < pages ? [toPage('Next page', room.call, page + 1)] : []),
  ];
  const build = (part: Part, page: number, pages: number): Reply => {
    const labelled = withLabels({ summary: title, ...part }, room);
    if (pages === 1) return labelled;
    const where: Block = { type: 'note', spans: [{ type: 'text', text: `Page ${page} of ${pages}` }] };
    return {
      summary: title,
      blocks: [...labelled.blocks, where],
      actions: [...labelled.actions, ...leads(page, pages)],
    };
  };
  const parts = fill(blocks, actions, room.most, (part) => room.fits(build(part, WIDEST - 1, WIDEST)));
  if (parts.length === 0) return [all];
  return parts.map((part, i) => build(part, i + 1, parts.length));
}

/** Without its intent: turning a page of a shared answer does not share it again. */
const toPage = (label: string, { path, fields }: Call, page: number): Button => ({
  type: 'button',
  label,
  style: 'secondary',
  call: { path, fields, page },
});

/** Labels cut to what the platform shows, each given in full below the blocks. */
function withLabels(reply: Reply, { labels }: Room): Reply {
  const full: string[] = [];
  const cut = (text: string, max: number): string => {
    if (text.length <= max) return text;
    full.push(text);
    return shorten(text, max);
  };
  const isLong = (action: Action): boolean =>
    action.label.length > labels.button ||
    (action.type === 'menu' && action.choices.some((choice) => choice.label.length > labels.choice));
  if (!reply.actions.some(isLong)) return reply;
  const actions = reply.actions.map((action): Action => {
    const label = cut(action.label, labels.button);
    if (action.type !== 'menu') return { ...action, label };
    return {
      ...action,
      label,
      choices: action.choices.map((one) => ({ ...one, label: cut(one.label, labels.choice) })),
    };
  });
  const legend: Block = { type: 'paragraph', spans: [{ type: 'text', text: full.join('\n') }] };
  return { summary: reply.summary, blocks: [...reply.blocks, legend], actions };
}

/** Everything that pages cannot part, a giant title or label, put among the blocks where they can. */
function spread(reply: Reply): Reply {
  const blocks = [...reply.blocks];
  if (reply.summary.length > PAGED_SUMMARY) {
    blocks.unshift({ type: 'paragraph', spans: [{ type: 'strong', text: reply.summary }] });
  }
  const cut = (text: string): string => {
    if (text.length <= LABEL_BESIDE) return text;
    blocks.push({ type: 'paragraph', spans: [{ type: 'text', text }] });
    return shorten(text, LABEL_BESIDE);
  };
  const actions = reply.actions.map((action): Action => {
    const label = cut(action.label);
    if (action.type !== 'menu') return { ...action, label };
    return { ...action, label, choices: action.choices.map((one) => ({ ...one, label: cut(one.label) })) };
  });
  return { summary: reply.summary, blocks, actions };
}

/** Lays blocks and actions out over as few pages as reading well allows. */
function fill(
  blocks: readonly Block[],
  actions: readonly Action[],
  limit: number,
  fits: (part: Part) => boolean,
): Part[] {
  const pages: Part[] = [];
  const waiting = blocks.toReversed();
  const acting = actions.toReversed();
  while (waiting.length > 0 || acting.length > 0) {
    const page: Part = { blocks: [], actions: [] };
    takeActions(page, acting, waiting.length > 0 ? ACTIONS_FIRST : Infinity, fits);
    while (waiting.length > 0 && takeBlock(page, waiting, limit, fits));
    // A heading does not stay behind what it heads.
    for (
      let last = page.blocks.at(-1);
      waiting.length > 0 && last?.type === 'heading';
      last = page.blocks.at(-1)
    ) {
      if (page.blocks.length === 1) break;
      page.blocks.pop();
      waiting.push(last);
    }
    if (waiting.length === 0) takeActions(page, acting, Infinity, fits);
    pages.push(page);
  }
  return pages;
}

/** Moves the last of `acting` to the page while they fit, at most `limit` of them, a menu in part if need be. */
function takeActions(page: Part, acting: Action[], limit: number, fits: (part: Part) => boolean): void {
  while (page.actions.length < limit) {
    const action = acting.pop();
    if (!action) return;
    const added = (next: Action): Part => ({ blocks: page.blocks, actions: [...page.actions, next] });
    const isFirst = page.actions.length === 0 && page.blocks.length === 0;
    if (fits(added(action))) {
      page.actions.push(action);
      continue;
    }
    const choices = action.type === 'menu' ? action.choices.length : 1;
    const at =
      action.type === 'menu' ? most(1, choices - 1, (count) => fits(added(cutMenu(action, count)[0]))) : 0;
    if (action.type === 'menu' && at > 0) {
      const [first, rest] = cutMenu(action, at);
      page.actions.push(first);
      acting.push(rest);
    } else if (isFirst) page.actions.push(action);
    else acting.push(action);
    return;
  }
}

/** Moves the last of `waiting` to the page, whole or in part; false when the page is full. */
function takeBlock(page: Part, waiting: Block[], limit: number, fits: (part: Part) => boolean): boolean {
  const block = waiting.pop();
  if (!block) return false;
  const size = sizeOf(block);
  const added = (next: Block): Part => ({ actions: page.actions, blocks: [...page.blocks, next] });
  if (size <= limit && fits(added(block))) {
    page.blocks.push(block);
    return true;
  }
  const fresh = page.blocks.length === 0;
  if (!fresh && size <= limit && fits({ blocks: [block], actions: [] })) {
    waiting.push(block);
    return false;
  }
  const least = isProse(block) && !(fresh && page.actions.length === 0) ? PROSE_START : 1;
  const at = most(least, Math.min(size - 1, limit), (units) => fits(added(cutBlock(block, units)[0])));
  if (at > 0) {
    const [first, rest] = cutBlock(block, at);
    page.blocks.push(first);
    waiting.push(rest);
    return false;
  }
  if (!fresh || page.actions.length > 0) {
    waiting.push(block);
    return false;
  }
  const [first, rest] = size > 1 ? cutBlock(block, 1) : [block, undefined];
  const blocks = simpler(first);
  if (rest) waiting.push(rest);
  if (blocks) waiting.push(...blocks.toReversed());
  else page.blocks.push(first);
  return true;
}

/** The largest number from `low` to `high` that holds, given that every smaller one holds too; 0 when none does. */
function most(low: number, high: number, holds: (count: number) => boolean): number {
  let best = 0;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) {
      best = middle;
      low = middle + 1;
    } else high = middle - 1;
  }
  return best;
}
