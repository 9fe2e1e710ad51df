import { z } from 'zod';
import { type Block, messageBlock, viewBlock } from './blocks.ts';
import { plain } from './elements.ts';
import { LIMITS } from './limits.ts';
import { problemsOf } from './problems.ts';
import { refuseWith, Refusal } from './refusal.ts';
import { visibleRich } from '../people/words.ts';

const messageBlocks = z.array(messageBlock).max(LIMITS.messageBlocks);
const viewBase = {
  blocks: z.array(viewBlock).max(LIMITS.viewBlocks),
  private_metadata: z.string().max(LIMITS.privateMetadata).optional(),
  callback_id: z.string().max(LIMITS.id).optional(),
  external_id: z.string().max(LIMITS.id).optional(),
};
const modalOrHome = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('modal'),
    title: plain(LIMITS.modalTitle),
    submit: plain(LIMITS.modalTitle).optional(),
    close: plain(LIMITS.modalTitle).optional(),
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
    submit_disabled: z.boolean().optional(),
    ...viewBase,
  }),
  z.strictObject({ type: z.literal('home'), ...viewBase }),
]);
/** A modal or a home as an app hands it in. */
export type View = z.infer<typeof modalOrHome>;

/** Whether a message may show this picture. */
export type Pictures = (file: { id?: string; url?: string }) => boolean;

/** The blocks of a message, checked; `name` gives a block without an id one. */
export function checkMessage(raw: unknown, name: () => string, pictures: Pictures): Block[] {
  const parsed = messageBlocks.safeParse(raw);
  if (!parsed.success) throw refuseWith('invalid_blocks', problemsOf(parsed.error, 'blocks', raw));
  const problems = [...sameIds(parsed.data), ...tables(parsed.data), ...files(parsed.data, pictures)];
  if (problems.length > 0) throw refuseWith('invalid_blocks', problems);
  if (JSON.stringify(parsed.data).length > LIMITS.blocksJson) throw new Refusal('msg_blocks_too_long');
  return named(parsed.data, name);
}

/** A view, checked. Slack calls what is wrong in it invalid_arguments. */
export function checkView(raw: unknown, name: () => string, pictures: Pictures): View {
  const parsed = modalOrHome.safeParse(raw);
  if (!parsed.success) throw refuseWith('invalid_arguments', problemsOf(parsed.error, 'view', raw));
  const view = parsed.data;
  const problems = [...sameIds(view.blocks), ...files(view.blocks, pictures)];
  if (view.type === 'modal' && !view.submit && view.blocks.some((one) => one.type === 'input')) {
    problems.push('missing required field: submit [json-pointer:/view]');
  }
  if (view.type === 'home' && asksForFiles(view))
    problems.push('unsupported type: file_input [json-pointer:/view/blocks]');
  if (problems.length > 0) throw refuseWith('invalid_arguments', problems);
  if (Buffer.byteLength(JSON.stringify(view)) > LIMITS.view) throw new Refusal('view_too_large');
  return { ...view, blocks: named(view.blocks, name) } as View;
}

/** Whether a view has a field for files, which needs a scope. */
export const asksForFiles = ({ blocks }: View): boolean =>
  blocks.some((one) => one.type === 'input' && one.element.type === 'file_input');

function sameIds(blocks: readonly Block[]): string[] {
  const seen = new Set<string>();
  return blocks.flatMap(({ block_id }, i) => {
    if (block_id === undefined || !seen.has(block_id)) {
      if (block_id !== undefined) seen.add(block_id);
      return [];
    }
    return [`block_id already exists: ${block_id} [json-pointer:/blocks/${i}/block_id]`];
  });
}

function tables(blocks: readonly Block[]): string[] {
  const found = blocks.filter((one) => one.type === 'table');
  const letters = found
    .flatMap((one) => one.rows.flat())
    .reduce((sum, one) => sum + (one.type === 'rich_text' ? visibleRich(one) : one.text).length, 0);
  const markdown = blocks.reduce((sum, one) => sum + (one.type === 'markdown' ? one.text.length : 0), 0);
  return [
    ...(found.length > 1 ? ['only_one_table_allowed [json-pointer:/blocks]'] : []),
    ...(letters > LIMITS.tableText
      ? [`table must be less than ${LIMITS.tableText + 1} characters [json-pointer:/blocks]`]
      : []),
    ...(markdown > LIMITS.markdown
      ? [`markdown text must be less than ${LIMITS.markdown + 1} characters [json-pointer:/blocks]`]
      : []),
  ];
}

function files(blocks: readonly Block[], pictures: Pictures): string[] {
  return blocks.flatMap((one, i) =>
    picturesOf(one).flatMap((file) =>
      file && !pictures(file) ? [`invalid slack file [json-pointer:/blocks/${i}/slack_file]`] : [],
    ),
  );
}

function picturesOf(block: Block) {
  if (block.type === 'image') return [block.slack_file];
  if (block.type === 'context') {
    return block.elements.map((one) => (one.type === 'image' ? one.slack_file : undefined));
  }
  return block.type === 'section' && block.accessory?.type === 'image' ? [block.accessory.slack_file] : [];
}

/** Slack gives ids to the blocks and elements that have none. */
function named(blocks: readonly Block[], name: () => string): Block[] {
  const withId = <T extends { action_id?: string | undefined }>(one: T): T => ({
    ...one,
    action_id: one.action_id ?? name(),
  });
  return blocks.map((block) => {
    const one = { ...block, block_id: block.block_id ?? name() };
    if (one.type === 'actions') return { ...one, elements: one.elements.map(withId) };
    if (one.type === 'input') return { ...one, element: withId(one.element) };
    if (one.type === 'section' && one.accessory && one.accessory.type !== 'image') {
      return { ...one, accessory: withId(one.accessory) };
    }
    return one;
  });
}
