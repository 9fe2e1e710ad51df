import type { Action, Block, Call, ChecklistForm, Reply, WordBlock } from './reply.ts';

type Change = (call: Call) => Call;

/** A reply whose buttons, choices and boxes carry other calls; the same object where none changed. */
export function mapCalls(reply: Reply, change: Change): Reply {
  // Most replies stay as they are, so looking comes before building.
  const changes = (call: Call): boolean => change(call) !== call;
  if (
    !reply.actions.some((one) => hasCall(one, changes)) &&
    !reply.blocks.some((one) => holdsCall(one, changes))
  )
    return reply;
  return {
    ...reply,
    blocks: reply.blocks.map((one) => inBlock(one, change)),
    actions: reply.actions.map((one) => inAction(one, change)),
  };
}

function hasCall(action: Action, is: (call: Call) => boolean): boolean {
  if (action.type === 'button') return is(action.call);
  return action.type === 'menu' && action.choices.some((one) => is(one.call));
}

function holdsCall(block: Block, is: (call: Call) => boolean): boolean {
  if (block.type === 'section') return is(block.accessory.call);
  if (block.type === 'picture')
    return (block.again !== undefined && is(block.again)) || block.words.some((one) => holdsCall(one, is));
  if (block.type !== 'checklist') return false;
  return (
    block.items.some((item) => item.call !== undefined && is(item.call)) ||
    (block.form !== undefined && is(block.form.call))
  );
}

function inBlock(block: Block, change: Change): Block {
  if (block.type === 'picture') {
    const { again, words } = block;
    return {
      ...block,
      words: words.map((one) => inWords(one, change)),
      ...(again && { again: change(again) }),
    };
  }
  return block.type === 'file' ? block : inWords(block, change);
}

function inWords(block: WordBlock, change: Change): WordBlock {
  if (block.type === 'section')
    return { ...block, accessory: { ...block.accessory, call: change(block.accessory.call) } };
  if (block.type !== 'checklist') return block;
  const items = block.items.map((item) => (item.call ? { ...item, call: change(item.call) } : item));
  const form: ChecklistForm | undefined = block.form && { ...block.form, call: change(block.form.call) };
  return { ...block, items, ...(form && { form }) };
}

function inAction(action: Action, change: Change): Action {
  if (action.type === 'button') return { ...action, call: change(action.call) };
  if (action.type !== 'menu') return action;
  return { ...action, choices: action.choices.map((one) => ({ ...one, call: change(one.call) })) };
}
